//! Valid requests that together have every field.

use payment_session::{
    PaymentSession, Refund,
    schema::{Object, REFUND, walk},
};
use serde_json::Value;
use test_support::bodies;

/// Enough bodies for every field.
const BODIES: usize = 10_000;

/// Returns generated requests of a kind, each of which has a place that those before it lack.
pub fn requests(request: &'static Object) -> Vec<Value> {
    let mut lacking: Vec<_> = walk(request).into_iter().map(|place| place.pointer).collect();
    let mut requests = Vec::new();
    for body in valid(request) {
        // A `Value` holds no number such as `1e400`.
        let Ok(request) = serde_json::from_slice::<Value>(&body) else { continue };
        let count = lacking.len();
        lacking.retain(|pointer| request.pointer(pointer).is_none());
        if lacking.len() < count {
            requests.push(request);
        }
        if lacking.is_empty() {
            return requests;
        }
    }
    panic!("no generated request has {lacking:?}");
}

/// Returns the JSON of generated requests that are valid.
fn valid(request: &'static Object) -> Box<dyn Iterator<Item = Vec<u8>>> {
    if request == REFUND {
        let refunds = bodies::refunds(1, BODIES).filter_map(|body| Refund::from_json(body.as_bytes()).ok());
        return Box::new(refunds.map(|refund| refund.to_json()));
    }
    let sessions = bodies::generate(1, BODIES).filter_map(|body| PaymentSession::from_json(body.as_bytes()).ok());
    Box::new(sessions.map(|session| session.to_json()))
}
