//! Responses, errors and callbacks.

use payment_session::{
    SessionResponse,
    response::{
        ApiError, Callback, Charge, CustomerRecord, GatewayResponse, ListPage, PaymentMethodConfigs, ReadError,
    },
};

use super::measure::{Constant, TYPED_LISTS, excess};

const SIZES: [usize; 2] = [2_000, 8_000];

const TOO_MANY: &str = "a list has too many items";

fn success(data: &str) -> String {
    format!(r#"{{"code":"00","message":"Success","data":{data}}}"#)
}

fn session(fields: &str) -> String {
    format!(r#"{{"id":"1",{fields}}}"#)
}

fn list(item: &str, count: usize) -> String {
    format!("[{}]", vec![item; count].join(","))
}

/// Returns an object with this number of fields that no object has.
fn unknown_fields(value: &str, count: usize) -> String {
    let fields: Vec<_> = (0..count).map(|at| format!(r#""{at:x}":{value}"#)).collect();
    format!("{{{}}}", fields.join(","))
}

fn reason(error: &ApiError) -> String {
    error.as_unreadable().map(|reason| reason.to_string()).unwrap_or_default()
}

/// Reads a body as everything that it may be.
fn read_all(body: &[u8]) -> (Option<SessionResponse>, Option<Callback>) {
    for status in [200, 400] {
        drop(ListPage::<SessionResponse>::parse(status, body));
        drop(ListPage::<Charge>::parse(status, body));
        drop(CustomerRecord::parse(status, body));
        drop(PaymentMethodConfigs::parse(status, body));
        drop(CustomerRecord::from_json(body));
        drop(Charge::from_json(body));
    }
    (SessionResponse::parse(200, body).ok(), Callback::parse(body).ok())
}

#[test]
fn a_response_takes_memory_in_proportion_to_its_size() {
    let items = ["{}", "[]", "1", "null", r#""a""#, r#""\n""#, r#"{"id":"1"}"#, r#"{"a":1}"#, r#"{"message":"a"}"#];
    for item in items {
        let shapes: [(&str, &dyn Fn(String) -> String); 11] = [
            ("charges", &|list| success(&session(&format!(r#""chargeDetails":{list}"#)))),
            ("captures", &|list| success(&session(&format!(r#""chargeDetails":[{{"captureHistories":{list}}}]"#)))),
            ("stored methods", &|list| success(&format!(r#"{{"storedPaymentMethods":{list}}}"#))),
            ("channels", &|list| success(&format!(r#"{{"virtualAccount":{{"acceptedChannels":{list}}}}}"#))),
            ("order", &|list| success(&session(&format!(r#""orderInformation":{list}"#)))),
            ("metadata", &|list| success(&session(&format!(r#""metadata":{{"a":{list}}}"#)))),
            ("a page", &|list| success(&list)),
            ("a callback", &|list| {
                format!(r#"{{"event":"PAYMENT.PAID","data":{}}}"#, session(&format!(r#""chargeDetails":{list}"#)))
            }),
            ("details", &|list| format!(r#"{{"code":"invalid","error":{{"details":{list}}}}}"#)),
            ("an unknown list", &|list| success(&session(&format!(r#""a":{list}"#)))),
            ("a list alone", &|list| list),
        ];
        for (shape, body) in shapes {
            let excess = excess(TYPED_LISTS, SIZES, |count| body(list(item, count)), read_all);
            assert_eq!(excess, None, "{shape} of {item}");
        }
    }
}

#[test]
fn unknown_fields_take_memory_in_proportion_to_their_size() {
    let shapes: [(&str, &dyn Fn(String) -> String); 6] = [
        ("an envelope", &|fields| fields),
        ("a session", &|fields| success(&fields.replacen('{', r#"{"id":"1","#, 1))),
        ("a charge", &|fields| success(&session(&format!(r#""chargeDetails":[{fields}]"#)))),
        ("a card", &|fields| success(&session(&format!(r#""chargeDetails":[{{"card":{fields}}}]"#)))),
        ("an error", &|fields| format!(r#"{{"code":"invalid","error":{fields}}}"#)),
        ("a detail", &|fields| format!(r#"{{"code":"invalid","error":{{"details":[{fields}]}}}}"#)),
    ];
    for (shape, body) in shapes {
        for value in ["1", r#""""#, "{}"] {
            let excess = excess(Constant::Reached(0), SIZES, |count| body(unknown_fields(value, count)), read_all);
            assert_eq!(excess, None, "{value} in {shape}");
        }
    }
}

/// Sessions of a page, each with charges, each with captures: their numbers multiply.
#[test]
fn nested_lists_take_memory_in_proportion_to_their_size() {
    let charge = |captures: usize| format!(r#"{{"captureHistories":{}}}"#, list("{}", captures));
    let page = |sessions: usize, charges: usize, captures: usize| {
        let charges = list(&charge(captures), charges);
        success(&list(&session(&format!(r#""chargeDetails":{charges}"#)), sessions))
    };
    for (charges, captures) in [(900, 0), (0, 900), (30, 30)] {
        let body = |count: usize| page(count / 100, charges, captures);
        let excess = excess(TYPED_LISTS, SIZES, body, read_all);
        assert_eq!(excess, None, "{charges} charges of {captures} captures");
    }
    let error = ListPage::<SessionResponse>::parse(200, page(20, 600, 0).as_bytes()).unwrap_err();
    assert_eq!(reason(&error), TOO_MANY);
    let sessions = ListPage::<SessionResponse>::parse(200, page(15, 600, 0).as_bytes()).unwrap();
    assert_eq!(sessions.items.iter().map(|session| session.charge_details.len()).sum::<usize>(), 9_000);
}

#[test]
fn a_typed_list_has_at_most_1_000_items() {
    let charges = |count| success(&session(&format!(r#""chargeDetails":{}"#, list("{}", count))));
    let session = SessionResponse::parse(200, charges(1_000).as_bytes()).unwrap();
    assert_eq!(session.charge_details.len(), 1_000);
    let error = SessionResponse::parse(200, charges(1_001).as_bytes()).unwrap_err();
    assert_eq!(reason(&error), TOO_MANY);

    let sessions = |count| success(&list(r#"{"id":"1"}"#, count));
    let page = ListPage::<SessionResponse>::parse(200, sessions(1_000).as_bytes()).unwrap();
    assert_eq!(page.items.len(), 1_000);
    let error = ListPage::<SessionResponse>::parse(200, sessions(1_001).as_bytes()).unwrap_err();
    assert_eq!(reason(&error), TOO_MANY);

    let charge = |count| format!(r#"{{"captureHistories":{}}}"#, list("{}", count));
    assert_eq!(Charge::from_json(charge(1_000).as_bytes()).unwrap().capture_histories.len(), 1_000);
    let error: ReadError = Charge::from_json(charge(1_001).as_bytes()).unwrap_err();
    assert_eq!(error.to_string(), TOO_MANY);
}

#[test]
fn items_of_another_type_count() {
    let charges = session(&format!(r#""chargeDetails":{}"#, list("1", 1_001)));
    let error = SessionResponse::from_json(charges.as_bytes()).unwrap_err();
    assert_eq!(error.to_string(), TOO_MANY);
}

#[test]
fn a_callback_with_too_many_charges_is_an_error() {
    let charges = session(&format!(r#""chargeDetails":{}"#, list("{}", 1_001)));
    let body = format!(r#"{{"event":"PAYMENT.PAID","data":{charges}}}"#);
    assert_eq!(Callback::parse(body.as_bytes()).unwrap_err().to_string(), TOO_MANY);
}

#[test]
fn lists_that_stay_json_are_not_limited() {
    let products = list(r#"{"type":"DIGITAL"}"#, 5_000);
    let body = success(&session(&format!(
        r#""orderInformation":{{"productDetails":{products}}},"metadata":{{"a":{products}}}"#
    )));
    let session = SessionResponse::parse(200, body.as_bytes()).unwrap();
    assert_eq!(session.order_information.as_ref().map(|order| order.as_json().len()), Some(products.len() + 19));
}

#[test]
fn an_error_has_its_first_1_000_details() {
    for (item, count) in [(r#""a""#, 1_001), (r#"{"message":"a"}"#, 1_001)] {
        let body = format!(r#"{{"code":"invalid","error":{{"details":{}}}}}"#, list(item, count));
        let error = SessionResponse::parse(400, body.as_bytes()).unwrap_err();
        assert_eq!((error.code(), error.details().len()), ("invalid", 1_000));
        assert_eq!(error.details()[999].message.as_deref(), Some("a"));
    }
}
