//! The line and column of a violation. Both count from 1, and columns count characters.

use payment_session::{PaymentSession, Violations};

/// Returns the rule, line and column of each violation.
fn positions(violations: &Violations) -> Vec<(&'static str, usize, usize)> {
    violations.iter().map(|one| (one.rule().unwrap().id.as_str(), one.line().unwrap(), one.column().unwrap())).collect()
}

fn places(body: &str) -> Vec<(&'static str, usize, usize)> {
    positions(&PaymentSession::from_json(body.as_bytes()).unwrap_err())
}

#[test]
fn columns_are_counted_in_characters() {
    let body = concat!(
        "{\n",
        "  \"metadata\": { \"é語😀\": \"é語😀\" }, \"zzz\": 1,\n",
        "\t\"amount\": { \"value\": 0, \"currency\": \"RUB\" },\r\n",
        "  \"clientReferenceId\": \"é\", \"mode\":\n",
        "    \"api\", \"customerId\": \"c\", \"customerId\": \"d\",\n",
        "\n",
        "  \"autoConfirm\" : \"false\"\n",
        "}\n"
    );
    assert_eq!(
        places(body),
        [
            ("unknown-field", 2, 33),
            ("amount.value", 3, 23),
            ("reference", 4, 24),
            ("enum", 5, 5),
            ("duplicate-field", 5, 31),
            ("type", 7, 19),
        ]
    );
}

#[test]
fn a_missing_field_is_reported_at_its_object() {
    let body = concat!(
        "\n {\"clientReferenceId\": \"1\", \"mode\": \"API\", \"autoConfirm\": false,\n",
        "  \"amount\": {\n",
        "    \"currency\": \"IDR\"\n",
        "  }}"
    );
    assert_eq!(places(body), [("customer-choice", 2, 2), ("missing-field", 3, 13)]);
}

#[test]
fn violations_have_the_order_of_the_text_and_show_their_position() {
    let body = "{\"Mode\":1,\n\"mode\":\"API\",\"customerId\":\"c\",\"clientReferenceId\":\"é\"}";
    let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
    let places = positions(&violations);
    assert_eq!(
        places,
        [("amount-required", 1, 1), ("unknown-field", 1, 2), ("api-method", 2, 8), ("reference", 2, 51)]
    );
    for (violation, (rule, line, column)) in violations.iter().zip(places) {
        let shown = violation.to_string();
        assert!(shown.starts_with(&format!("{line}:{column}: ")), "{shown}");
        assert!(shown.contains(&violation.pointer()) && shown.ends_with(&format!("({rule})")), "{shown}");
        assert!(format!("{violation:#}").contains(violation.help().unwrap()));
    }
    assert_eq!(format!("{violations:#}").lines().count(), violations.len());
}

#[test]
fn invalid_json_is_reported_at_its_first_invalid_character() {
    for (body, line, column) in [
        ("", 1, 1),
        ("x", 1, 1),
        ("{\"é\":x}", 1, 6),
        ("{\n\"é\": 1,\n  é}", 3, 3),
        ("{} x", 1, 4),
        ("{}\n{}", 2, 1),
        ("{\"é\":\"é\\x\"}", 1, 9),
    ] {
        assert_eq!(places(body), [("json", line, column)], "{body:?}");
    }
    // For half of a surrogate pair, the position is that of its string.
    assert_eq!(places("{\"zzz\": 1,\n \"é\": \"\\ud800\"}"), [("json", 2, 7)]);
    // For one level too many, the position is that of its opening bracket.
    let deep = format!("{{\n\"metadata\":{{\"é\":{}{}}}}}", "[".repeat(126), "]".repeat(126));
    assert_eq!(places(&deep), [("json", 2, 142)]);
}

#[test]
fn invalid_utf_8_is_reported_at_its_first_invalid_byte() {
    for (body, line, column) in [
        (&b"\xff"[..], 1, 1),
        (b"{\"a\":\"\xc3\xa9\xff\"}", 1, 8),
        (b"{\n\"\xc3\xa9\": \"\xc3\"}", 2, 7),
        (b"{\"a\":\"\xed\xa0\x80\"}", 1, 7),
        (b"{\"a\":\"\xc0\x80\"}", 1, 7),
        (b"{}\n\xf0\x9f\x98", 2, 1),
        // A body in UTF-16.
        (b"\xff\xfe{\0}\0", 1, 1),
    ] {
        let violations = PaymentSession::from_json(body).unwrap_err();
        assert_eq!(positions(&violations), [("json", line, column)], "{body:?}");
        assert_eq!(violations[0].pointer(), "");
        assert!(violations[0].message().contains("UTF-8"), "{violations}");
        assert!(serde_json::from_slice::<PaymentSession>(body).is_err(), "{body:?}");
        assert!(serde_json::from_reader::<_, PaymentSession>(body).is_err(), "{body:?}");
    }
}
