//! Bodies of other gateways, whose authors follow the helps and have no other source.

use std::slice;

use payment_core::{request::SESSION, schema::Kind};
use payment_expand::Macro;
use serde_json::Value;
use test_support::{
    Random,
    suggestions::{Next, Subject, other_gateways},
};

use super::suggestions::{Keys, code, report};

#[test]
fn of_other_gateways() {
    for body in other_gateways() {
        for keys in [Keys::Rust, Keys::Wire] {
            let check =
                |request: &[Value]| report(Macro::Session, &code(&request[0], Some(Kind::Object(SESSION)), keys));
            let subject = Subject { object: SESSION, check: &check, requests: Vec::new(), has_signs: true };
            for next in [Next::First, Next::Last] {
                let followed = subject.follow(slice::from_ref(&body), next, &mut Random::new(87));
                assert_eq!((followed.flaw(), followed.invention()), (None, None));
            }
        }
    }
}
