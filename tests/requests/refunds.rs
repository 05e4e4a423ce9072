//! Refunds: a second request of the same tables, with its macros, drafts and JSON.

use payment_session::{
    Amount, AmountValue, Checked, ClientReferenceId, Currency, Invalid, Refund, Violations, payment_part,
    payment_refund,
    request::{RefundAmount, RefundMethod, RefundReason, RefundTransferDestination, RefundValue, SessionId},
    rules::{Waiver, Waivers},
    try_payment_refund,
    values::Decimal,
};
use serde_json::Value;
use test_support::bodies;

const DOCUMENTED: &str = include_str!("../data/refunds/create-refund.json");

/// The documented example, pasted.
const PASTED: Checked<Refund> = payment_refund! {
    {"clientReferenceId":"1755665477","paymentSessionId":"44a14481-fa75-49a5-b17f-d03d8c5d52a6","isFullAmount":true,"amount":{"value":"10000","currency":"IDR"},"reason":"REQUESTED_BY_CUSTOMER","description":"Customer didn't receive the Product","method":"AUTO","transferDestination":{"channelCode":"BCA","channelInformation":{"accountNumber":"17677665415","accountName":"Reforza Jordan Geotama"},"description":"Refund Pivot"},"metadata":{"notes":"Customer called support"}}
};

fn json(refund: &Checked<Refund>) -> String {
    String::from_utf8(refund.to_json()).unwrap()
}

fn session() -> SessionId {
    "44a14481".parse().unwrap()
}

fn found(violations: &Violations) -> Vec<(String, String)> {
    violations.iter().map(|violation| (violation.id().to_owned(), violation.pointer())).collect()
}

fn rejected(body: &str) -> Vec<(String, String)> {
    found(&Refund::from_json(body.as_bytes()).unwrap_err())
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(rule, pointer)| ((*rule).to_owned(), (*pointer).to_owned())).collect()
}

#[test]
fn the_documented_refund_is_written_as_it_is_documented() {
    assert_eq!(json(&PASTED), DOCUMENTED.trim_end());
    let read = Refund::from_json(DOCUMENTED.as_bytes()).unwrap();
    assert_eq!(read, PASTED);
    assert_eq!(read.waivers_to_read(), Waivers::NONE);
    let value: serde_json::Value = serde_json::from_str(DOCUMENTED).unwrap();
    assert_eq!(Refund::from_serialize(&value).unwrap(), PASTED);
    assert_eq!(serde_json::from_str::<Checked<Refund>>(DOCUMENTED).unwrap(), PASTED);
    assert_eq!(serde_json::to_string(&PASTED).unwrap(), DOCUMENTED.trim_end());
}

#[test]
fn keys_may_come_in_any_order() {
    let refund = payment_refund! {
        reason: DUPLICATE,
        amount: { currency: IDR, value: "0.50" },
        charge_id: "c1",
        client_reference_id: "R-1",
    };
    assert_eq!(
        json(&refund),
        r#"{"clientReferenceId":"R-1","chargeId":"c1","amount":{"value":"0.50","currency":"IDR"},"reason":"DUPLICATE"}"#
    );
}

