//! The macros through the SDK and through the shop, in a crate that does not depend on `payment-session`.

use warung_shop::{table, till, top_up, OPEN};

/// Modules with names that an expansion could look up by mistake.
#[allow(missing_docs)]
pub mod payment_session {}
#[allow(missing_docs)]
pub mod gateway {}
#[allow(missing_docs)]
pub mod warung {}

fn json(session: &till::PaymentSession) -> String {
    String::from_utf8(session.to_json()).expect("JSON is UTF-8")
}

const EXPECTED: &str = r#"{"clientReferenceId":"WRG-1","amount":{"value":10.50,"currency":"IDR"},"paymentMethod":{"type":"QR"},"mode":"API","customerId":"walk-in"}"#;

#[test]
fn through_one_re_export() {
    let written = pay::warung_payment! {
        client_reference_id: "WRG-1",
        amount: { value: 10.50, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer_id: "walk-in",
    };
    assert_eq!(json(&written), EXPECTED);
    assert_eq!(written, pay::warung_qr!("WRG-1", 10.50));
}

#[test]
fn operators_between_expressions() {
    let (rice, egg, tables) = (20_000_u32, 5_000, [1, 2]);
    let session = pay::try_warung_portions!("WRG-1", rice + egg, tables[0] + tables[1]).expect("it is valid");
    assert_eq!(json(&session), EXPECTED.replace("10.50", "75000"));
}

#[test]
fn through_two_re_exports() {
    use warung_shop::till::start as begin;

    let total = "10.50".parse().expect("an amount");
    let written = begin! {
        "clientReferenceId": "WRG-1",
        "amount": { "value": total, "currency": "IDR" },
        "paymentMethod": { "type": "QR" },
        "mode": "API",
        "customerId": "walk-in",
    };
    assert_eq!(json(&written), EXPECTED);
}

#[test]
fn constants_of_sdk_and_shop() {
    let sample = r#"{"clientReferenceId":"WRG-sample","amount":{"value":1500,"currency":"IDR"},"paymentMethod":{"type":"QR"},"mode":"API","customer":{"email":"ibu@warung.id","refundPreference":{"method":"AUTO"}},"metadata":{"by":"warung"}}"#;
    assert_eq!(json(&pay::SAMPLE), sample);
    let account = |reference: &str| {
        format!(
            r#"{{"clientReferenceId":"{reference}","paymentType":"MULTIPLE","paymentMethod":{{"type":"VIRTUAL_ACCOUNT"}},"paymentMethodOptions":{{"virtualAccount":{{"channel":"PERMATA","virtualAccountNumber":"00000001"}}}},"mode":"API","customer":{{"email":"a@b.id"}}}}"#
        )
    };
    assert_eq!(json(&OPEN), account("WRG-open"));
    let filled = top_up(
        "WRG-1".parse().expect("a reference"),
        "a@b.id".parse().expect("an address"),
        "00000001".parse().expect("eight digits"),
    );
    assert_eq!(json(&filled), account("WRG-1"));
}

#[test]
fn lists_and_parts_by_way_of_the_sdk() {
    let plates = vec![("nasi".parse().expect("a name"), 2.try_into().expect("a number"))];
    let packed = json(&table(plates, true));
    assert!(packed.contains(
        r#"[{"type":"PHYSICAL","name":"nasi","quantity":2,"price":{"value":15000,"currency":"IDR"}},{"type":"SERVICE","#
    ));
}

#[test]
fn templates_of_sdk_and_shop() {
    let top_up = pay::TopUp {
        client_reference_id: "WRG-1".parse().expect("a reference"),
        number: "00000001".parse().expect("eight digits"),
        email: "a@b.id".parse().expect("an address"),
        given_name: None,
    };
    let qr = warung_shop::QrPayment {
        client_reference_id: "WRG-1".parse().expect("a reference"),
        total: "10.50".parse().expect("an amount"),
        email: "a@b.id".parse().expect("an address"),
    };
    assert_eq!(top_up.clone().to_json(), json(&top_up.into()).into_bytes());
    assert!(json(&qr.into()).contains(r#""amount":{"value":10.50,"currency":"IDR"}"#));
}

#[test]
fn presets_of_the_sdk() {
    let values = || {
        let total: pay::types::AmountValue = 25_000.try_into().expect("an amount");
        ("WRG-1".parse().expect("a reference"), total, "a@b.id".parse().expect("an address"))
    };
    let (client_reference_id, total, email) = values();
    let dinner = warung_shop::Dinner { client_reference_id, total, email };
    let (reference, total, email) = values();
    let session = warung_shop::checkout(reference, total, email);
    let body = session.body().expect("the house's rules are kept");
    assert!(String::from_utf8_lossy(&body).contains(r#""redirectUrl":{"successReturnUrl":"warung://paid","#));
    assert_eq!(pay::body(&dinner).expect("the house's rules are kept"), body);
    assert_eq!(pay::Checkout::from(dinner), session);
}

warung_shop::corner! {
    struct Snack {
        client_reference_id: _,
        amount: { value: _ as total },
        customer: { email: _ },
        metadata: { "table": _ as table },
    }
}

/// The shop's macro has the presets of the SDK's macro, which this crate cannot name as the shop does.
#[test]
fn presets_on_presets() {
    let snack = Snack {
        client_reference_id: "WRG-1".parse().expect("a reference"),
        total: 5_000.try_into().expect("an amount"),
        email: "a@b.id".parse().expect("an address"),
        table: 4.into(),
    };
    let written = warung_shop::corner! {
        client_reference_id: "WRG-1",
        amount: { value: 5_000 },
        customer: { email: "a@b.id" },
        metadata: { "table": 4 },
    };
    let body = json(&written);
    assert_eq!(json(&snack.into()), body);
    for part in [
        r#""amount":{"value":5000,"currency":"IDR"},"mode":"REDIRECT""#,
        r#""customer":{"givenName":"Tamu","email":"a@b.id"}"#,
        r#""statementDescriptor":"Corner","metadata":{"sdk":"warung/1.0","shop":"corner","table":4}}"#,
    ] {
        assert!(body.contains(part), "{body} has no {part}");
    }
}

warung_shop::till::warung_checkout! {
    pub(crate) struct Subscription {
        #![allow(multiple_mode)]
        #![allow(multiple_method, reason = "the page is used again")]
        client_reference_id: _,
        payment_type: MULTIPLE,
        customer: { email: _, "tier"!: _ },
    }
}

#[test]
fn rules_and_marks_through_presets() {
    // `warung_checkout!` calls this macro, whose session shows its waivers.
    use pay::__checkout as presets;

    let tier = String::from("GOLD");
    let session = presets! {
        #![allow(multiple_mode, multiple_method, reason = "the page is used again")]
        client_reference_id!: "WRG/1",
        payment_type: MULTIPLE,
        customer: { email: "a@b.id", "tier"!: tier },
    };
    assert!(json(&session).contains(r#""customer":{"email":"a@b.id","tier":"GOLD"}"#));
    let filled = Subscription {
        client_reference_id: "WRG-1".parse().expect("a reference"),
        email: "a@b.id".parse().expect("an address"),
        tier: "GOLD".into(),
    };
    assert_eq!(json(&filled.into()), json(&session).replace("WRG/1", "WRG-1"));

    let in_turn = presets! {
        #![allow(multiple_mode, reason = "the page is used again")]
        #![allow(multiple_method)]
        #![allow(customer_choice)]
        client_reference_id: "WRG-1",
        payment_type: MULTIPLE,
    };
    let allowed: Vec<_> = in_turn.allowed().iter().map(|waiver| waiver.to_string()).collect();
    assert_eq!(allowed, ["multiple-method", "multiple-mode", "customer-choice"]);
}
