//! Every replacement is applied to the text that was read.

use payment_core::inspect::undecided_rules;
use payment_session::{
    PaymentSession, Replacement, Suggestion, Violation, Violations,
    rules::{RuleId, Waiver},
    schema::SESSION,
};
use test_support::{
    bodies::{generate, with_one_change},
    suggestions::removes,
};

/// The number of bodies. A release build, as in `.ci/extra`, reads more bodies than a debug build.
const COUNT: usize = if cfg!(debug_assertions) { 2_000 } else { 60_000 };

/// A mistake, without its words: they may depend on other mistakes.
fn mistake(violation: &Violation) -> (RuleId, String) {
    (violation.rule().unwrap().id, violation.pointer())
}

/// Returns a body after a replacement.
fn replaced(body: &str, replacement: &Replacement) -> String {
    let mut replaced = body.to_owned();
    replaced.replace_range(replacement.range(), replacement.text());
    replaced
}

/// Replaces a key or a value. The mistake is gone, and a new one may only be of a rule that could not be decided.
fn check_replacement(body: &str, violations: &Violations, violation: &Violation, replacement: &Replacement) {
    let corrected = replaced(body, replacement);
    let left = PaymentSession::from_json(corrected.as_bytes()).err();
    let what = || format!("{violation:#}: {replacement:?}\n{body}\n{corrected}\n{left:#?}");
    let wanted = mistake(violation);
    let is_gone = removes(&wanted, violations.iter().map(mistake), left.iter().flatten().map(mistake));
    assert!(is_gone, "the mistake is left: {}", what());
    for found in left.iter().flatten() {
        let new = mistake(found);
        if removes(&new, left.iter().flatten().map(mistake), violations.iter().map(mistake)) {
            let undecided = undecided_rules(body, SESSION);
            let mut waivers = Waiver::ALL.iter().filter(|waiver| waiver.rule() == new.0);
            assert!(waivers.any(|waiver| undecided.contains(*waiver)), "a new mistake, {found}: {}", what());
        }
    }
}

/// Checks every replacement in a body. Returns their number.
fn check_body(body: &str) -> usize {
    let Err(violations) = PaymentSession::from_json(body.as_bytes()) else { return 0 };
    if violations.omitted() > 0 {
        return 0;
    }
    let mut count = 0;
    for violation in &violations {
        for suggestion in violation.suggestions() {
            if let Some(replacement) = suggestion.replacement() {
                assert!(!suggestion.is_example(), "{}", suggestion.text());
                check_replacement(body, &violations, violation, replacement);
                count += 1;
            }
        }
    }
    count
}

#[test]
fn replacements_correct_generated_bodies() {
    let replacements: usize = generate(3, COUNT).chain(with_one_change(4, COUNT)).map(|body| check_body(&body)).sum();
    assert!(replacements > 0, "no body has a replacement");
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
fn replacements_correct_documented_requests_with_a_mistake() {
    let mut count = 0;
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/requests")).unwrap() {
        let body = std::fs::read_to_string(file.unwrap().path()).unwrap();
        count += with_mistakes(&body).iter().map(|body| check_body(body)).sum::<usize>();
    }
    assert!(count > 300, "{count} replacements");
}

/// Returns a body after the replacement of each mistake.
fn corrected(body: &str) -> Vec<Option<String>> {
    let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
    let first = |violation: &Violation| violation.suggestions().first()?.replacement().cloned();
    violations.iter().map(|violation| Some(replaced(body, &first(violation)?))).collect()
}

/// Returns a request with this reference and with `fields`, each after a comma.
fn request(reference: &str, fields: &str) -> String {
    format!(
        r#"{{"clientReferenceId":"{reference}","amount":{{"value":1,"currency":"IDR"}},"redirectUrl":{{}},"customerId":"C"{fields}}}"#
    )
}

