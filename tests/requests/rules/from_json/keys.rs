//! Unknown keys, with the nearest known name, and repeated keys.

use payment_session::PaymentSession;

use super::{broken, only, request};

fn help(body: &str) -> String {
    let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
    let unknown = violations.iter().find(|violation| violation.id() == "unknown-field").unwrap();
    unknown.help().unwrap().to_owned()
}

#[test]
fn a_misspelt_key_is_reported_with_the_nearest_name() {
    for (key, meant) in [
        ("sureName", "surname"),
        ("givenname", "givenName"),
        ("given_name", "givenName"),
        ("Email", "email"),
        ("emial", "email"),
        ("phoneNumbr", "phoneNumber"),
        ("phone-numbers", "phoneNumber"),
        ("refundPreferences", "refundPreference"),
    ] {
        let body = request(&format!(r#""paymentMethod":null,"customer":{{"email":"a@b",{key:?}:"x"}}"#)).replacen(
            r#""customerId":"c","#,
            "",
            1,
        );
        assert_eq!(broken(&body), only("unknown-field", &format!("/customer/{key}")), "{key}");
        assert!(help(&body).contains(meant), "{key}: {}", help(&body));
    }
    for (key, meant) in [("saveForFuture", "saveForFutureUse"), ("showSavePayment", "showSavedPayment")] {
        assert!(help(&request(&format!("{key:?}:true"))).contains(meant), "{key}");
    }
}

/// Near is one change of a known name of up to eight characters, and two of a longer one.
#[test]
fn a_key_is_near_up_to_one_change_or_two() {
    // The help has one name, or all.
    let is_near = |body: &str| help(body).starts_with("write ");
    let email =
        |key: &str| is_near(&request(&format!(r#""customer":{{"{key}":1}}"#)).replacen(r#""customerId":"c","#, "", 1));
    assert!(email("eail") && !email("eil"), "`email` has five characters");
    let amount = |key: &str| is_near(&request("").replacen("amount", key, 1));
    assert!(amount("ammount") && !amount("amxxnt"), "`amount` has six");
    let expiry = |key: &str| is_near(&request(&format!(r#""{key}":"LOOSE""#)));
    assert!(expiry("expirationMod") && expiry("expiratonMod") && !expiry("expiratnMod"), "`expirationMode` has 14");
}

#[test]
fn an_unknown_key_is_reported_with_the_list_of_names() {
    let body = request(r#""paymentMethod":{"type":"QR","zzz":{}}"#);
    assert_eq!(broken(&body), only("unknown-field", "/paymentMethod/zzz"));
    assert_eq!(help(&body), "remove it", "`type` is present, and no other object belongs to `QR`");
    let body = request(r#""paymentMethod":{"zzz":{}}"#);
    for name in ["type", "card", "virtualAccount", "ewallet"] {
        assert!(help(&body).contains(name), "{}", help(&body));
    }
}

#[test]
fn fields_that_occur_only_in_responses_are_unknown() {
    let body = request(r#""paymentMethod":{"type":"QR","qr":{}}"#);
    assert_eq!(broken(&body), only("unknown-field", "/paymentMethod/qr"));
    let body =
        request(r#""customer":{"email":"a@b","storedPaymentMethods":[]}"#).replacen(r#""customerId":"c","#, "", 1);
    assert_eq!(broken(&body), only("unknown-field", "/customer/storedPaymentMethods"));
}

#[test]
fn an_unknown_key_is_rejected_with_any_value_at_any_position() {
    for value in ["null", "1", "\"\"", "true", "[]", "{}", "{\"a\":[{}]}", "1e400"] {
        assert_eq!(broken(&request(&format!("\"zzz\":{value}"))), only("unknown-field", "/zzz"), "{value}");
    }
    assert_eq!(broken(&request(r#""":1"#)), only("unknown-field", "/"));
    assert_eq!(broken(&request(r#""a/b~c":1"#)), only("unknown-field", "/a~1b~0c"));
    assert_eq!(broken(&request("\"\\u007a\\n\":1")), only("unknown-field", "/z\n"));
    let product = r#""orderInformation":{"productDetails":[{"type":"DIGITAL","quantity":1,"price":{"value":1,"currency":"IDR","zzz":1}}]}"#;
    assert_eq!(broken(&request(product)), only("unknown-field", "/orderInformation/productDetails/0/price/zzz"));
}

/// A misspelt key counts as the known field with an unknown value. Rules that read the field are skipped.
#[test]
fn a_misspelt_key_has_no_follow_up_errors() {
    let body = request("");
    for (key, misspelt) in [
        ("clientReferenceId", "clientReferenceID"),
        ("amount", "ammount"),
        ("mode", "Mode"),
        ("customerId", "customerID"),
    ] {
        let body = body.replacen(&format!("\"{key}\""), &format!("\"{misspelt}\""), 1);
        assert_eq!(broken(&body), only("unknown-field", &format!("/{misspelt}")));
    }
    // If the right key is present, too, the misspelt key is only an unknown key.
    assert_eq!(broken(&request(r#""Mode":"REDIRECT""#)), only("unknown-field", "/Mode"));
    // A key with the value `null` is absent.
    let null = body.replacen(r#""mode":"API""#, r#""mode":null,"Mode":"API""#, 1);
    assert_eq!(broken(&null), only("unknown-field", "/Mode"));
}

/// An unknown key that names no field hides nothing.
#[test]
fn an_unknown_key_that_names_no_field_hides_nothing() {
    let product =
        |rest: &str| request(&format!(r#""orderInformation":{{"productDetails":[{{"type":"DIGITAL",{rest}}}]}}"#));
    let place = "/orderInformation/productDetails/0";
    for value in [r#"{"value":1,"currency":"IDR"}"#, "null", "\"A\""] {
        let found = broken(&product(&format!(r#""cost":{value}"#)));
        let missing = ("missing-field", place.to_owned());
        assert_eq!(found, [missing.clone(), missing, ("unknown-field", format!("{place}/cost"))], "{value}");
    }
    let body = r#"{"clientReferenceId":"A B","coupon":"X","showSavedPayment":true,"mode":"API","customer":{}}"#;
    let rules = ["amount-required", "reference", "unknown-field", "show-saved-mode", "api-method", "missing-field"];
    assert_eq!(broken(body).iter().map(|(rule, _)| *rule).collect::<Vec<_>>(), rules);
}

/// Of several keys that name one field, the first counts. The others hide nothing.
#[test]
fn a_key_that_names_a_present_field_hides_nothing() {
    let refund = |rest: &str| format!(r#"{{"clientReferenceId":"A","amount":{{"value":1,"currency":"IDR"}},{rest}}}"#);
    let rules = |rest: &str| -> Vec<_> { broken(&refund(rest)).into_iter().map(|(rule, _)| rule).collect() };
    assert_eq!(rules(r#""REFERENCE":1"#), ["customer-choice", "redirect-url", "unknown-field"]);
    assert_eq!(rules(r#""customerID":"c","CustomerId":"c""#), ["redirect-url", "unknown-field", "unknown-field"]);
    assert_eq!(rules(r#""redirect":{},"customerId":"c""#), ["unknown-field"]);
}

/// Of several keys that name one field, the one that names it best counts, also if it is not the first. Words before the name
/// of a field say nothing about it, or that the key is another thing: no help makes the tax the amount.
#[test]
fn the_key_that_names_a_field_best_counts() {
    let helps = |members: &str| -> Vec<String> {
        let body = format!(r#"{{"clientReferenceId":"1","customerId":"c","redirectUrl":{{}},{members}}}"#);
        let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
        violations.iter().map(|violation| violation.help().unwrap_or_default().to_string()).collect()
    };
    let amount = r#"{"value":1,"currency":"IDR"}"#;
    for (other, total) in [("taxAmount", "totalAmount"), ("discount_amount", "orderAmount"), ("orderAmount", "total")] {
        for members in
            [format!(r#""{other}":{amount},"{total}":{amount}"#), format!(r#""{total}":{amount},"{other}":1"#)]
        {
            let helps = helps(&members);
            let others =
                helps.iter().filter(|help| help.starts_with("use one of ") || help.starts_with("remove it, or"));
            assert_eq!(others.count(), 1, "{members}: {helps:?}");
            let named = helps.iter().filter(|help| *help == r#"write `"amount"`"#);
            assert_eq!(named.count(), 1, "{members}: {helps:?}");
        }
    }
    for key in ["feeAmount", "minAmount", "testMode", "number"] {
        assert!(helps(&format!(r#""{key}":1"#)).iter().any(|help| help.starts_with("use one of ")), "{key}");
    }
}

/// Names that other gateways have and this one lacks get the list of fields, and no field is preferred.
#[test]
fn a_field_of_another_gateway_gets_the_list() {
    for key in [
        "notes",
        "locale",
        "description",
        "country",
        "callback_url",
        "notification_url",
        "webhookUrl",
        "sandbox",
        "cost",
    ] {
        assert!(help(&request(&format!(r#""{key}":"A""#))).starts_with("use one of "), "{key}");
    }
    for key in ["id", "sku"] {
        let product = format!(r#""orderInformation":{{"productDetails":[{{"{key}":"A"}}]}}"#);
        assert!(help(&request(&product)).starts_with("use one of "), "{key}");
    }
}

/// A name elsewhere is words of the help, and says nothing about a field.
#[test]
fn an_alias_names_each_field_that_it_may_mean() {
    for (key, expected) in [
        ("id", r#"write `"clientReferenceId": …`"#),
        ("type", r#"write `"paymentType"`, or move it into `paymentMethod`"#),
        ("items", "move it into `orderInformation`, as `productDetails`"),
        ("token", "move it into `paymentMethod.card`"),
        ("cardNumber", "move it into `paymentMethod.card`, as `number`"),
    ] {
        let body =
            format!(r#"{{"{key}":{{}},"amount":{{"value":1,"currency":"IDR"}},"redirectUrl":{{}},"customerId":"c"}}"#);
        assert_eq!(help(&body), expected, "{key}");
    }
    // A customer cannot be described next to the id of one.
    assert!(help(&request(r#""email":"a@b.id""#)).starts_with("use one of "));
}

/// A rule with several cases is broken if one of them applies, whatever the misspelt or unchecked fields are.
#[test]
fn a_rule_that_no_unknown_field_can_save_is_broken() {
    let card = |card: &str, rest: &str| {
        format!(
            r#"{{"clientReferenceId":"1","amount":{{"value":1,"currency":"IDR"}},"customerId":"c",
               "paymentMethod":{{"type":"CARD","card":{card}}},{rest}}}"#
        )
    };
    let unknown_mode = card(r#"{"encryptedCard":"x"}"#, r#""Mode":"API","autoConfirm":true"#);
    assert_eq!(
        broken(&unknown_mode),
        [("encrypted-card", "/paymentMethod/card/encryptedCard".into()), ("unknown-field", "/Mode".into())]
    );
    assert_eq!(
        broken(&unknown_mode.replace("true", "false")),
        only("unknown-field", "/Mode"),
        "in the mode API the request is valid"
    );
    let unknown_source =
        card(r#"{"encryptedCard":"x","token":"t","Number":"1"}"#, r#""mode":"API","autoConfirm":false"#);
    assert_eq!(
        broken(&unknown_source),
        [("card-source", "/paymentMethod/card/token".into()), ("unknown-field", "/paymentMethod/card/Number".into())]
    );
    // The expiry year is missing, whatever the month is.
    let unknown_month = card(
        r#"{"number":"4111111111111111","expMonths":1,"cardHolderFirstName":"B","cardHolderLastName":"S",
           "cardHolderEmail":"a@b","cardHolderPhone":"08"}"#,
        r#""mode":"API","autoConfirm":false"#,
    );
    let violations = PaymentSession::from_json(unknown_month.as_bytes()).unwrap_err();
    let [first, second] = violations.as_slice() else { panic!("{violations:?}") };
    assert_eq!(first.message(), "`number` requires `expYear`");
    assert_eq!(second.pointer(), "/paymentMethod/card/expMonths");
    assert_eq!(
        broken(&unknown_month.replace("expMonths\":1", "expMonths\":1,\"expYear\":39")),
        only("unknown-field", "/paymentMethod/card/expMonths")
    );
}

#[test]
fn repeated_keys_are_rejected_at_any_position() {
    for (members, pointer) in [
        (r#""mode":"API""#, "/mode"),
        (r#""mode":null"#, "/mode"),
        // The same key with an escaped letter.
        (r#""\u006dode":"API""#, "/mode"),
        // Only the first value is checked, so an invalid second value adds no violation.
        (r#""amount":1"#, "/amount"),
        (r#""amount":{"value":-1,"zzz":1}"#, "/amount"),
        (r#""metadata":{"a":1,"a":1}"#, "/metadata/a"),
        (r#""metadata":{"a":[{"b":1,"c":2,"b":3}]}"#, "/metadata/a/0/b"),
        (r#""metadata":{"":1,"":1}"#, "/metadata/"),
        (r#""metadata":{"a":1,"\u0061":1}"#, "/metadata/a"),
        (r#""metadata":{"~/":1,"~/":1}"#, "/metadata/~0~1"),
        (
            r#""paymentMethodOptions":{"card":{"installment":{"x":{"a":1,"a":1}}}}"#,
            "/paymentMethodOptions/card/installment/x/a",
        ),
        (r#""paymentMethodOptions":{"id":"a","id":"a"}"#, "/paymentMethodOptions/id"),
    ] {
        assert_eq!(broken(&request(members)), only("duplicate-field", pointer), "{members}");
    }
    // The first value counts even if it is `null`, so this payment is on the hosted page.
    let body = request("").replacen(r#""mode":"API""#, r#""mode":null,"mode":"API""#, 1);
    assert_eq!(broken(&body), [("redirect-url", String::new()), ("duplicate-field", "/mode".into())]);
    // Each further repetition is a violation.
    let three = request(r#""metadata":{"a":1,"a":2,"a":3}"#);
    assert_eq!(broken(&three), [("duplicate-field", "/metadata/a".into()), ("duplicate-field", "/metadata/a".into())]);
    // Keys that differ only in case are different keys.
    assert_eq!(broken(&request(r#""metadata":{"a":1,"A":1}"#)), []);
}

#[test]
fn a_repeated_unknown_key_breaks_two_rules() {
    let found = broken(&request(r#""zzz":1,"zzz":1"#));
    assert_eq!(found, [("unknown-field", "/zzz".into()), ("duplicate-field", "/zzz".into())]);
}

/// The count is so high that a comparison of each key with all others would take too long.
#[test]
fn every_one_of_many_wrong_keys_is_counted() {
    const COUNT: usize = if cfg!(debug_assertions) { 5_000 } else { 20_000 };
    type Member = fn(usize) -> String;
    let members: [Member; 4] = [
        |at| format!("\"zzz{at}\":{at}"),
        |at| format!("\"modee\":{at}"),
        |at| format!("\"mode\":{at}"),
        |at| format!("\"paymentMethodOption{at}\":{{\"a\":[{at}]}}"),
    ];
    for member in members {
        let members: Vec<String> = (0..COUNT).map(member).collect();
        let violations = PaymentSession::from_json(request(&members.join(",")).as_bytes()).unwrap_err();
        assert!(violations.len() + violations.omitted() >= COUNT - 1, "{}", violations.omitted());
    }
}

#[test]
fn every_one_of_many_repeated_keys_in_metadata_is_counted() {
    let count = 100_000;
    let body = request(&format!("\"metadata\":{{{}\"a\":1}}", "\"a\":1,".repeat(count)));
    let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
    assert_eq!((violations.len(), violations.omitted()), (100, count - 100));
}
