//! Valid and invalid JSON texts, and the parts of a valid text that are kept.

use payment_session::PaymentSession;

use super::{broken, only, request, round_trip};

#[test]
fn invalid_json_breaks_only_the_rule_json() {
    let good = request("");
    let open = &good[..good.len() - 1];
    for body in [
        String::new(),
        " ".into(),
        "\0".into(),
        format!("\u{feff}{good}"),
        format!("{good}x"),
        format!("{good}{good}"),
        format!("{good},"),
        format!("{good}\0"),
        format!("{good}\u{feff}"),
        format!("{good}\u{a0}"),
        format!("{good}// c"),
        format!("/* c */{good}"),
        format!("[{good}]"),
        open.to_owned(),
        format!("{open},}}"),
        format!("{open},,}}"),
        format!("{open},\"zzz\"}}"),
        format!("{open},\"zzz\":}}"),
        format!("{open},zzz:1}}"),
        format!("{open},'zzz':1}}"),
        format!("{open},\"zzz\":01}}"),
        format!("{open},\"zzz\":+1}}"),
        format!("{open},\"zzz\":.5}}"),
        format!("{open},\"zzz\":1.}}"),
        format!("{open},\"zzz\":NaN}}"),
        format!("{open},\"zzz\":tru}}"),
        format!("{open},\"zzz\":\"\\x\"}}"),
        format!("{open},\"zzz\":\"\\u12g4\"}}"),
        format!("{open},\"zzz\":\"\n\"}}"),
        format!("{open},\"metadata\":{{\"a\":\"\t\"}}}}"),
        // Other mistakes before the syntax error are not reported.
        format!("{{\"mode\":1,\"mode\":2,{}", &open[1..]),
    ] {
        assert_eq!(broken(&body), only("json", ""), "{body:?}");
    }
    // White space around a request is valid.
    assert_eq!(broken(&format!(" \r\n\t{good}\n ")), []);
}

#[test]
fn lone_surrogates_are_invalid_at_any_position() {
    for lone in
        ["\\ud800", "\\uDFFF", "\\ud83d", "\\ude00", "\\ude00\\ud83d", "\\ud83dx", "\\ud83d\\u0041", "\\ud83d\\ud83d"]
    {
        for members in [
            format!("\"statementDescriptor\":\"{lone}\""),
            format!("\"paymentMethodOptions\":{{\"id\":\"{lone}\"}}"),
            format!("\"metadata\":{{\"a\":\"{lone}\"}}"),
            format!("\"metadata\":{{\"a\":[{{\"{lone}\":1}}]}}"),
            format!("\"paymentMethodOptions\":{{\"card\":{{\"installment\":{{\"a\":\"{lone}\"}}}}}}"),
            format!("\"zzz\":\"{lone}\""),
            format!("\"zzz\":{{\"a\":[\"{lone}\"]}}"),
            format!("\"{lone}\":1"),
            format!("\"mode\":\"{lone}\""),
            format!("\"mode\":[\"{lone}\"]"),
            format!("\"expiryAt\":{{\"{lone}\":1}}"),
        ] {
            assert_eq!(broken(&request(&members)), only("json", ""), "{members}");
        }
    }
    let pair = request("\"statementDescriptor\":\"\\ud83d\\ude00\",\"metadata\":{\"a\":\"\\uD83D\\uDE00\"}");
    // Metadata keeps its spelling. Other strings become the shortest JSON.
    assert_eq!(round_trip(&pair), pair.replace("\\ud83d\\ude00", "😀"));
}

#[test]
fn metadata_is_written_as_it_was_read() {
    for metadata in [
        r#"{"b":1.10,"a":1e400,"c":-0.0,"n":123456789012345678901234567890.000}"#,
        r#"{"a":"\u0041\/\"\\\b\f\n\r\t\u0000","é":"😀"}"#,
        r#"{"":[[],{},null,true,false,"",0]}"#,
        r#"{"clientReferenceId":1,"mode":"x","clientreferenceid":2}"#,
        "{}",
    ] {
        let body = request(&format!("\"metadata\":{metadata}"));
        assert_eq!(round_trip(&body), body);
        let body = request(&format!("\"paymentMethodOptions\":{{\"card\":{{\"installment\":{metadata}}}}}"));
        assert!(round_trip(&body).contains(metadata));
    }
    let spaced = request("\"metadata\" : { \"a\" : [ 1 , \" 2 \" ] \n}");
    assert!(round_trip(&spaced).ends_with(r#""metadata":{"a":[1," 2 "]}}"#));
}

#[test]
fn strings_keep_every_character() {
    for text in ["\0", "\u{1f}", "\u{7f}", "\u{2028}", "\"\\/", "\u{feff}", "é語😀", "\t\r\n\u{8}\u{c}", " "] {
        let written = serde_json::to_string(text).unwrap();
        let body = request(&format!("\"statementDescriptor\":{written}"));
        assert_eq!(round_trip(&body), body, "{text:?}");
        let session = PaymentSession::from_json(body.as_bytes()).unwrap();
        assert_eq!(session.statement_descriptor.as_ref().unwrap().as_ref(), text);
        // Every character is escaped.
        let escaped: Vec<_> = text.encode_utf16().map(|unit| format!("\\u{unit:04X}")).collect();
        let escaped = escaped.concat();
        assert_eq!(round_trip(&request(&format!("\"statementDescriptor\":\"{escaped}\""))), body, "{text:?}");
    }
    // Keys may be escaped, too.
    let body = request("").replacen("\"mode\"", "\"\\u006d\\u006Fde\"", 1);
    assert_eq!(round_trip(&body), request(""));
}

#[test]
fn fields_are_written_in_documented_order() {
    let body = r#"{"autoConfirm":false,"customerId":"c","mode":"API","amount":{"currency":"IDR","value":1},"clientReferenceId":"1"}"#;
    assert_eq!(round_trip(body), request(""));
}

#[test]
fn a_capture_method_keeps_its_spelling() {
    for spelling in ["automatic", "AUTOMATIC", "manual", "MANUAL"] {
        let member = format!("\"captureMethod\":\"{spelling}\"");
        let body = request(&format!("\"paymentMethodOptions\":{{\"card\":{{{member}}}}}"));
        assert!(round_trip(&body).contains(&member));
    }
    for other in ["Automatic", "Manual", "auto", ""] {
        let body = request(&format!("\"paymentMethodOptions\":{{\"card\":{{\"captureMethod\":\"{other}\"}}}}"));
        assert_eq!(broken(&body), only("enum", "/paymentMethodOptions/card/captureMethod"));
    }
}

/// A `Value` stores fractions as floating-point numbers. All other values are exact.
#[test]
fn a_session_converts_from_and_into_a_json_value() {
    let body = request(r#""metadata":{"a":[1,null]},"statementDescriptor":"é""#);
    let value: serde_json::Value = serde_json::from_str(&body).unwrap();
    let session: PaymentSession = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(session, serde_json::from_str(&body).unwrap());
    assert_eq!(serde_json::to_value(&session).unwrap(), value);

    let fraction = request("").replacen("\"value\":1", "\"value\":10000.5", 1);
    let session: PaymentSession = serde_json::from_value(serde_json::from_str(&fraction).unwrap()).unwrap();
    assert_eq!(session.to_json(), fraction.into_bytes());
}
