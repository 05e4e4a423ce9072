//! Each value of a request is replaced by values of other JSON types.

use payment_session::{
    Checked, PaymentSession, Refund,
    schema::{Kind, Location, Object, REFUND, REQUESTS, SESSION, walk},
};
use serde_json::{Value, json};

use super::{broken, full, only};
use crate::support::rules_and_pointers;

/// Calls `check` with a request for each place of each kind of request.
fn each_place(mut check: impl FnMut(&'static Object, &Value, &Location)) {
    for object in REQUESTS {
        let mut places = walk(object);
        for request in full::requests(object) {
            let is_here = |place: &Location| request.pointer(&place.pointer).is_some();
            let (here, others): (Vec<_>, Vec<_>) = places.into_iter().partition(is_here);
            for place in here {
                check(object, &request, &place);
            }
            places = others;
        }
    }
}

fn replaced(request: &Value, pointer: &str, by: &Value) -> Value {
    let mut request = request.clone();
    *request.pointer_mut(pointer).unwrap() = by.clone();
    request
}

/// Returns the violations of a request that is a `Value`. Checks that `from_value` has the same verdict.
fn broken_value(object: &'static Object, request: &Value) -> Vec<(&'static str, String)> {
    let (found, is_ok) = if object == REFUND {
        let violations = Refund::from_json(request.to_string().as_bytes()).err();
        let found = violations.as_ref().map_or_else(Vec::new, rules_and_pointers);
        (found, serde_json::from_value::<Checked<Refund>>(request.clone()).is_ok())
    } else {
        (broken(&request.to_string()), serde_json::from_value::<PaymentSession>(request.clone()).is_ok())
    };
    assert_eq!(is_ok, found.is_empty(), "{request}");
    found
}

#[test]
fn a_value_of_another_type_breaks_exactly_one_rule() {
    let others = [
        json!(true),
        json!(1),
        json!(1.5),
        json!("1"),
        json!(""),
        json!("IDR"),
        json!([]),
        json!([null]),
        json!({}),
        json!({ "value": 1 }),
    ];
    each_place(|object, request, Location { pointer, kind, .. }| {
        let right = request.pointer(pointer).unwrap();
        for other in &others {
            if std::mem::discriminant(other) == std::mem::discriminant(right) {
                continue;
            }
            let rule = if matches!(kind, Kind::Free(free) if free.name == "Metadata") { "metadata" } else { "type" };
            let found = broken_value(object, &replaced(request, pointer, other));
            assert_eq!(found, only(rule, pointer), "{pointer}: {other}");
        }
    });
}

#[test]
fn null_means_that_the_field_is_absent() {
    each_place(|object, request, Location { pointer, field, .. }| {
        let null = replaced(request, pointer, &Value::Null);
        let found = broken_value(object, &null);
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        if key.parse::<usize>().is_ok() {
            // In a list, `null` is a value of a wrong type.
            return assert_eq!(found, only("type", pointer));
        }
        if field.required {
            let rule = if key == "clientReferenceId" { "reference" } else { "missing-field" };
            assert_eq!(found, only(rule, parent), "{pointer}");
        }
        let mut without = request.clone();
        without.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key);
        assert_eq!(broken_value(object, &without), found, "{pointer}");
        if found.is_empty() && object == SESSION {
            let null: PaymentSession = serde_json::from_value(null).unwrap();
            assert_eq!(null, serde_json::from_value(without).unwrap(), "{pointer}");
        }
    });
}

#[test]
fn null_inside_metadata_is_a_value() {
    let body = super::request(r#""metadata":{"a":null,"b":[null]},"expiryAt":null"#);
    assert!(super::round_trip(&body).ends_with(r#""metadata":{"a":null,"b":[null]}}"#));
    let body = super::request(r#""paymentMethodOptions":{"card":{"installment":{"plan":null},"cardOnFile":null}}"#);
    assert!(super::round_trip(&body).contains(r#""paymentMethodOptions":{"card":{"installment":{"plan":null}}}"#));
}

#[test]
fn a_request_is_an_object() {
    for body in ["null", "true", "1", "\"\"", "[]", "[{}]"] {
        assert_eq!(broken(body), only("json", ""), "{body}");
    }
}

#[test]
fn numbers_and_strings_must_have_their_form() {
    let amount = |value: &str| super::request("").replacen("\"value\":1", &format!("\"value\":{value}"), 1);
    for value in ["0", "-1", "1e18", "1e400", "1234567890123456789", "0.123456789012345678", "-0", "0e400"] {
        assert_eq!(broken(&amount(value)), only("amount.value", "/amount/value"), "{value}");
    }
    for (value, out) in [("1e17", "100000000000000000"), ("5e-1", "0.5"), ("10000.50", "10000.50"), ("1.0", "1.0")] {
        assert_eq!(super::round_trip(&amount(value)), amount(out));
    }
    let card =
        |member: &str| super::request(&format!(r#""paymentMethod":{{"type":"CARD","card":{{"token":"t",{member}}}}}"#));
    for (member, rule, pointer) in [
        (r#""expMonth":1.0"#, "card-data", "expMonth"),
        (r#""expMonth":13"#, "card-data", "expMonth"),
        (r#""expMonth":"1""#, "type", "expMonth"),
        (r#""expYear":100"#, "card-data", "expYear"),
        (r#""expYear":-1"#, "card-data", "expYear"),
        (r#""cvc":"12""#, "card-data", "cvc"),
        (r#""cvc":123"#, "type", "cvc"),
        (r#""cardHolderEmail":"a""#, "email", "cardHolderEmail"),
        (r#""cardHolderPhone":"""#, "text", "cardHolderPhone"),
    ] {
        assert_eq!(broken(&card(member)), only(rule, &format!("/paymentMethod/card/{pointer}")), "{member}");
    }
}
