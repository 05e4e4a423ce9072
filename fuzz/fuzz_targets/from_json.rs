//! Reads any bytes as a session and as a refund: a valid one is written in the same way, and a rejected one has violations.
#![no_main]

use libfuzzer_sys::fuzz_target;
use payment_core::{__private::size_hint, PaymentSession, Refund, Violations, rules::{RULES, Rule, Waiver, Waivers}};

fuzz_target!(|body: &[u8]| {
    let read = PaymentSession::from_json(body);
    // Reading through serde has the same result.
    assert_eq!(serde_json::from_slice::<PaymentSession>(body).is_ok(), read.is_ok());
    for options in escape_hatches() {
        match PaymentSession::from_json_with(body, options) {
            Ok(session) => is_read_back(&session),
            Err(violations) => {
                assert!(read.is_err(), "no option rejects a valid request");
                is_reported(body, &violations);
            }
        }
    }
    match read {
        Ok(session) => is_written(session),
        Err(violations) => is_reported(body, &violations),
    }
    match Refund::from_json(body) {
        Ok(refund) => assert_eq!(Refund::from_json(&refund.to_json()).expect("a refund is read back"), refund),
        Err(violations) => is_reported(body, &violations),
    }
});

fn escape_hatches() -> [Waivers; 3] {
    let none = Waivers::NONE;
    let all = Waiver::ALL.iter().fold(none, |options, waiver| options.with(*waiver));
    [none.union(Waivers::UNKNOWN_FIELDS), none.union(Waivers::UNCHECKED_VALUES), all.union(Waivers::UNKNOWN_FIELDS).union(Waivers::UNCHECKED_VALUES)]
}

fn is_read_back(session: &PaymentSession) {
    let read = PaymentSession::from_json_with(&session.to_json(), session.waivers_to_read());
    assert_eq!(read.as_ref(), Ok(session));
    assert_eq!(session.clone().into_draft().check().as_ref(), Ok(session));
}

fn is_written(session: PaymentSession) {
    let json = session.to_json();
    assert!(json.len() <= size_hint(&*session), "the buffer does not grow");
    assert_eq!(PaymentSession::from_json(&json).expect("a request is read back"), session);
    assert_eq!(serde_json::to_vec(&session).expect("each key is a string"), json);
    assert_eq!(session.clone().into_draft().check().expect("the draft is valid"), session);
}

fn is_reported(body: &[u8], violations: &Violations) {
    let lines = body.iter().filter(|byte| **byte == b'\n').count() + 1;
    for violation in violations {
        let is_known = |rule: &&Rule| violation.rule().is_some_and(|broken| std::ptr::eq(*rule, broken));
        assert!(RULES.iter().any(|rule| is_known(&rule)));
        assert!(violation.pointer().is_empty() || violation.pointer().starts_with('/'));
        assert!(violation.line().is_some_and(|line| (1..=lines).contains(&line)));
        assert!(violation.column().is_some_and(|column| (1..=body.len() + 1).contains(&column)));
        for replacement in violation.suggestions().iter().filter_map(|suggestion| suggestion.replacement()) {
            let text = str::from_utf8(body).expect("only UTF-8 has replacements");
            assert!(text.get(replacement.range()).is_some(), "{replacement:?}");
        }
        assert!(!violation.message().is_empty() && !violation.message().ends_with('.'));
    }
    let _ = format!("{violations} {violations:#} {violations:?}");
}
