//! Probes about the presence of fields, and about combinations of fields.

use payment_session::{SessionResponse, rules::Origin};
use serde_json::json;

use crate::{
    change::Change,
    control::Control,
    judgement::Judgement,
    probe::{Ask, Group, Probe},
    request_probe::RequestProbe,
};

pub const PROBES: &[Probe] = &[
    Probe {
        id: "redirect-url",
        about: &["redirect-url", "D1"],
        group: Group::Rules,
        question: "Is a hosted page without `redirectUrl` rejected?",
        decision: "`redirectUrl` is required in the mode `REDIRECT`.",
        reason: "The table calls it mandatory.",
        origin: Origin::Documented,
        ask: Ask::Request(RequestProbe::rejected(Control::Page, Change::Remove("/redirectUrl"))),
    },
    Probe {
        id: "redirect-url-api",
        about: &["redirect-url", "C6", "D1"],
        group: Group::Rules,
        question: "Is a request in the mode `API` without `redirectUrl` accepted?",
        decision: "`redirectUrl` is optional in the mode `API`.",
        reason: "The table calls it mandatory, but one example omits it. It was reported to be required.",
        origin: Origin::Decided,
        ask: Ask::Request(RequestProbe::accepted(Control::Qr, Change::Remove("/redirectUrl"))),
    },
    Probe {
        id: "redirect-url-fields",
        about: &["C6", "D1"],
        group: Group::Rules,
        question: "Is `redirectUrl` without `expirationReturnUrl` accepted?",
        decision: "Each of the three URLs is optional.",
        reason: "The table calls them conditional and names no condition.",
        origin: Origin::Decided,
        ask: Ask::Request(
            RequestProbe::accepted(Control::Page, Change::Remove("/redirectUrl/expirationReturnUrl"))
                .named(&["redirectUrl"]),
        ),
    },
    Probe {
        id: "order-information",
        about: &["orderInformation"],
        group: Group::Rules,
        question: "Is a request without `orderInformation` accepted?",
        decision: "`orderInformation` is optional.",
        reason: "The table calls it mandatory, but merchants omit it.",
        origin: Origin::Inferred,
        ask: Ask::Request(RequestProbe::accepted(Control::Page, Change::Remove("/orderInformation"))),
    },
    Probe {
        id: "customer-choice",
        about: &["customer-choice", "C12"],
        group: Group::Rules,
        question: "Is a request with both `customerId` and `customer` rejected?",
        decision: "Exactly one of them is present.",
        reason: "The current table says either. An older example has both.",
        origin: Origin::Decided,
        ask: Ask::Request(
            RequestProbe::rejected(
                Control::Page,
                Change::Set("/customerId", |_| json!("01975d90-bb55-76f6-b423-691c7868e85d")),
            )
            .named(&["customer"]),
        ),
    },
    Probe {
        id: "api-method",
        about: &["api-method"],
        group: Group::Rules,
        question: "Is a request in the mode `API` without `paymentMethod` rejected?",
        decision: "A method is required in the mode `API`, unless the session is confirmed later.",
        reason: "Without a hosted page, nobody can choose the method.",
        origin: Origin::Inferred,
        ask: Ask::Request(RequestProbe::rejected(Control::Qr, Change::Remove("/paymentMethod")).named(&["method"])),
    },
    Probe {
        id: "strict-virtual-account",
        about: &["expiration-method"],
        group: Group::Rules,
        question: "Is `expirationMode` `STRICT` with a virtual account rejected?",
        decision: "`STRICT` is for cards and e-wallets only.",
        reason: "The table says so, and it was reported to be rejected.",
        origin: Origin::Documented,
        ask: Ask::Request(RequestProbe::rejected(
            Control::VirtualAccount,
            Change::Set("/expirationMode", |_| json!("STRICT")),
        )),
    },
    Probe {
        id: "strict-ewallet",
        about: &["expiration-method", "C13"],
        group: Group::Rules,
        question: "Is `expirationMode` `STRICT` with an e-wallet accepted?",
        decision: "`STRICT` is accepted for e-wallets.",
        reason: "The table says so. A comment of a merchant says the opposite.",
        origin: Origin::Decided,
        ask: Ask::Request(RequestProbe::accepted(
            Control::Ewallet,
            Change::Set("/expirationMode", |_| json!("STRICT")),
        )),
    },
    Probe {
        id: "va-number",
        about: &["va-number", "C22", "D5"],
        group: Group::Rules,
        question: "Is an account number with `paymentType` `SINGLE` rejected?",
        decision: "The merchant chooses a number for `MULTIPLE` only.",
        reason: "The current pages say so. Older guides do it.",
        origin: Origin::Decided,
        ask: Ask::Request(
            RequestProbe::rejected(
                Control::VirtualAccount,
                Change::Set("/paymentMethodOptions/virtualAccount/virtualAccountNumber", |_| json!("00000096")),
            )
            .named(&["virtual account", "VA number"]),
        ),
    },
    Probe {
        id: "unknown-field",
        about: &["unknown-field", "D15"],
        group: Group::Rules,
        question: "Is an unknown field rejected?",
        decision: "An unknown field is rejected.",
        reason: "A misspelt field that the gateway ignores would do nothing, in silence.",
        origin: Origin::Inferred,
        ask: Ask::Request(RequestProbe::rejected(Control::Page, Change::Set("/liveCheck", |_| json!("1")))),
    },
    Probe {
        id: "recurring-id",
        about: &["unknown-field"],
        group: Group::Rules,
        question: "Is `recurringId` in a request rejected?",
        decision: "`recurringId` is a field of responses only.",
        reason: "A later documentation page shows it in a response.",
        origin: Origin::Inferred,
        ask: Ask::Request(RequestProbe::rejected(
            Control::Page,
            Change::Set("/recurringId", |_| json!("01975d90-bb55-76f6-b423-691c7868e85d")),
        )),
    },
    Probe {
        id: "page-without-method",
        about: &["autoConfirm"],
        group: Group::Rules,
        question: "Is a hosted page without a method and with `autoConfirm` `true` accepted?",
        decision: "It is accepted.",
        reason: "The documentation shows it with `false` only, and `true` is the default.",
        origin: Origin::Inferred,
        ask: Ask::Request(
            RequestProbe::accepted(Control::Page, Change::Set("/autoConfirm", |_| json!(true)))
                .named(&["paymentMethod"]),
        ),
    },
    Probe {
        id: "card-options",
        about: &["C9"],
        group: Group::Rules,
        question: "Is a card without `paymentMethodOptions` accepted if it is confirmed later?",
        decision: "The options of cards are optional.",
        reason: "The table calls them mandatory. Two examples omit them.",
        origin: Origin::Decided,
        ask: Ask::Request(RequestProbe::accepted(Control::Card, Change::Remove("/paymentMethodOptions"))),
    },
    Probe {
        id: "ewallet-expiry",
        about: &["C4"],
        group: Group::Rules,
        question: "Is an e-wallet without its own `expiryAt` accepted?",
        decision: "`paymentMethodOptions.ewallet.expiryAt` is optional.",
        reason: "The table calls it mandatory. Both examples omit it.",
        origin: Origin::Decided,
        ask: Ask::Request(
            RequestProbe::accepted(Control::Ewallet, Change::Remove("/paymentMethodOptions/ewallet/expiryAt"))
                .named(&["expiry"]),
        ),
    },
    Probe {
        id: "ewallet-payment-url",
        about: &["C16"],
        group: Group::Rules,
        question: "Does an e-wallet in the mode `API` return `paymentUrl`?",
        decision: "`paymentUrl` is read in every mode.",
        reason: "The table has it for `REDIRECT` only. Responses have it in the mode `API` as well.",
        origin: Origin::Decided,
        ask: Ask::Request(
            RequestProbe::accepted(Control::Ewallet, Change::Set("/mode", |_| json!("API"))).checked(has_payment_url),
        ),
    },
    Probe {
        id: "ovo",
        about: &["ewallet-channel", "D7"],
        group: Group::Rules,
        question: "Is OVO accepted on the hosted page?",
        decision: "OVO is a channel like the others.",
        reason: "The table lists it. No example has it.",
        origin: Origin::Documented,
        ask: Ask::Request(
            RequestProbe::accepted(
                Control::Ewallet,
                Change::Set("/paymentMethodOptions/ewallet/channel", |_| json!("OVO")),
            )
            .for_ewallet("OVO"),
        ),
    },
];

fn has_payment_url(session: &SessionResponse) -> Judgement {
    match &session.payment_url {
        Some(_) => Judgement::confirmed("the response has `paymentUrl`"),
        None => Judgement::refuted("the response does not have `paymentUrl`"),
    }
}