#[test]
fn run_time_values_choices_and_parts_are_used_as_in_sessions() {
    fn refund(by_transfer: bool, note: Option<&str>, value: AmountValue) -> Result<Checked<Refund>, Invalid> {
        let destination: RefundTransferDestination = payment_part!(RefundTransferDestination {
            channel_code: "BCA",
            channel_information: { account_number: "1", account_name: "Rina" },
        });
        Ok(payment_refund! {
            client_reference_id: "R-1",
            payment_session_id: session(),
            amount: { value: value.try_into()?, currency: IDR },
            reason: OTHERS,
            description?: note.map(TryInto::try_into).transpose()?,
            if by_transfer { method: TRANSFER_ONLY, transfer_destination: destination } else { method: AUTO }
        })
    }
    let transfer = refund(true, Some("late"), 10.try_into().unwrap()).unwrap();
    assert_eq!(transfer.method, Some(RefundMethod::TRANSFER_ONLY));
    assert!(
        json(&transfer).contains(r#""amount":{"value":"10","currency":"IDR"},"reason":"OTHERS","description":"late""#)
    );
    assert!(refund(false, None, "10.50".parse().unwrap()).unwrap().transfer_destination.is_none());
    assert!(refund(false, None, "10.1250".parse().unwrap()).is_err());
}

#[test]
fn plain_values_are_converted_and_every_rejection_is_reported() {
    fn refund(reference: &str, session: String, value: i64) -> Result<Checked<Refund>, Violations> {
        try_payment_refund! {
            client_reference_id: reference,
            payment_session_id: session,
            amount: { value, currency: IDR },
            reason: OTHERS,
        }
    }
    assert!(json(&refund("R-1", "s".into(), 10_000).unwrap()).contains(r#""value":"10000""#));
    let id = session();
    let of_reference = try_payment_refund! {
        client_reference_id: "R-1", payment_session_id: &id, is_full_amount: true, reason: OTHERS,
    };
    assert_eq!(of_reference.unwrap().payment_session_id, Some(id));
    let violations = refund("R/1", String::new(), -5).unwrap_err();
    assert_eq!(
        found(&violations),
        pairs(&[("reference", "/clientReferenceId"), ("text", "/paymentSessionId"), ("amount.value", "/amount/value")])
    );
}

#[test]
fn full_and_partial_refunds_need_no_macro() {
    let reference = || -> ClientReferenceId { "R-1".parse().unwrap() };
    let full = Refund::full(session(), reference(), RefundReason::CANCELLATION);
    assert_eq!(
        json(&full),
        r#"{"clientReferenceId":"R-1","paymentSessionId":"44a14481","isFullAmount":true,"reason":"CANCELLATION"}"#
    );
    let part = |value: &str| {
        let amount = Amount::new(value.parse().unwrap(), Currency::IDR);
        Refund::part(session(), reference(), RefundReason::OTHERS, amount)
    };
    assert!(json(&part("10000.50").unwrap()).contains(r#""isFullAmount":false,"amount":{"value":"10000.50""#));
    let error = part("10000.505").unwrap_err();
    assert_eq!(error.rule().id, "amount.value");
    assert!(error.to_string().contains("at most two decimals"), "{error}");
    // Both keep every rule.
    for refund in [full, part("1").unwrap()] {
        assert_eq!(Refund::from_json(&refund.to_json()).unwrap(), refund);
        assert!(refund.into_inner().violations().is_none());
    }
    let exact = RefundAmount::new(10.try_into().unwrap(), Currency::IDR);
    assert!(Refund::part(session(), reference(), RefundReason::OTHERS, exact).is_ok());
}

#[test]
fn an_amount_is_an_exact_decimal() {
    let value: RefundValue = "10000.50".parse().unwrap();
    let decimal: Decimal = value.to_decimal().unwrap();
    assert_eq!((decimal.digits(), decimal.scale()), (1_000_050, 2));
    assert_eq!(RefundValue::try_from(decimal).unwrap(), value);
    assert_eq!(RefundValue::try_from(u128::from(u64::MAX)).unwrap_err().rule().id, "amount.value");
    assert!(RefundValue::new_unchecked("ten".into()).to_decimal().is_none());
}

#[test]
fn each_rule_is_checked_in_json_and_in_drafts() {
    assert_eq!(
        rejected("{}"),
        pairs(&[("reference", ""), ("missing-field", ""), ("refund-target", ""), ("refund-amount", "")])
    );
    let body = |fields: &str| format!(r#"{{"clientReferenceId":"R-1","reason":"OTHERS",{fields}}}"#);
    let cases: &[(&str, &[(&str, &str)])] = &[
        (r#""isFullAmount":true"#, &[("refund-target", "")]),
        (r#""paymentSessionId":"s","chargeId":"c","isFullAmount":true"#, &[("refund-target", "/chargeId")]),
        (r#""chargeId":"c","paymentSessionId":"s","isFullAmount":true"#, &[("refund-target", "/paymentSessionId")]),
        (r#""paymentSessionId":"s""#, &[("refund-amount", "")]),
        (r#""paymentSessionId":"s","isFullAmount":false"#, &[("refund-amount", "/isFullAmount")]),
        (r#""paymentSessionId":"s","isFullAmount":null"#, &[("refund-amount", "")]),
        (r#""chargeId":"c","isFullAmount":true,"method":"TRANSFER_ONLY""#, &[("transfer-destination", "/method")]),
        (r#""chargeId":"c","amount":{"value":10000,"currency":"IDR"}"#, &[("type", "/amount/value")]),
        (r#""chargeId":"c","amount":{"value":"0","currency":"IDR"}"#, &[("amount.value", "/amount/value")]),
        (r#""chargeId":"c","amount":{"value":"1.005","currency":"IDR"}"#, &[("amount.value", "/amount/value")]),
        (r#""chargeId":"c","isFullAmount":"true""#, &[("type", "/isFullAmount")]),
        (r#""chargeId":"c","isFullAmount":true,"paymentMethod":{}"#, &[("unknown-field", "/paymentMethod")]),
        (r#""chargeId":"c","isFullAmount":true,"descripton":"x""#, &[("unknown-field", "/descripton")]),
        (r#""chargeId":"c","isFullAmount":true,"metadata":[]"#, &[("metadata", "/metadata")]),
        (
            r#""chargeId":"c","isFullAmount":true,"transferDestination":{}"#,
            &[("missing-field", "/transferDestination"), ("missing-field", "/transferDestination")],
        ),
    ];
    for (fields, expected) in cases {
        assert_eq!(rejected(&body(fields)), pairs(expected), "{fields}");
    }
    let mut draft = Refund::new("R-1".parse().unwrap(), RefundReason::OTHERS);
    draft.method = Some(RefundMethod::TRANSFER_ONLY);
    assert_eq!(
        found(&draft.check().unwrap_err()),
        pairs(&[("refund-target", ""), ("refund-amount", ""), ("transfer-destination", "/method")])
    );
}

#[test]
fn the_escape_hatches_are_those_of_sessions() {
    let refund = payment_refund! {
        #![allow(refund_target, reason = "agreed with the gateway")]
        client_reference_id: "R-1",
        payment_session_id: "s",
        charge_id: "c",
        amount: { value!: "10000.125", currency: IDR },
        reason: OTHERS,
        "priority"!: 1,
    };
    assert_eq!(refund.allowed().iter().collect::<Vec<_>>(), [Waiver::RefundTarget]);
    let options = refund.waivers_to_read();
    assert_eq!(
        options,
        Waivers::NONE.with(Waiver::RefundTarget).union(Waivers::UNKNOWN_FIELDS).union(Waivers::UNCHECKED_VALUES)
    );
    assert_eq!(Refund::from_json_with(&refund.to_json(), options).unwrap(), refund);
    assert!(Refund::from_json(&refund.to_json()).is_err());
    // A marked field that decides rules is unknown, so no rule is broken whatever it is.
    let full = true;
    let refund = payment_refund! {
        client_reference_id: "R-1", payment_session_id: "s", is_full_amount!: full, reason: OTHERS
    };
    assert!(json(&refund).contains(r#""isFullAmount":true"#));
}

/// A required field whose list is closed has a way out, too: its type holds a string that nobody has checked.
#[test]
fn a_reason_can_stay_unchecked() {
    const REFUND: Checked<Refund> =
        payment_refund! { client_reference_id: "R-1", charge_id: "c", is_full_amount: true, reason!: "WRONG \"ITEM\"" };
    let body = r#"{"clientReferenceId":"R-1","chargeId":"c","isFullAmount":true,"reason":"WRONG \"ITEM\""}"#;
    assert_eq!(json(&REFUND), body);
    assert_eq!(REFUND.reason.as_str(), "WRONG \"ITEM\"");
    assert!(REFUND.other.is_empty());

    let reason = String::from("WRONG \"ITEM\"");
    let borrowed: &'static str = "WRONG \"ITEM\"";
    let at_run_time = payment_refund! {
        client_reference_id: "R-1", charge_id: "c", is_full_amount: true, reason!: reason.clone()
    };
    assert_eq!(at_run_time, REFUND);
    let fallible = try_payment_refund! {
        client_reference_id: "R-1", charge_id: "c", is_full_amount: true, reason!: borrowed
    };
    assert_eq!(fallible.unwrap(), REFUND);
    let mut draft = Refund::new("R-1".parse().unwrap(), RefundReason::new_unchecked(reason.into()));
    (draft.charge_id, draft.is_full_amount) = (Some("c".parse().unwrap()), Some(true));
    assert_eq!(draft.check().unwrap(), REFUND);

    assert_eq!(rejected(body), pairs(&[("enum", "/reason")]));
    let options = Waivers::UNCHECKED_VALUES;
    assert_eq!(Refund::from_json_with(body.as_bytes(), options).unwrap(), REFUND);
    assert_eq!(REFUND.waivers_to_read(), options);
    // Unmarked, only listed reasons pass.
    assert!("WRONG_ITEM".parse::<RefundReason>().is_err());
    assert!(serde_json::from_str::<RefundReason>("\"WRONG_ITEM\"").is_err());
    let card = RefundReason::new_unchecked("4440000112200001".into());
    assert!(!format!("{card:?}").contains("4440000112200001"), "{card:?}");
}

/// The rules between fields, said a second time.
fn keeps_the_rules(refund: &Value) -> bool {
    let has = |key: &str| refund.get(key).is_some();
    (has("paymentSessionId") != has("chargeId"))
        && (refund["isFullAmount"] == true || has("amount"))
        && (refund["method"] != "TRANSFER_ONLY" || has("transferDestination"))
}

#[test]
fn generated_refunds_agree_with_the_rules() {
    let mut valid = 0;
    for body in bodies::refunds(11, 2_000) {
        // A `Value` has no numbers such as 1e400.
        let Ok(refund) = serde_json::from_str::<Value>(&body) else { continue };
        let read = Refund::from_json(body.as_bytes());
        assert_eq!(read.is_ok(), keeps_the_rules(&refund), "{body}\n{read:?}");
        let Ok(read) = read else { continue };
        valid += 1;
        assert_eq!(serde_json::from_slice::<Value>(&read.to_json()).unwrap(), refund);
        assert_eq!(Refund::from_json(&read.to_json()).unwrap(), read);
        assert_eq!(Refund::clone(&read).check().unwrap(), read);
    }
    assert!((200..1_800).contains(&valid), "{valid}");
}

#[test]
fn account_numbers_are_redacted() {
    let debug = format!("{PASTED:?}");
    assert!(debug.contains("redacted") && !debug.contains("17677665415"), "{debug}");
    let body = DOCUMENTED.replace("17677665415", &"1".repeat(61));
    let violations = Refund::from_json(body.as_bytes()).unwrap_err();
    assert!(!format!("{violations:?} {violations}").contains("1111"), "{violations}");
}
