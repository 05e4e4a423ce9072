//! Probes about the values of single fields.

use std::time::Duration;

use payment_session::{SessionResponse, rules::Origin};
use serde_json::{Value, json};

use crate::{
    change::Change,
    control::{Context, Control},
    judgement::Judgement,
    probe::{Ask, Group, Probe},
    request_probe::RequestProbe,
};

pub const PROBES: &[Probe] = &[
    Probe {
        id: "decimals",
        about: &["amount.value", "D3"],
        group: Group::Rules,
        question: "Is an amount in rupiahs with decimals accepted?",
        decision: "Decimals are accepted.",
        reason: "The table says decimal. All examples are whole numbers.",
        origin: Origin::Documented,
        ask: Ask::Request(
            RequestProbe::accepted(Control::Page, Change::Set("/amount/value", |context| json!(whole(context) + 0.5)))
                .named(&["amount"]),
        ),
    },
    Probe {
        id: "other-currency",
        about: &["currency", "D3"],
        group: Group::Rules,
        question: "Is another currency than the rupiah accepted?",
        decision: "Every active ISO 4217 currency is accepted.",
        reason: "The table names USD. All examples have IDR.",
        origin: Origin::Inferred,
        ask: Ask::Request(
            RequestProbe::accepted(Control::Page, Change::Set("/amount", |_| json!({ "value": 1, "currency": "USD" })))
                .named(&["currency"]),
        ),
    },
    Probe {
        id: "sums",
        about: &["D18"],
        group: Group::Rules,
        question: "Is a request accepted whose prices do not add up to its amount?",
        decision: "Nothing relates prices to the amount.",
        reason: "The figures of the examples do not add up.",
        origin: Origin::Inferred,
        ask: Ask::Request(
            RequestProbe::accepted(
                Control::Page,
                Change::Set("/orderInformation/productDetails/0/price/value", |_| json!(77_777)),
            )
            .named(&["price", "amount"]),
        ),
    },
    Probe {
        id: "instant-offset",
        about: &["instant", "D2"],
        group: Group::Rules,
        question: "Is a time with an offset rejected?",
        decision: "A time ends with `Z` and has no offset.",
        reason: "The table has this form. Merchants send offsets.",
        origin: Origin::Documented,
        ask: Ask::Request(
            RequestProbe::rejected(Control::Page, Change::Set("/expiryAt", |context| json!(in_jakarta(context))))
                .named(&["expiry"]),
        ),
    },
    Probe {
        id: "instant-fraction",
        about: &["instant", "D2"],
        group: Group::Rules,
        question: "Is a time with milliseconds rejected?",
        decision: "A time has whole seconds.",
        reason: "The table has this form. Merchants send milliseconds.",
        origin: Origin::Documented,
        ask: Ask::Request(
            RequestProbe::rejected(
                Control::Page,
                Change::Set("/expiryAt", |context| json!(context.expiry.to_string().replace('Z', ".000Z"))),
            )
            .named(&["expiry"]),
        ),
    },
    Probe {
        id: "default-expiry",
        about: &["D13"],
        group: Group::Rules,
        question: "Does a session without `expiryAt` expire after 15 minutes?",
        decision: "`expiryAt` is optional, and the default is 15 minutes.",
        reason: "The table says so. A comment of a merchant says 28 days.",
        origin: Origin::Documented,
        ask: Ask::Request(
            RequestProbe::accepted(Control::Page, Change::Remove("/expiryAt")).checked(expires_in_15_minutes),
        ),
    },
    Probe {
        id: "reference-slash",
        about: &["reference", "D16"],
        group: Group::Rules,
        question: "Is a slash in `clientReferenceId` rejected?",
        decision: "A reference has letters, digits, `-` and `_`.",
        reason: "The table says alphanumeric. Merchants send hyphens.",
        origin: Origin::Documented,
        ask: Ask::Request(
            RequestProbe::rejected(
                Control::Page,
                Change::Set("/clientReferenceId", |context| json!(format!("{}/1", context.reference))),
            )
            .named(&["reference"]),
        ),
    },
    Probe {
        id: "descriptor-characters",
        about: &["descriptor", "D16"],
        group: Group::Rules,
        question: "Is a `statementDescriptor` with other characters than ASCII accepted?",
        decision: "Any 20 characters are accepted.",
        reason: "The table has a length and no characters.",
        origin: Origin::Inferred,
        ask: Ask::Request(RequestProbe::accepted(
            Control::Page,
            Change::Set("/statementDescriptor", |_| json!("Kafé #1")),
        )),
    },
    Probe {
        id: "phone",
        about: &["phone", "C25"],
        group: Group::Rules,
        question: "Is a phone number that begins with 0 rejected?",
        decision: "The number has no leading zero.",
        reason: "The table says so. Some responses have a zero.",
        origin: Origin::Decided,
        ask: Ask::Request(
            RequestProbe::rejected(
                Control::Page,
                Change::Set("/customer/phoneNumber/number", |_| json!("089699990001")),
            )
            .named(&["phone"]),
        ),
    },
    Probe {
        id: "country",
        about: &["country", "C26"],
        group: Group::Rules,
        question: "Is a country that is not two letters rejected?",
        decision: "A country is an ISO 3166-1 code of two letters.",
        reason: "The text names ISO 3166-2. All examples have two letters.",
        origin: Origin::Decided,
        ask: Ask::Request(RequestProbe::rejected(
            Control::Page,
            Change::Set("/orderInformation/billingInfo/country", |_| json!("ID-JK")),
        )),
    },
    Probe {
        id: "refund-channel-code",
        about: &["C10"],
        group: Group::Rules,
        question: "Is the channel code `BCA` accepted in `refundPreference`?",
        decision: "Any code of 1 to 20 characters is accepted.",
        reason: "Examples have `014` here and `BCA` elsewhere.",
        origin: Origin::Decided,
        ask: Ask::Request(
            RequestProbe::accepted(Control::Page, Change::Set("/customer/refundPreference", |_| refund_to("BCA")))
                .named(&["channelCode"]),
        ),
    },
    Probe {
        id: "refund-bank-code",
        about: &["C10"],
        group: Group::Rules,
        question: "Is the bank code `014` accepted in `refundPreference`?",
        decision: "Any code of 1 to 20 characters is accepted.",
        reason: "Examples have `014` here and `BCA` elsewhere.",
        origin: Origin::Decided,
        ask: Ask::Request(
            RequestProbe::accepted(Control::Page, Change::Set("/customer/refundPreference", |_| refund_to("014")))
                .named(&["channelCode"]),
        ),
    },
];

/// Returns the smallest amount, which is whole.
fn whole(context: &Context) -> f64 {
    let amount = context.limits.smallest().unwrap_or_default();
    u32::try_from(amount).map_or(0.0, f64::from)
}

/// Writes the expiry in the time zone of Jakarta, with its offset.
fn in_jakarta(context: &Context) -> String {
    let local = context.expiry + Duration::from_secs(7 * 60 * 60);
    local.to_string().replace('Z', "+07:00")
}

fn refund_to(channel_code: &str) -> Value {
    json!({
        "method": "AUTO",
        "transferDestination": {
            "channelCode": channel_code,
            "channelInformation": { "accountNumber": "17677665415", "accountName": "Live Check" },
        },
    })
}

fn expires_in_15_minutes(session: &SessionResponse) -> Judgement {
    let (Some(created), Some(expiry)) = (&session.created_at, &session.expiry_at) else {
        return Judgement::inconclusive("the response does not have both times");
    };
    let seconds = expiry.unix_seconds() - created.unix_seconds();
    let why = format!("the session expires after {seconds} s");
    if (14 * 60..=16 * 60).contains(&seconds) { Judgement::confirmed(why) } else { Judgement::refuted(why) }
}
