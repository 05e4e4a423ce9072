//! The SDK re-exports the macro unchanged, and applies its own rules together with those of the gateway.

use gateway::PaymentSession;
use warung::{
    Checkout, OrderNumber, SAMPLE, TopUp, body, check, qr, try_warung_checkout, try_warung_refund,
    types::{
        self, Amount, ClientReferenceId, Currency, Customer, Email, Mode, SessionDraft, Violation,
        request::RefundReason,
    },
    warung_checkout, warung_payment, warung_qr, warung_refund,
};

fn json(session: &PaymentSession) -> String {
    String::from_utf8(session.to_json()).unwrap()
}

fn reference() -> ClientReferenceId {
    "WRG-1".parse().unwrap()
}

fn email() -> Email {
    "ibu@warung.id".parse().unwrap()
}

const QR: &str = r#"{"clientReferenceId":"WRG-1","amount":{"value":10.50,"currency":"IDR"},"paymentMethod":{"type":"QR"},"mode":"API","customerId":"walk-in"}"#;

#[test]
fn the_macro_works_by_the_sdks_name() {
    let by_name = warung_payment! {
        client_reference_id: "WRG-1",
        amount: { value: 10.50, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer_id: "walk-in",
    };
    let by_path = {
        use warung::warung_payment as create;
        create! {
            "clientReferenceId": "WRG-1",
            "amount": { "value": 10.50, "currency": "IDR" },
            "paymentMethod": { "type": "QR" },
            "mode": "API",
            "customerId": "walk-in"
        }
    };
    assert_eq!(json(&by_name), QR);
    assert_eq!(by_path, by_name);
    assert_eq!(warung_qr!("WRG-1", 10.50), by_name);
    assert_eq!(qr(reference(), "10.50".parse().unwrap()), by_name);
}

#[test]
fn its_sessions_are_ours() {
    let home: PaymentSession = gateway::payment_session! {
        client_reference_id: "WRG-1",
        amount: { value: 10, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer_id: "walk-in",
    };
    assert_eq!(qr(reference(), 10.try_into().unwrap()), home);
    assert_eq!(PaymentSession::from_json(&SAMPLE.to_json()).unwrap(), SAMPLE);
}

#[test]
fn run_time_values_go_through_the_sdks_own_macro() {
    let (reference, total) = ("WRG-1".to_owned(), 10_u64);
    let call = || -> Result<PaymentSession, types::Invalid> {
        Ok(warung_qr!(reference.as_str().try_into()?, total.try_into()?, statement_descriptor: "Shop"))
    };
    assert!(json(&call().unwrap()).ends_with(r#""customerId":"walk-in","statementDescriptor":"Shop"}"#));
}

const CHECKOUT: &str = r#"{"clientReferenceId":"WRG-1","amount":{"value":25000,"currency":"IDR"},"mode":"REDIRECT","redirectUrl":{"successReturnUrl":"warung://paid","failureReturnUrl":"warung://failed","expirationReturnUrl":"warung://expired"},"customer":{"email":"ibu@warung.id"},"statementDescriptor":"Warung","metadata":{"sdk":"warung/1.0"}}"#;

#[test]
fn presets_are_in_their_documented_places() {
    const WRITTEN: Checkout = warung_checkout! {
        client_reference_id: "WRG-1",
        amount: { value: 25000, currency: IDR },
        customer: { email: "ibu@warung.id" },
    };
    let pasted = warung_checkout! {{
        "clientReferenceId": "WRG-1",
        "amount": { "value": 25000, "currency": "IDR" }, // as the documentation has it
        "customer": { "email": email() }
    }};
    assert_eq!(WRITTEN.body().unwrap(), CHECKOUT.as_bytes());
    assert_eq!(pasted, WRITTEN);
}

warung_checkout! {
    /// Presets in a template.
    #[derive(Clone)]
    pub(crate) struct Meal {
        client_reference_id: _,
        amount: { value: _ as total, currency: IDR },
        customer: { email: _ },
    }
}

#[test]
fn templates_have_presets_as_well() {
    let meal = Meal { client_reference_id: reference(), total: 25_000.try_into().unwrap(), email: email() };
    assert_eq!(String::from_utf8(meal.clone().to_json()).unwrap(), CHECKOUT);
    assert_eq!(body(&meal).unwrap(), CHECKOUT.as_bytes());
    assert_eq!(Checkout::from(meal).body().unwrap(), CHECKOUT.as_bytes());
}

#[test]
fn an_order_number_is_a_reference() {
    let (order, total) = (OrderNumber { stall: 7, order: 12 }, 25_000_u32);
    let checked = warung_checkout! {
        client_reference_id: order.into(),
        amount: { value: 25_000, currency: IDR },
        customer: { email: "ibu@warung.id" },
        statement_descriptor: "Warung 7",
        metadata: { "table": 4 },
    };
    let plain = try_warung_checkout! {
        client_reference_id: order,
        amount: { value: total, currency: IDR },
        customer: { email: "ibu@warung.id" },
        statement_descriptor: "Warung 7",
        metadata: { "table": 4 },
    };
    assert_eq!(plain.unwrap(), checked);
    let body = String::from_utf8(checked.body().unwrap()).unwrap();
    assert!(body.starts_with(r#"{"clientReferenceId":"WRG-7-12","#), "{body}");
    assert!(body.ends_with(r#""statementDescriptor":"Warung 7","metadata":{"sdk":"warung/1.0","table":4}}"#), "{body}");
}

#[test]
fn a_checkout_keeps_the_rules_of_both() {
    let total = 0_u32;
    let rejected = try_warung_checkout! {
        client_reference_id: String::from("INV 1"),
        amount: { value: total, currency: IDR },
        customer: { email: "ibu@warung.id" },
    };
    let pointers: Vec<_> = rejected.as_ref().unwrap_err().iter().map(Violation::pointer).collect();
    assert_eq!(pointers, ["/clientReferenceId", "/amount/value"]);

    let foreign = warung_checkout! {
        client_reference_id: "INV-1",
        amount: { value: 5_000_001, currency: IDR },
        customer: { email: "ibu@warung.id" },
    };
    let violations = foreign.body().unwrap_err();
    let ids: Vec<_> = violations.iter().map(|violation| violation.id().to_string()).collect();
    assert_eq!(ids, ["warung-prefix", "warung-amount"]);
}

#[test]
fn refunds_have_presets() -> Result<(), types::Violations> {
    let returned = warung_refund! {
        client_reference_id: "WRG-7-12-R",
        payment_session_id: "S-1",
        amount: { value: "25000" },
    };
    let (session, value) = (String::from("S-1"), String::from("25000"));
    let plain = try_warung_refund! {
        client_reference_id: "WRG-7-12-R",
        payment_session_id: session,
        amount: { value },
        reason: DUPLICATE,
    }?;
    assert_eq!(returned.reason, RefundReason::OTHERS);
    assert_eq!(returned.amount, plain.amount);
    assert_eq!(plain.reason, RefundReason::DUPLICATE);
    Ok(())
}

#[test]
fn a_body_is_any_request_that_keeps_the_houses_rules() {
    let top_up = TopUp {
        client_reference_id: reference(),
        number: "00000001".parse().unwrap(),
        email: email(),
        given_name: None,
    };
    assert_eq!(body(&top_up).unwrap(), top_up.to_json());
    assert_eq!(body(&SAMPLE).unwrap(), SAMPLE.to_json());
    let violations = body(&warung_qr!("INV-1", 5_000_000.5)).unwrap_err();
    let pointers: Vec<_> = violations.iter().map(Violation::pointer).collect();
    assert_eq!(pointers, ["/clientReferenceId", "/amount/value"]);
}

#[test]
fn a_draft_reports_every_mistake() {
    let mut draft = SessionDraft::new("INV-1".parse().unwrap());
    draft.amount = Some(Amount::new(5_000_001.try_into().unwrap(), Currency::USD));
    draft.mode = Some(Mode::API);
    draft.customer = Some(Customer::new(email()));
    let violations = check(draft.clone()).unwrap_err();
    let found: Vec<_> = violations.iter().map(|it| format!("{} {}", it.pointer(), it.id())).collect();
    let expected = [
        "/clientReferenceId warung-prefix",
        "/amount/currency warung-currency",
        "/amount/value warung-amount",
        "/mode api-method",
    ];
    assert_eq!(found, expected);

    draft.client_reference_id = reference();
    draft.amount = Some(Amount::new(5_000_000.try_into().unwrap(), Currency::IDR));
    draft.auto_confirm = Some(false);
    assert_eq!(check(draft).unwrap().client_reference_id, reference());
}
