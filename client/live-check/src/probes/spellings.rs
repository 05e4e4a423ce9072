//! Probes about spellings in requests.

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
        id: "surname",
        about: &["C1"],
        group: Group::Rules,
        question: "Does `customer.surname` have an effect?",
        decision: "The field is `surname`.",
        reason: "All tables say so. Two examples write `sureName`.",
        origin: Origin::Decided,
        ask: Ask::Request(
            RequestProbe::accepted(Control::Page, Change::Set("/customer/surname", |_| json!("Check"))).checked(
                |session| {
                    let customer = session.customer.as_ref();
                    returned(customer.and_then(|customer| customer.surname.as_deref()), &"Check")
                },
            ),
        ),
    },
    Probe {
        id: "save-for-future-use",
        about: &["C2"],
        group: Group::Rules,
        question: "Does `saveForFutureUse` have an effect?",
        decision: "The field is `saveForFutureUse`.",
        reason: "The table says so. Two examples write `saveForFuture`.",
        origin: Origin::Decided,
        ask: Ask::Request(
            RequestProbe::accepted(Control::Card, Change::Set("/saveForFutureUse", |_| json!(true)))
                .checked(|session| returned(session.save_for_future_use, &true)),
        ),
    },
    Probe {
        id: "show-saved-payment",
        about: &["C2"],
        group: Group::Rules,
        question: "Does `showSavedPayment` have an effect?",
        decision: "The field is `showSavedPayment`.",
        reason: "The table says so. An older guide writes `showSavePayment`.",
        origin: Origin::Decided,
        ask: Ask::Request(
            RequestProbe::accepted(Control::Page, Change::Set("/showSavedPayment", |_| json!(true)))
                .checked(|session| returned(session.show_saved_payment, &true)),
        ),
    },
    Probe {
        id: "capture-method-lower-case",
        about: &["enum", "C3", "D4"],
        group: Group::Rules,
        question: "Is `captureMethod` `manual` accepted?",
        decision: "Both cases are accepted.",
        reason: "The table has lower case. Comments and another page have upper case.",
        origin: Origin::Decided,
        ask: Ask::Request(RequestProbe::accepted(
            Control::Card,
            Change::Set("/paymentMethodOptions/card/captureMethod", |_| json!("manual")),
        )),
    },
    Probe {
        id: "capture-method-upper-case",
        about: &["enum", "C3", "D4"],
        group: Group::Rules,
        question: "Is `captureMethod` `MANUAL` accepted?",
        decision: "Both cases are accepted.",
        reason: "The table has lower case. Comments and another page have upper case.",
        origin: Origin::Decided,
        ask: Ask::Request(RequestProbe::accepted(
            Control::Card,
            Change::Set("/paymentMethodOptions/card/captureMethod", |_| json!("MANUAL")),
        )),
    },
    Probe {
        id: "billing-country-code",
        about: &["C5"],
        group: Group::Rules,
        question: "Is `countryCode` accepted in the phone number of `billingInfo`?",
        decision: "The field is `countryCode`.",
        reason: "All examples say so. One table prints `CountryCode`.",
        origin: Origin::Decided,
        ask: Ask::Request(
            RequestProbe::accepted(
                Control::Page,
                Change::Set(
                    "/orderInformation/billingInfo/phoneNumber",
                    |_| json!({ "countryCode": "+62", "number": "89699990001" }),
                ),
            )
            .named(&["countryCode"]),
        ),
    },
    Probe {
        id: "virtual-account-name",
        about: &["C31", "D16"],
        group: Group::Rules,
        question: "Does `virtualAccountName` have an effect?",
        decision: "The field is `virtualAccountName`.",
        reason: "It is the only spelling in the documentation.",
        origin: Origin::Decided,
        ask: Ask::Request(
            RequestProbe::accepted(
                Control::VirtualAccount,
                Change::Set("/paymentMethodOptions/virtualAccount/virtualAccountName", |_| json!("Live Check")),
            )
            .checked(has_account_name),
        ),
    },
];

/// Judges whether the response returns the value of the changed field.
fn returned<T: PartialEq>(value: Option<T>, sent: &T) -> Judgement {
    match value {
        Some(value) if value == *sent => Judgement::confirmed("the response returned the value"),
        Some(_) => Judgement::refuted("the response has another value, so the field was ignored"),
        None => Judgement::inconclusive("the response does not have the field"),
    }
}

fn has_account_name(session: &SessionResponse) -> Judgement {
    let account = session.charge_details.iter().find_map(|charge| charge.virtual_account.as_ref());
    match account.and_then(|account| account.virtual_account_name.as_deref()) {
        Some(name) if name.contains("Live Check") => Judgement::confirmed("the response returned the name"),
        Some(_) => Judgement::refuted("the response has another name, so the field was ignored"),
        None => Judgement::inconclusive("the response does not have a name"),
    }
}
