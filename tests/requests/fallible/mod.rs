//! `try_payment_session!` and `try_payment_part!` accept plain values, and report each value that does not convert.

mod parts;
mod positions;
mod values;

use std::collections::BTreeSet;

use payment_session::{PaymentSession, Violation, Violations, payment_session, try_payment_session};

/// Returns the pointers of the violations, in their order.
fn pointers<T>(rejected: Result<T, Violations>) -> Vec<String> {
    let violations = rejected.err().expect("a value is rejected");
    violations.iter().map(payment_session::Violation::pointer).collect()
}

use crate::support::rules_and_pointers;

struct Row {
    order: String,
    total: i64,
    email: String,
    name: Option<String>,
    lines: Vec<(String, u32)>,
}

fn row() -> Row {
    Row {
        order: "INV-1".into(),
        total: 30_000,
        email: "a@b.id".into(),
        name: Some("Ana".into()),
        lines: vec![("Tea".into(), 2), ("Cup".into(), 1)],
    }
}

fn session(row: Row) -> Result<PaymentSession, Violations> {
    try_payment_session! {
        client_reference_id: row.order,
        amount: { value: row.total, currency: IDR },
        redirect_url: {},
        customer: { email: row.email, given_name?: row.name },
        order_information: {
            product_details: [
                for (name, count) in row.lines {
                    type: PHYSICAL, name, quantity: count, price: { value: 15_000, currency: IDR },
                }
            ],
        },
    }
}

#[test]
fn values_that_convert_make_the_same_session() {
    let same = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 30000, currency: IDR },
        redirect_url: {},
        customer: { email: "a@b.id", given_name: "Ana" },
        order_information: {
            product_details: [
                { type: PHYSICAL, name: "Tea", quantity: 2, price: { value: 15_000, currency: IDR } },
                { type: PHYSICAL, name: "Cup", quantity: 1, price: { value: 15_000, currency: IDR } },
            ],
        },
    };
    assert_eq!(session(row()), Ok(same));
}

#[test]
fn every_value_that_does_not_convert_is_reported_in_source_order() {
    let rejected = session(Row {
        order: "INV/1".into(),
        total: -1,
        email: "a".into(),
        name: Some(String::new()),
        lines: vec![("Tea".into(), 0), ("Cup".into(), 1), (String::new(), 0)],
    });
    let violations = rejected.unwrap_err();
    let found = rules_and_pointers(&violations);
    let found: Vec<_> = found.iter().map(|(rule, pointer)| (&**pointer, *rule)).collect();
    assert_eq!(
        found,
        [
            ("/clientReferenceId", "reference"),
            ("/amount/value", "amount.value"),
            ("/customer/email", "email"),
            ("/customer/givenName", "text"),
            ("/orderInformation/productDetails/0/quantity", "quantity"),
            ("/orderInformation/productDetails/2/name", "text"),
            ("/orderInformation/productDetails/2/quantity", "quantity"),
        ]
    );
    assert!(violations.iter().all(|violation| violation.help().is_some() && violation.line().is_none()));
}

#[test]
fn literals_need_no_conversion() {
    let session = try_payment_session! {
        "clientReferenceId": "1", "amount": { "value": 1.50, "currency": "IDR" }, "redirectUrl": {}, "customerId": "C",
    };
    assert_eq!(
        session.map(|session| String::from_utf8(session.to_json()).unwrap()).as_deref(),
        Ok(r#"{"clientReferenceId":"1","amount":{"value":1.50,"currency":"IDR"},"redirectUrl":{},"customerId":"C"}"#)
    );
}

/// `try_payment_session!` and `from_json` reject the same values with the same violations.
#[test]
fn violations_are_those_of_json() {
    let (long, email, zero) = ("x".repeat(300), "a".to_owned(), 0);
    let of_a_number = try_payment_session! {
        client_reference_id: "1",
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: BCA, virtual_account_number: "12345".to_owned() } },
        mode: API,
        customer_id: "C",
    }
    .unwrap_err();
    let rejected = try_payment_session! {
        client_reference_id: "INV/1".to_owned(),
        amount: { value: zero, currency: "RUPIAH".to_owned() },
        redirect_url: { success_return_url: "shop".to_owned() },
        customer: { email: email, given_name: long.clone(), surname: String::new() },
        payment_method_options: {
            virtual_account: { channel: "PERMATTA".to_owned() },
            ewallet: { channel: "GOPAY".to_owned() },
        },
        order_information: {
            product_details: [],
            billing_info: { given_name: "A", email: "a@b.id", country: "UK".to_owned(), city: long },
        },
        statement_descriptor: "x".repeat(21),
        expiry_at: "2025-02-30T00:00:00Z".to_owned(),
    }
    .unwrap_err();
    let body = serde_json::json!({
        "clientReferenceId": "INV/1",
        "amount": { "value": 0, "currency": "RUPIAH" },
        "redirectUrl": { "successReturnUrl": "shop" },
        "customer": { "email": "a", "givenName": "x".repeat(300), "surname": "" },
        "paymentMethodOptions": {
            "virtualAccount": { "channel": "PERMATTA" },
            "ewallet": { "channel": "GOPAY" },
        },
        "orderInformation": {
            "productDetails": [],
            "billingInfo": { "givenName": "A", "email": "a@b.id", "country": "UK", "city": "x".repeat(300) },
        },
        "statementDescriptor": "x".repeat(21),
        "expiryAt": "2025-02-30T00:00:00Z",
    });
    let read = PaymentSession::from_json(body.to_string().as_bytes()).unwrap_err();
    let with_a_number = serde_json::json!({
        "clientReferenceId": "1",
        "paymentType": "MULTIPLE",
        "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
        "paymentMethodOptions": { "virtualAccount": { "channel": "BCA", "virtualAccountNumber": "12345" } },
        "mode": "API",
        "customerId": "C",
    });
    let read_number = PaymentSession::from_json(with_a_number.to_string().as_bytes()).unwrap_err();
    // The order of a JSON object is not that of the source.
    let messages = |violations: &Violations| -> BTreeSet<_> {
        let parts = |violation: &Violation| {
            [violation.pointer(), violation.message().to_owned(), violation.help().unwrap().to_owned()]
        };
        violations.iter().map(parts).collect()
    };
    assert_eq!(messages(&rejected), messages(&read));
    assert_eq!(messages(&of_a_number), messages(&read_number));
    assert_eq!(rejected.len(), 12);
}
