//! A session is compared with its order before anyone acts on it.

use payment_session::{
    Amount, Currency, PaymentType, SessionResponse, payment_session,
    response::{CallbackKey, GatewayResponse, ListPage, LookUpResult, Order, OrderField, SessionStatus},
};
use serde_json::{Value, json};

fn order() -> Order {
    Order::new("INV-1".parse().unwrap(), Amount::new(50_000.try_into().unwrap(), Currency::IDR))
}

fn data() -> Value {
    json!({ "id": "a", "clientReferenceId": "INV-1", "amount": { "value": "50000.00", "currency": "IDR" },
        "paymentType": "SINGLE", "status": "REQUIRE_ACTION" })
}

/// Returns a session in which one field is changed.
fn changed(pointer: &str, value: Value) -> SessionResponse {
    let mut data = data();
    *data.pointer_mut(pointer).unwrap() = value;
    session(&data)
}

fn session(data: &Value) -> SessionResponse {
    SessionResponse::from_json(data.to_string().as_bytes()).unwrap()
}

#[test]
fn differences() {
    use OrderField::{Reference, Total, TotalCurrency, Type};
    assert_eq!(order().differences(&session(&data())), []);
    for (pointer, value, differences) in [
        ("/clientReferenceId", json!("INV-2"), &[Reference][..]),
        ("/clientReferenceId", json!(null), &[Reference]),
        ("/amount/value", json!(5000), &[Total]),
        ("/amount/value", json!("50000.01"), &[Total]),
        ("/amount/value", json!(-50000), &[Total]),
        ("/amount/value", json!(50_000), &[]),
        ("/amount/currency", json!("USD"), &[TotalCurrency]),
        ("/amount/currency", json!("XXX"), &[TotalCurrency]),
        ("/amount", json!(null), &[Total, TotalCurrency]),
        ("/amount", json!("50000"), &[Total, TotalCurrency]),
        ("/paymentType", json!("MULTIPLE"), &[Type]),
        ("/paymentType", json!("TWICE"), &[Type]),
        // The documented default.
        ("/paymentType", json!(null), &[]),
        // The status is the subject of `next_step`.
        ("/status", json!("CANCELLED"), &[]),
    ] {
        assert_eq!(order().differences(&changed(pointer, value.clone())), differences, "{pointer} {value}");
    }
}

#[test]
fn orders_of_requests() {
    let single = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 50000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "customer@example.com" },
    };
    assert_eq!(Order::of(&single), order());

    let open = payment_session! {
        client_reference_id: "INV-1",
        payment_type: MULTIPLE,
        payment_method: { type: QR },
        mode: API,
        customer: { email: "customer@example.com" },
    };
    let open = Order::of(&open);
    assert_eq!((open.amount.as_ref(), &open.payment_type), (None, &PaymentType::MULTIPLE));
    let mut data = data();
    data["paymentType"] = "MULTIPLE".into();
    assert_eq!(open.differences(&session(&data)), [OrderField::Total]);
    data["amount"]["value"] = 0.into();
    assert_eq!(open.differences(&session(&data)), []);
    data["amount"] = Value::Null;
    assert_eq!(open.differences(&session(&data)), []);
}

fn list(items: &Value, pagination: &Value) -> ListPage<SessionResponse> {
    let body = json!({ "code": "00", "message": "Success", "data": items, "pagination": pagination });
    ListPage::parse(200, body.to_string().as_bytes()).unwrap()
}

/// A look-up is empty only if the response has the whole list.
#[test]
fn look_ups() {
    let other = json!({ "id": "b", "clientReferenceId": "INV-2", "status": "PAID" });
    let nameless = json!({ "id": "c", "status": "PAID" });
    let one_page = json!({ "page": 1, "perPage": 20, "totalItems": 1, "totalPages": 1 });
    let many_pages = json!({ "page": 1, "perPage": 1, "totalItems": 2, "totalPages": 2 });
    let empty = json!({ "page": 1, "perPage": 20, "totalItems": 0, "totalPages": 0 });
    for (items, pagination, is_absent) in [
        (json!([]), json!(null), true),
        (json!(null), json!(null), true),
        (json!([]), empty, true),
        (json!([]), one_page.clone(), false),
        (json!([other]), one_page.clone(), true),
        (json!([other]), many_pages, false),
        (json!([other]), json!(null), false),
        (json!([nameless]), one_page.clone(), false),
        (json!([]), json!({ "page": 2, "totalItems": 0, "totalPages": 0 }), false),
        (json!([]), json!({ "page": 1, "totalPages": 3 }), false),
    ] {
        let sessions = list(&items, &pagination);
        let expected = if is_absent { LookUpResult::Absent } else { LookUpResult::Incomplete };
        assert_eq!(order().find_in(&sessions), expected, "{items} {pagination}");
    }

    let sessions = list(&json!([other, data()]), &one_page);
    assert_eq!(order().find_in(&sessions), LookUpResult::Session(&sessions.items[1]));
    assert_eq!((&sessions).into_iter().count(), 2);
    for status in ["CANCELLED", "EXPIRED", "INACTIVE"] {
        let mut ended = data();
        ended["status"] = status.into();
        let sessions = list(&json!([ended]), &one_page);
        let status = SessionStatus::VALUES.iter().find(|other| other.as_str() == status).unwrap();
        assert_eq!(order().find_in(&sessions), LookUpResult::Ended(&sessions.items[0], *status));
        // The difference matters more: the session pays for something else.
        let cheaper = Order::new("INV-1".parse().unwrap(), Amount::new(1.try_into().unwrap(), Currency::IDR));
        let differences = vec![OrderField::Total];
        assert_eq!(cheaper.find_in(&sessions), LookUpResult::Different(&sessions.items[0], differences));
    }
}

#[test]
fn callbacks_are_compared() {
    let key = CallbackKey::new("key");
    let receive = |data: &Value| {
        let body = json!({ "event": "PAYMENT.PAID", "data": data }).to_string();
        let callback = key.open(Some("key"), body.as_bytes()).unwrap();
        order().differences(callback.session().unwrap())
    };
    assert_eq!(receive(&data()), []);
    let mut forged = data();
    forged["amount"]["value"] = 1.into();
    assert_eq!(receive(&forged), [OrderField::Total]);
}