#[test]
fn a_value_has_a_replacement_only_if_its_meaning_is_certain() {
    let with = |name: &str, value: &str| request("A", &format!(",\"{name}\":{value}"));
    let with =
        |(name, wrong, right): (&str, &str, Option<&str>)| (with(name, wrong), right.map(|right| with(name, right)));
    let phone =
        |number: &str| format!(r#"{{"email":"a@b.id","phoneNumber":{{"countryCode":"+62","number":"{number}"}}}}"#);
    let customer = |wrong: &str, right: Option<&str>| {
        let with = |number: &str| {
            request("A", &format!(",\"customer\":{}", phone(number))).replace(r#","customerId":"C""#, "")
        };
        (with(wrong), right.map(with))
    };
    let instant = r#""2035-12-30T23:59:00Z""#;
    let refund = |value: &str| {
        format!(
            r#"{{"clientReferenceId":"R","chargeId":"C","reason":"DUPLICATE","amount":{{"value":{value},"currency":"IDR"}}}}"#
        )
    };
    let cases = [
        (request(" INV-1", ""), Some(request("INV-1", ""))),
        // Another reference may be that of another order.
        (request("INV 1", ""), None),
        with(("expiryAt", r#""2035-12-30T23:59:00+00:00""#, Some(instant))),
        with(("expiryAt", r#""2035-12-30t23:59:00.000z""#, Some(instant))),
        with(("expiryAt", r#""2035-12-31T06:59:00+07:00""#, Some(instant))),
        // The time may be a local one, and no second is written.
        with(("expiryAt", r#""2035-12-30T23:59:00""#, None)),
        with(("expiryAt", r#""2035-12-30T23:59Z""#, None)),
        with(("expiryAt", r#""2035-12-30T23:59:00.5Z""#, None)),
        with(("mode", r#""redirect""#, Some(r#""REDIRECT""#))),
        with(("mode", r#"" REDIRECT""#, Some(r#""REDIRECT""#))),
        with(("mode", r#""REDIRECTS""#, None)),
        with(("mode", r#""DIRECT""#, None)),
        with(("autoConfirm", r#""true""#, Some("true"))),
        with(("autoConfirm", r#""yes""#, None)),
        with(("autoConfirm", "1", None)),
        with(("statementDescriptor", "5", None)),
        with(("redirectUrls", "{}", None)),
        // The key would be there twice.
        (request("A", r#","mode":null,"Mode":"REDIRECT""#), None),
        customer("0812", Some("812")),
        customer("+62 812", Some("812")),
        customer("62-812-3456-789", Some("8123456789")),
        customer("62-812", None),
        customer("812-a", None),
    ];
    for (wrong, right) in cases {
        assert_eq!(corrected(&wrong), [right], "{wrong}");
    }
    for (wrong, right) in
        [("\"50000\"", Some("50000")), ("\"10.50\"", Some("10.50")), ("\"014\"", None), ("\"50.000\"", None)]
    {
        let with = |value: &str| request("A", "").replace(":1,", &format!(":{value},"));
        assert_eq!(corrected(&with(wrong)), [right.map(with)], "{wrong}");
    }
    for (wrong, right) in [("50000", Some("\"50000\"")), ("50.000", None), ("\"050\"", None)] {
        let violations = payment_session::Refund::from_json(refund(wrong).as_bytes()).unwrap_err();
        let replacement = violations[0].suggestions().first().and_then(Suggestion::replacement);
        assert_eq!(replacement.map(|new| replaced(&refund(wrong), new)), right.map(refund), "{wrong}");
    }
}

/// The replacement of an object's text has the place in that text. A value that serializes has no text.
#[test]
fn a_replacement_is_a_range_of_the_text_that_was_read() {
    let body = "{\"clientReferenceID\" : \"A\", \"customerId\":\"é\", \"redirectUrl\":{},\n\"amount\":{\"value\":\"1\",\"currency\":\"IDR\"}}";
    let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
    let ranges: Vec<_> = violations.iter().map(|it| it.suggestions()[0].replacement().unwrap().range()).collect();
    assert_eq!(ranges.iter().map(|range| &body[range.clone()]).collect::<Vec<_>>(), ["\"clientReferenceID\"", "\"1\""]);
    let value: serde_json::Value = serde_json::from_str(body).unwrap();
    let violations = PaymentSession::from_serialize(&value).unwrap_err();
    assert!(violations.iter().all(|it| it.suggestions()[0].replacement().is_none()));
}
