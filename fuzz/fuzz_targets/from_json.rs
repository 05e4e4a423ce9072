//! Any bytes: what is read goes out as it came in, what is refused is told.
#![no_main]

use libfuzzer_sys::fuzz_target;
use payment_core::{
    __private::size_hint,
    PaymentSession, Violations,
    rules::{RULES, Rule},
};

fuzz_target!(|body: &[u8]| {
    let read = PaymentSession::from_json(body);
    // serde's way in comes to the same verdict
    assert_eq!(serde_json::from_slice::<PaymentSession>(body).is_ok(), read.is_ok());
    match read {
        Ok(session) => goes_out(session),
        Err(violations) => is_told(body, &violations),
    }
});

fn goes_out(session: PaymentSession) {
    let json = session.to_json();
    assert!(json.len() <= size_hint(session.draft()), "the buffer does not grow");
    assert_eq!(PaymentSession::from_json(&json).expect("what goes out comes in"), session);
    assert_eq!(serde_json::to_vec(&session).expect("it is no map of odd keys"), json);
    assert_eq!(session.clone().into_draft().check().expect("nothing has changed"), session);
}

fn is_told(body: &[u8], violations: &Violations) {
    assert!(!violations.is_empty());
    let lines = body.iter().filter(|byte| **byte == b'\n').count() + 1;
    for violation in violations {
        let is_known = |rule: &&Rule| std::ptr::eq(*rule, violation.rule());
        assert!(RULES.iter().any(|rule| is_known(&rule)));
        assert!(violation.pointer().is_empty() || violation.pointer().starts_with('/'));
        assert!(violation.line().is_some_and(|line| (1..=lines).contains(&line)));
        assert!(violation.column().is_some_and(|column| (1..=body.len() + 1).contains(&column)));
        assert!(!violation.message().is_empty() && !violation.message().ends_with('.'));
    }
    let _ = format!("{violations} {violations:#} {violations:?}");
}
