//! What becomes of a request if suggestions are followed. What they say is in the corpus.

use std::slice;

use payment_session::{
    PaymentSession, Refund, Violation, Violations,
    schema::{REFUND, SESSION},
};
use serde_json::Value;
use test_support::{
    Random,
    suggestions::{self, Found, Next, Subject, other_gateways, without_choices},
};

/// The number of bodies. A release build, as in `.ci/extra`, checks more bodies than a debug build.
const COUNT: usize = if cfg!(debug_assertions) { 1_600 } else { 20_000 };

#[derive(Clone, Copy)]
enum Request {
    Session,
    Refund,
}

impl Request {
    fn violations(self, body: &Value) -> Option<Violations> {
        let text = body.to_string();
        match self {
            Self::Session => PaymentSession::from_json(text.as_bytes()).err(),
            Self::Refund => Refund::from_json(text.as_bytes()).err(),
        }
    }

    fn report(self, body: &Value) -> Vec<Found> {
        let found = |violation: &Violation| Found {
            id: violation.rule().unwrap().id,
            pointer: violation.pointer(),
            message: violation.message().to_owned(),
            help: violation.help().unwrap_or_default().to_owned(),
            suggestions: violation.suggestions().iter().map(|suggestion| suggestion.changes().to_vec()).collect(),
        };
        self.violations(body).iter().flatten().map(found).collect()
    }
}

#[test]
fn suggestions_remove_their_mistakes_from_requests_with_several() {
    let mut random = Random::new(84);
    let session = |request: &[Value]| Request::Session.report(&request[0]);
    let requests = without_choices(suggestions::sessions());
    Subject { object: SESSION, check: &session, requests, has_signs: false }
        .try_suggestions(COUNT, &mut random)
        .assert_all_are_right();
    let refund = |request: &[Value]| Request::Refund.report(&request[0]);
    let requests = without_choices(suggestions::refunds());
    Subject { object: REFUND, check: &refund, requests, has_signs: false }
        .try_suggestions(COUNT / 4, &mut random)
        .assert_all_are_right();
}

#[test]
fn helps_lead_from_bodies_of_other_gateways_to_valid_requests() {
    let check = |request: &[Value]| Request::Session.report(&request[0]);
    let subject = Subject { object: SESSION, check: &check, requests: Vec::new(), has_signs: false };
    for body in other_gateways() {
        for next in [Next::First, Next::Last] {
            let followed = subject.follow(slice::from_ref(&body), next, &mut Random::new(88));
            assert_eq!((followed.flaw(), followed.invention()), (None, None));
        }
    }
}
