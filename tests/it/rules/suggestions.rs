//! Every edit of a suggestion is applied to the text that was read.

use payment_core::inspect::undecided_rules;
use payment_session::{
    Edit, PaymentSession, Violation, Violations,
    rules::{RuleId, Waiver},
    schema::SESSION,
};
use test_support::{Quota, bodies::with_one_change};

/// The number of bodies. A release build, as in `.ci/extra`, reads more bodies than a debug build.
const COUNT: usize = if cfg!(debug_assertions) { 2_000 } else { 60_000 };

/// A mistake, without its words: they may depend on other mistakes.
fn mistake(violation: &Violation) -> (RuleId, String) {
    (violation.rule().unwrap().id, violation.pointer())
}

fn count(violations: Option<&Violations>, wanted: &(RuleId, String)) -> usize {
    violations.into_iter().flatten().filter(|violation| mistake(violation) == *wanted).count()
}

/// Applies an edit to a body. The mistake is gone, and a new one may only be of a rule that could not be decided.
fn check_edit(body: &str, violations: &Violations, violation: &Violation, edit: &Edit) -> String {
    let corrected = edit.apply(body).unwrap_or_else(|| panic!("{edit:?} does not apply to {body}"));
    let left = PaymentSession::from_json(corrected.as_bytes()).err();
    let what = || format!("{violation:#}: {edit:?}\n{body}\n{corrected}\n{left:#?}");
    let wanted = mistake(violation);
    assert!(count(left.as_ref(), &wanted) < count(Some(violations), &wanted), "the mistake is left: {}", what());
    for found in left.iter().flatten() {
        let mistake = mistake(found);
        if count(left.as_ref(), &mistake) > count(Some(violations), &mistake) {
            let undecided = undecided_rules(body, SESSION);
            let mut waivers = Waiver::ALL.iter().filter(|waiver| waiver.rule() == mistake.0);
            assert!(waivers.any(|waiver| undecided.contains(*waiver)), "a new mistake, {found}: {}", what());
        }
    }
    corrected
}

/// Checks every edit of a body. Returns their number.
fn check(body: &str) -> usize {
    let Err(violations) = PaymentSession::from_json(body.as_bytes()) else { return 0 };
    if violations.omitted() > 0 {
        return 0;
    }
    let mut edits = 0;
    for violation in &violations {
        for suggestion in violation.suggestions() {
            if let Some(edit) = suggestion.edit() {
                assert!(!suggestion.is_example(), "{}", suggestion.text());
                check_edit(body, &violations, violation, edit);
                edits += 1;
            }
        }
    }
    edits
}

#[test]
fn edits_correct_generated_bodies() {
    let quota = Quota::new(COUNT, [("with an edit", COUNT / 10)]);
    for body in quota.bodies(3) {
        if check(&body) > 0 {
            quota.count("with an edit");
        }
    }
    for body in with_one_change(4, COUNT) {
        check(&body);
    }
}

/// Returns a documented request with a mistake at each of its keys and values.
fn with_mistakes(body: &str) -> Vec<String> {
    let mut bodies = Vec::new();
    let quotes: Vec<_> = body.match_indices('"').map(|(at, _)| at).collect();
    for pair in quotes.chunks_exact(2) {
        let (before, text, after) = (&body[..pair[0]], &body[pair[0] + 1..pair[1]], &body[pair[1] + 1..]);
        let wrong = [text.to_lowercase(), format!(" {text}"), format!("{text}s"), text.replace('Z', "+00:00")];
        let wrong = wrong.iter().filter(|wrong| *wrong != text);
        bodies.extend(wrong.map(|wrong| format!("{before}\"{wrong}\"{after}")));
        bodies.push(format!("{before}[\"{text}\"]{after}"));
    }
    for (number, _) in body.match_indices("\"value\": ") {
        let (before, after) = body.split_at(number + "\"value\": ".len());
        let end = after.find([',', '\n', ' ']).unwrap();
        bodies.push(format!("{before}\"{}\"{}", &after[..end], &after[end..]));
    }
    bodies
}

#[test]
fn edits_correct_documented_requests_with_a_mistake() {
    let mut edits = 0;
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documented_requests")).unwrap() {
        let body = std::fs::read_to_string(file.unwrap().path()).unwrap();
        edits += with_mistakes(&body).iter().map(|body| check(body)).sum::<usize>();
    }
    assert!(edits > 500, "{edits} edits");
}

