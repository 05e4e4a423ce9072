//! The messages of violations.

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
fn a_list_has_a_line_for_each_violation() {
    let list = format!("{:#}", violations());
    let lines: Vec<_> = list.lines().collect();
    assert_eq!(
        lines,
        [
            "3:24: /amount/value: `value` must be a number, not a string (type); help: write it without quotes",
            r#"3:45: /amount/currency: `currency` is not a known ISO 4217 code (currency); help: write `"currency": "IDR"`"#,
            r#"5:30: /paymentMethod/type: `MULTIPLE` cannot be used with the method `CARD` (multiple-method); help: write `"type": "VIRTUAL_ACCOUNT"`, and add `"paymentMethodOptions": { "virtualAccount": { "channel": … } }`, or write `"type": "QR"`, and remove `"amount"`, or write `"paymentType": "SINGLE"`"#,
            "7:3: /email: unknown field `email` (unknown-field); help: move it into `customer`",
            r#"8:15: /customer: `email` is missing in `customer` (missing-field); help: add `"email": "…"`"#,
            r#"8:17: /customer/sureName: unknown field `sureName` (unknown-field); help: write `"surname"`"#,
        ]
    );
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

/// In Indonesia, `50.000` means fifty thousand.
#[test]
fn help_does_not_choose_between_thousands_and_fractions() {
    let help = |value: &str| {
        let body = serde_json::json!({ "clientReferenceId": "1", "amount": { "value": value, "currency": "IDR" } });
        let violations = PaymentSession::from_json(body.to_string().as_bytes()).unwrap_err();
        violations.iter().find(|found| found.pointer() == "/amount/value").unwrap().help().unwrap().to_owned()
    };
    let both =
        "write it without quotes, and thousands without separators, or a fraction with more or fewer than three digits";
    assert_eq!([help("50.000"), help("50,000")], [both, both]);
    assert_eq!(help("1.250.000"), "write it without separators between thousands and without quotes");
    assert_eq!(help("50.00"), "write it without quotes");
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

/// Help must not suggest a valid value that is a different number or address.
#[test]
fn help_does_not_guess() {
    let body = br#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"redirectUrl":{"successReturnUrl":"//a"},"customer":{"email":"a@b.id","phoneNumber":{"countryCode":"+62","number":"+62812"}}}"#;
    let violations = PaymentSession::from_json(body).unwrap_err();
    let helps: Vec<_> = violations.iter().map(|violation| (violation.pointer(), violation.help().unwrap())).collect();
    assert_eq!(helps.len(), 2);
    assert!(helps.iter().all(|(_, help)| !help.contains("\"62812") && !help.contains("////")), "{helps:?}");
}

#[test]
fn only_a_year_has_help_for_a_year() {
    let help = |field: &str| {
        let body = format!(r#"{{"paymentMethod":{{"type":"CARD","card":{{"{field}":2030}}}}}}"#);
        let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
        violations.iter().find(|violation| violation.pointer().ends_with(field)).unwrap().help().unwrap().to_owned()
    };
    assert_eq!(help("expYear"), "write the last two digits of the year");
    assert_ne!(help("expMonth"), help("expYear"));
}

#[test]
fn a_draft_has_no_lines_and_columns() {
    let draft = SessionDraft::new("INV-1".parse().unwrap());
    let violations = draft.check().unwrap_err();
    assert_eq!(
        format!("{violations:#}").lines().collect::<Vec<_>>(),
        [
            r#"`amount` is missing; only `MULTIPLE` payments may omit it (amount-required); help: add `"amount": { "value": …, "currency": "IDR" }`"#,
            r#"`customer` or `customerId` is missing (customer-choice); help: add `"customer": { "email": "…" }`, or `"customerId": "…"`"#,
            r#"mode `REDIRECT`, the default, requires `redirectUrl` (redirect-url); help: add `"redirectUrl": { "successReturnUrl": "…", "failureReturnUrl": "…", "expirationReturnUrl": "…" }`"#,
        ]
    );
    assert!(violations.iter().all(|violation| violation.line().is_none() && violation.column().is_none()));
}

#[test]
fn messages_have_the_style_of_the_macros() {
    for violation in &violations() {
        let first = violation.message().chars().next().unwrap();
        assert!(first == '`' || first.is_lowercase(), "{violation}");
        assert!(!violation.message().ends_with('.') && !violation.message().contains('\n'), "{violation}");
        assert!(violation.help().is_some_and(|help| !help.is_empty()), "{violation}");
    }
}

/// Returns the rule and help of each violation of a body with these fields.
fn rules_and_helps(fields: &str) -> Vec<String> {
    let body = format!(
        r#"{{"clientReferenceId":"A","amount":{{"value":1,"currency":"IDR"}},"customerId":"C","redirectUrl":{{}},{fields}}}"#
    );
    let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
    violations.iter().map(|violation| format!("{}: {}", violation.id(), violation.help().unwrap_or_default())).collect()
}

/// The help names the intended value if it is clear. Otherwise, it shows an example.
#[test]
fn help_keeps_the_intended_value() {
    let helps = [
        (r#""paymentMethod":"CARD""#, r#"type: write `"paymentMethod": { "type": "CARD" }`"#),
        (r#""paymentMethod":"X""#, r#"type: write, for example, `"paymentMethod": { "type": … }`"#),
        (r#""paymentMethod":{"type":"QRIS"}"#, r#"enum: write `"type": "QR"`"#),
        (r#""paymentMethod":{"type":"CREDIT_CARD"}"#, r#"enum: write `"type": "CARD"`"#),
        (r#""paymentType":"MULTI""#, r#"enum: did you mean `"MULTIPLE"`?"#),
        (r#""mode":"API_MODE""#, "enum: write one of them"),
        (r#""paymentMethod":{"type":"VIRTUAL_ACCOUNT,QR"}"#, "enum: write one of them"),
        (r#""paymentMethod":{"method":"CARD"}"#, r#"unknown-field: write `"type"`"#),
        (
            r#""paymentMethod":{"type":null}"#,
            r#"missing-field: write `"type": …`, where `type` is `"VIRTUAL_ACCOUNT"`, `"QR"`, `"CARD"` or `"EWALLET"`"#,
        ),
        (
            r#""splitRoutingConfigurations":[{"merchantId":"M","currency":"IDR","percentageAmount":5,"remarks":"R"}]"#,
            r#"missing-field: add `"type": "PERCENTAGE"`"#,
        ),
        (r#""expiryAt":1767139140"#, r#"type: write, for example, `"expiryAt": "2025-12-30T23:59:00Z"`"#),
        (r#""statementDescriptor":123"#, "type: write it in quotes"),
    ];
    for (fields, help) in helps {
        assert_eq!(rules_and_helps(fields), [help], "{fields}");
    }
}

#[test]
fn an_unknown_key_silences_no_rule() {
    let rules = |body: &str| -> Vec<_> {
        let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
        violations.iter().map(|violation| violation.id().to_owned()).collect()
    };
    let body = r#"{"clientReferenceId":"A","customerId":"C","note":"SINGLE","source":"API","redirectUrl":{}}"#;
    assert_eq!(rules(body), ["amount-required", "unknown-field", "unknown-field"]);
    let present = r#""amount":null,"customer":{"email":"a@b.id"},"bypassStatusPage":true,"mode":"API","#;
    let body = body.replacen(r#""note""#, &format!(r#"{present}"note""#), 1);
    assert_eq!(
        rules(&body),
        ["amount-required", "customer-choice", "bypass-mode", "api-method", "unknown-field", "unknown-field"]
    );
}

/// An unlisted channel can be any string, even a secret.
#[test]
fn no_value_is_quoted() {
    let members = r#""paymentType":"MULTIPLE","mode":"API","paymentMethod":{"type":"VIRTUAL_ACCOUNT"},"paymentMethodOptions":{"virtualAccount":{"channel":"SK_LIVE_51H8","virtualAccountNumber":"A"}}"#;
    let body =
        format!(r#"{{"clientReferenceId":"A","amount":{{"value":1,"currency":"IDR"}},"customerId":"C",{members}}}"#);
    let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
    assert_eq!(violations.iter().next().unwrap().id(), "va-number-digits");
    assert!(!violations.to_string().contains("SK_LIVE"), "{violations}");
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
