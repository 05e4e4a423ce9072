//! Valid requests that together have every field.

use std::collections::BTreeSet;

use payment_session::{
    PaymentSession,
    schema::{Kind, SESSION},
};
use serde_json::Value;
use test_support::bodies;

/// Enough bodies for every field.
const BODIES: usize = 10_000;

/// Returns generated requests, each of which has a field that those before it lack.
pub fn requests() -> Vec<Value> {
    let mut lacking = BTreeSet::new();
    add_fields(Kind::Object(SESSION), &mut lacking);
    let mut requests = Vec::new();
    for body in bodies::generate(1, BODIES) {
        let Ok(session) = PaymentSession::from_json(body.as_bytes()) else { continue };
        // A `Value` holds no number such as `1e400`.
        let Ok(request) = serde_json::from_slice(&session.to_json()) else { continue };
        let count = lacking.len();
        remove_present_fields(Kind::Object(SESSION), &request, &mut lacking);
        if lacking.len() < count {
            requests.push(request);
        }
        if lacking.is_empty() {
            return requests;
        }
    }
    panic!("no generated request has {lacking:?}");
}

/// The name of an object, and of a field on the wire.
type Fields = BTreeSet<(&'static str, &'static str)>;

fn add_fields(kind: Kind, fields: &mut Fields) {
    match kind {
        Kind::Object(object) | Kind::Checked(object) => {
            for field in object.fields {
                fields.insert((object.name, field.wire));
                add_fields(field.kind, fields);
            }
        }
        Kind::List(item) => add_fields(*item, fields),
        _ => {}
    }
}

fn remove_present_fields(kind: Kind, value: &Value, fields: &mut Fields) {
    match kind {
        Kind::Object(object) | Kind::Checked(object) => {
            for field in object.fields {
                if let Some(value) = value.get(field.wire) {
                    fields.remove(&(object.name, field.wire));
                    remove_present_fields(field.kind, value, fields);
                }
            }
        }
        Kind::List(item) => {
            value.as_array().unwrap().iter().for_each(|value| remove_present_fields(*item, value, fields));
        }
        _ => {}
    }
}
