//! Violations and their lists. Their words are in the corpus.

use payment_session::{AmountValue, PaymentSession, SessionDraft, Violations, request::Cvc};

const BODY: &[u8] = br#"{
  "clientReferenceId": "INV-1",
  "amount": { "value": "10000", "currency": "idr" },
  "paymentType": "MULTIPLE",
  "paymentMethod": { "type": "CARD" },
  "mode": "API",
  "email": "a@b.id",
  "customer": { "sureName": "B" }
}"#;

fn violations() -> Violations {
    PaymentSession::from_json(BODY).unwrap_err()
}

#[test]
fn a_list_without_help_has_a_line_for_each_violation() {
    let violations = violations();
    let lines: Vec<_> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(violations.to_string().lines().collect::<Vec<_>>(), lines);
    for (line, violation) in lines.iter().zip(&violations) {
        assert!(line.contains(violation.message()) && line.contains(violation.id()), "{line}");
    }
}

/// The sender of a body chooses its keys. They must not forge lines of a log or fill the log.
#[test]
fn strange_keys_are_shown_on_one_line() {
    let key = format!("a\nok: taken\u{1b}[31m/~{}", "x".repeat(1000));
    let body = serde_json::json!({ "clientReferenceId": "1", &key: 1, "customer": { &key: { "b": 1 } } }).to_string();
    let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
    let strange: Vec<_> = violations.iter().filter(|violation| violation.id() == "unknown-field").collect();
    let escaped = key.replace('~', "~0").replace('/', "~1");
    let pointers: Vec<_> = strange.iter().map(|violation| violation.pointer()).collect();
    assert_eq!(pointers, [format!("/{escaped}"), format!("/customer/{escaped}")]);
    for violation in strange {
        let shown = violation.to_string();
        assert!(!shown.contains(char::is_control) && shown.len() < 400, "{shown}");
    }
    let error = serde_json::from_str::<PaymentSession>(&body).unwrap_err().to_string();
    assert!(error.starts_with("unknown field `a\\nok: taken") && error.len() < 200, "{error}");
    let twice = r#"{"clientReferenceId":"1","mode":"API","mode":"API"}"#;
    let error = serde_json::from_str::<PaymentSession>(twice).unwrap_err().to_string();
    assert!(error.starts_with("`mode` is given twice"), "{error}");
}

/// Each pair would have one pointer if it were not escaped.
#[test]
fn a_key_with_a_slash_or_a_tilde_meets_only_its_own_entry() {
    const BODY: &str = r#"{"clientReferenceId":"1","customer/email":1,"customer~1email":2,"m~n":3,
"metadata":{"a/b":1,"a":{"b":1,"b":2},"~":1,"~":2,"~0":1},"customer":{"email":"","a/b":4}}"#;
    let entries = [
        ("/customer~1email", r#""customer/email":1"#),
        ("/customer~01email", r#""customer~1email":2"#),
        ("/m~0n", r#""m~n":3"#),
        ("/metadata/a/b", r#""b":2"#),
        ("/metadata/~0", r#""~":2"#),
        ("/customer/email", r#""","a/b":4"#),
        ("/customer/a~1b", r#""a/b":4"#),
    ];
    let violations = PaymentSession::from_json(BODY.as_bytes()).unwrap_err();
    for (pointer, entry) in entries {
        let of_it = violations.iter().filter(|found| found.pointer() == pointer);
        let [violation] = of_it.collect::<Vec<_>>()[..] else { panic!("{pointer}: {violations}") };
        let line = BODY.lines().nth(violation.line().unwrap() - 1).unwrap();
        assert!(line[violation.column().unwrap() - 1..].starts_with(entry), "{violation}");
        assert!(violation.to_string().contains(&format!(": {pointer}: ")), "{violation}");
    }
    let metadata = violations.iter().filter(|found| found.pointer().starts_with("/metadata/"));
    assert_eq!(metadata.count(), 2, "{violations}");
    // The place of the object is escaped as well.
    for moved in &violations.under("/forms/x~1y") {
        assert!(moved.pointer().starts_with("/forms/x~1y"), "{moved}");
        assert!(moved.to_string().contains(&format!(" {}: ", moved.pointer())), "{moved}");
    }
}

#[test]
fn a_draft_has_the_violations_of_its_json_without_lines_and_columns() {
    let draft = SessionDraft::new("INV-1".parse().unwrap()).check().unwrap_err();
    let read = PaymentSession::from_json(br#"{"clientReferenceId":"INV-1"}"#).unwrap_err();
    assert_eq!(format!("{draft:#}"), format!("{read:#}").replace("1:1: ", ""));
    assert!(draft.iter().all(|violation| violation.line().is_none() && violation.column().is_none()));
}

#[test]
fn violations_are_equal_if_all_their_parts_are() {
    let (all, again) = (violations(), violations());
    assert!(all.iter().eq(again.iter()));
    assert!(all.iter().enumerate().all(|(at, one)| all.iter().skip(at + 1).all(|other| one != other)));
    // The same mistake of another field, and in another line
    let elsewhere = violations().under("/other");
    assert!(all.iter().zip(&elsewhere).all(|(one, other)| one != other));
    let moved = PaymentSession::from_json(&[b"\n", BODY].concat()).unwrap_err();
    assert!(all.iter().zip(&moved).all(|(one, other)| one != other));
}

/// A value without a place has no key, so its help shows only the value.
#[test]
fn a_value_without_a_place_has_help_without_a_key() {
    let violations = Violations::from("1 000".parse::<AmountValue>().unwrap_err());
    assert_eq!(violations[0].message(), "`value` must be a number");
    let help = violations[0].help().unwrap();
    assert!(!help.contains("value"), "{help}");
}

#[test]
fn an_empty_string_is_named_or_has_too_few_characters() {
    let message = |invalid: payment_session::Invalid| Violations::from(invalid)[0].message().to_owned();
    assert_eq!(message("".parse::<Cvc>().unwrap_err()), "`value` has 0 characters; the minimum is 3");
    assert_eq!(message("1".parse::<Cvc>().unwrap_err()), "`value` has 1 character; the minimum is 3");
    assert_eq!(message("".parse::<payment_session::Email>().unwrap_err()), "`value` must not be empty");
}

#[test]
fn parameters_say_the_lengths() {
    let body = format!(r#"{{"clientReferenceId":"{}"}}"#, "A".repeat(120));
    let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
    let parameters = violations.iter().find(|violation| violation.id() == "reference").unwrap().parameters();
    assert_eq!((parameters.minimum, parameters.maximum, parameters.actual), (Some(1), Some(100), Some(120)));
}

#[test]
fn parameters_name_the_other_fields() {
    for (payment_type, pointer, fields) in
        [("", "", &["/amount", "/paymentType"][..]), (r#","paymentType":"SINGLE""#, "/paymentType", &["/amount"])]
    {
        let body = format!(r#"{{"clientReferenceId":"A","redirectUrl":{{}},"customerId":"C"{payment_type}}}"#);
        let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
        assert_eq!((violations[0].id(), &*violations[0].pointer()), ("amount-required", pointer));
        assert_eq!(violations[0].parameters().fields, fields);
    }
}