/// Returns the edits of the first suggestions about a body.
fn corrected(body: &str) -> Vec<Option<String>> {
    let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
    violations.iter().map(|violation| violation.suggestions()[0].edit()?.apply(body)).collect()
}

/// Returns a request with this reference and with `fields`, each after a comma.
fn request(reference: &str, fields: &str) -> String {
    format!(
        r#"{{"clientReferenceId":"{reference}","amount":{{"value":1,"currency":"IDR"}},"redirectUrl":{{}},"customerId":"C"{fields}}}"#
    )
}

#[test]
fn an_enum_value_has_an_edit() {
    assert_eq!(corrected(&request("A", r#","mode":"redirect""#)), [Some(request("A", r#","mode":"REDIRECT""#))]);
}

#[test]
fn edits_are_equal_if_they_make_the_same_changes() {
    let edit = |mode: &str| {
        let body = request("A", &format!(r#","mode":"{mode}""#));
        let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
        violations[0].suggestions()[0].edit().unwrap().clone()
    };
    assert_eq!(edit("Redirect"), edit("redirect"));
    assert_ne!(edit("redirect"), edit("api"));
}

/// For each suggestion, whether it is an example, and the body with its edit.
#[test]
fn a_broken_rule_has_the_edits_that_break_no_other() {
    let suggested = |fields: &str| {
        let body = request("A", fields);
        let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
        assert_eq!(violations.len(), 1, "{violations}");
        let suggestions = violations[0].suggestions().iter().map(|suggestion| {
            let corrected = suggestion.edit().and_then(|edit| edit.apply(&body));
            (suggestion.is_example(), corrected)
        });
        suggestions.collect::<Vec<_>>()
    };
    let right = |fields: &str| (false, Some(request("A", fields)));
    // Either a method, or a later confirmation
    assert_eq!(suggested(r#","mode":"API""#), [(true, None), right(r#","mode":"API","autoConfirm":false"#)]);
    // Either another method, of which each requires more, or a single payment
    let method = r#""mode":"API","paymentMethod":{"type":"CARD"}"#;
    assert_eq!(
        suggested(&format!(r#","paymentType":"MULTIPLE",{method}"#)),
        [(false, None), (false, None), right(&format!(r#","paymentType":"SINGLE",{method}"#))]
    );
}

#[test]
fn a_string_has_an_edit_only_if_its_meaning_is_certain() {
    let expiry = |instant: &str| request("A", &format!(r#","expiryAt":"{instant}""#));
    let instant = "2035-12-30T23:59:00Z";
    for (wrong, right) in [
        (request(" INV-1", ""), Some(request("INV-1", ""))),
        // Another reference may be that of another order.
        (request("INV 1", ""), None),
        (expiry("2035-12-30T23:59:00+00:00"), Some(expiry(instant))),
        (expiry("2035-12-30t23:59:00z"), Some(expiry(instant))),
        // The time may be a local one.
        (expiry("2035-12-30T23:59:00"), None),
    ] {
        assert_eq!(corrected(&wrong), [right], "{wrong}");
    }
}

#[test]
fn an_entry_moves_into_an_object_that_is_there() {
    let body = |redirect: &str, rest: &str| {
        format!(
            r#"{{"clientReferenceId":"A","amount":{{"value":1,"currency":"IDR"}},"redirectUrl":{redirect},"customerId":"C"{rest}}}"#
        )
    };
    let url = r#","successReturnUrl":"https://shop.id""#;
    let moved = body(r#"{"successReturnUrl":"https://shop.id"}"#, "");
    assert_eq!(corrected(&body("{}", url)), [Some(moved)]);
    // The object has the field, or a key near it; the value is not valid there; or a rule looks at the field.
    for (redirect, rest) in [
        (r#"{"successReturnUrl":"https://a.b"}"#, url),
        (r#"{"successReturnUrl":null}"#, url),
        (r#"{"success_return_url":"https://a.b"}"#, url),
        ("{}", r#","successReturnUrl":"shop""#),
        (
            "{}",
            r#","paymentMethod":{"type":"VIRTUAL_ACCOUNT"},"paymentMethodOptions":{"virtualAccount":{}},"virtualAccountNumber":"00000001""#,
        ),
    ] {
        assert_eq!(corrected(&body(redirect, rest)).last(), Some(&None), "{redirect} {rest}");
    }
}
