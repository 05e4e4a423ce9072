//! Probes about static numbers and codes, which are scarce.

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
        id: "static-qr-amount",
        about: &["static-qr-amount", "C14"],
        group: Group::Static,
        question: "Is a static QR code with an amount rejected?",
        decision: "A static QR code has no amount.",
        reason: "The error list says so. The table calls the amount mandatory.",
        origin: Origin::Decided,
        ask: Ask::Request(RequestProbe::rejected(
            Control::StaticQr,
            Change::Set("/amount", |context| json!({ "value": context.limits.qr, "currency": "IDR" })),
        )),
    },
    Probe {
        id: "open-account",
        about: &["amount-required", "C14"],
        group: Group::Static,
        question: "Is a static virtual account without an amount accepted?",
        decision: "The customer then chooses the amount.",
        reason: "An example has a comment that says so. The table calls the amount mandatory.",
        origin: Origin::Decided,
        ask: Ask::Request(RequestProbe::accepted(Control::ClosedAccount, Change::Remove("/amount"))),
    },
    Probe {
        id: "closed-account-amount",
        about: &["C15"],
        group: Group::Static,
        question: "Does the response to a static virtual account with an amount have this amount?",
        decision: "A static virtual account with an amount is closed.",
        reason: "The example has an amount. Its response has 0, as if it were open.",
        origin: Origin::Decided,
        ask: Ask::Request(
            RequestProbe::accepted(
                Control::ClosedAccount,
                Change::Set("/amount/value", |context| json!(context.limits.virtual_account.map(|amount| amount + 1))),
            )
            .checked(has_amount),
        ),
    },
    Probe {
        id: "number-optional",
        about: &["D5"],
        group: Group::Static,
        question: "Is a static virtual account without a number accepted?",
        decision: "The number is optional, and the gateway assigns one.",
        reason: "The table calls it optional. Every example has it.",
        origin: Origin::Documented,
        ask: Ask::Request(
            RequestProbe::accepted(
                Control::NumberedAccount,
                Change::Remove("/paymentMethodOptions/virtualAccount/virtualAccountNumber"),
            )
            .named(&["virtual account", "VA number"]),
        ),
    },
    Probe {
        id: "bri-digits",
        about: &["va-number-digits", "C21"],
        group: Group::Static,
        question: "Is a number of six digits at BRI rejected?",
        decision: "A number at BRI has seven digits.",
        reason: "The table of limitations says seven. An example has six.",
        origin: Origin::Decided,
        ask: Ask::Request(
            RequestProbe::rejected(
                Control::BriAccount,
                Change::Set("/paymentMethodOptions/virtualAccount/virtualAccountNumber", |_| json!("000098")),
            )
            .named(&["virtual account", "VA number"]),
        ),
    },
    Probe {
        id: "danamon-digits",
        about: &["va-number-digits", "D6"],
        group: Group::Static,
        question: "How many digits does a number at Danamon have?",
        decision: "Any number of 1 to 100 digits passes.",
        reason: "The row of Danamon in the table of limitations could not be read.",
        origin: Origin::Inferred,
        ask: Ask::Never("it would use up a number for each possible length"),
    },
];

fn has_amount(session: &SessionResponse) -> Judgement {
    match &session.amount {
        Some(amount) if amount.value.is_zero() => Judgement::refuted("the response has the amount 0"),
        Some(amount) => Judgement::confirmed(format!("the response has the amount {}", amount.value.as_str())),
        None => Judgement::inconclusive("the response has no amount"),
    }
}
