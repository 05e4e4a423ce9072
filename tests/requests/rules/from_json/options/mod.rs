//! Requests that are read with options. Each option accepts only its own violations.

mod secrets;

use payment_session::{
    PaymentSession,
    rules::{Waiver, Waivers},
};

use super::request;
use crate::support::rules_and_pointers;

const NONE: Waivers = Waivers::NONE;
const OTHER_FIELDS: Waivers = Waivers::UNKNOWN_FIELDS;
const UNCHECKED_VALUES: Waivers = Waivers::UNCHECKED_VALUES;
const BOTH: Waivers = OTHER_FIELDS.union(Waivers::UNCHECKED_VALUES);

fn broken(body: &str, options: Waivers) -> Vec<(&'static str, String)> {
    match PaymentSession::from_json_with(body.as_bytes(), options) {
        Ok(_) => Vec::new(),
        Err(violations) => rules_and_pointers(&violations),
    }
}

#[track_caller]
fn read(body: &str, options: Waivers) -> PaymentSession {
    let session = PaymentSession::from_json_with(body.as_bytes(), options);
    session.unwrap_or_else(|violations| panic!("{violations:#}"))
}

fn json(session: &PaymentSession) -> String {
    String::from_utf8(session.to_json()).unwrap()
}

/// Returns the names and JSON values of other fields.
fn other(fields: &payment_session::values::OtherFields) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name, value.as_json())).collect()
}

#[test]
fn each_option_accepts_its_own_violations() {
    let body = concat!(
        "{\"clientReferenceId\": \"INV/1\",\n",
        " \"mode\": \"API\", \"paymentType\": \"MULTIPLE\", \"customerId\": \"c\",\n",
        " \"paymentMethod\": {\"type\": \"CARD\"},\n",
        " \"loyaltyTier\": \"GOLD\",\n",
        " \"expirationMode\": \"NEVER\",\n",
        " \"customerId\": \"d\"}\n",
    );
    let reference = ("reference", "/clientReferenceId".to_owned());
    let method = ("multiple-method", "/paymentMethod/type".to_owned());
    let unknown = ("unknown-field", "/loyaltyTier".to_owned());
    let word = ("enum", "/expirationMode".to_owned());
    let twice = ("duplicate-field", "/customerId".to_owned());
    let all = [&reference, &method, &unknown, &word, &twice];
    let allowed = NONE.with(Waiver::MultipleMethod);
    for (options, accepted) in [
        (NONE, &[][..]),
        (allowed, &[&method]),
        (OTHER_FIELDS, &[&unknown]),
        (UNCHECKED_VALUES, &[&reference, &word]),
        (allowed.union(Waivers::UNKNOWN_FIELDS), &[&method, &unknown]),
        (BOTH, &[&unknown, &reference, &word]),
        (BOTH.with(Waiver::MultipleMethod), &[&unknown, &reference, &word, &method]),
        // The body does not break this rule.
        (NONE.with(Waiver::SaveMethod), &[]),
    ] {
        let expected: Vec<_> = all.iter().filter(|one| !accepted.contains(one)).map(|one| (*one).clone()).collect();
        assert_eq!(broken(body, options), expected, "{options:?}");
    }
    let violations = PaymentSession::from_json_with(body.as_bytes(), BOTH.with(Waiver::MultipleMethod)).unwrap_err();
    assert_eq!((violations[0].line(), violations[0].column()), (Some(6), Some(2)));
}

#[test]
fn an_allowed_rule_stays_allowed() {
    let body = r#"{"clientReferenceId":"1","paymentType":"MULTIPLE","paymentMethod":{"type":"CARD"},"mode":"API","customerId":"c"}"#;
    let session = read(body, NONE.with(Waiver::MultipleMethod));
    assert_eq!(session.allowed(), Waiver::MultipleMethod.into());
    assert_eq!(session.clone().into_draft().check().unwrap(), session);
    assert_eq!(session.waivers_to_read(), NONE.with(Waiver::MultipleMethod));
    // An option is kept even if the request does not need it.
    let session = read(&request(""), NONE.with(Waiver::SaveMethod));
    assert_eq!(session.allowed(), Waiver::SaveMethod.into());
    assert_eq!(session, PaymentSession::from_json(request("").as_bytes()).unwrap());
}

#[test]
fn nested_objects_may_break_the_allowed_rules() {
    let share = r#""splitRoutingConfigurations":[{"merchantId":"m","type":"FIXED","currency":"IDR","remarks":"r"}]"#;
    assert_eq!(broken(&request(share), BOTH), [("split-amount", "/splitRoutingConfigurations/0/type".to_owned())]);
    let session = read(&request(share), NONE.with(Waiver::SplitAmount));
    let share = session.split_routing_configurations.as_deref().unwrap()[0].clone();
    assert_eq!(share.clone().into_inner().check().unwrap(), share);
}

#[test]
fn undocumented_fields_go_to_their_object_in_order() {
    let fields = concat!(
        r#""b":1.50,"a": {"x" : [1, null, "\u00e9"]},"#,
        r#""metadata":{"free":1},"#,
        r#""orderInformation":{"productDetails":[{"type":"DIGITAL","quantity":1,"price":{"value":1,"currency":"IDR","tax":0.5},"sku":"x"}]}"#,
    );
    let session = read(&request(fields), OTHER_FIELDS);
    assert_eq!(other(&session.other), [("b", "1.50"), ("a", r#"{"x":[1,null,"\u00e9"]}"#)]);
    let product = &session.order_information.as_ref().unwrap().product_details[0];
    assert_eq!(other(&product.other), [("sku", "\"x\"")]);
    assert_eq!(other(&product.price.other), [("tax", "0.5")]);
    assert_eq!(session.metadata.as_ref().unwrap().as_json(), r#"{"free":1}"#);
    assert_eq!(broken(&request(fields), UNCHECKED_VALUES).len(), 4);
}

/// A misspelt field that moves to `other` does not count as the documented field.
#[test]
fn a_misspelt_field_silences_no_rule() {
    let body = r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"customerId":"c","redirctUrl":{}}"#;
    assert_eq!(broken(body, NONE), [("unknown-field", "/redirctUrl".to_owned())]);
    assert_eq!(broken(body, OTHER_FIELDS), [("redirect-url", String::new())]);
    let customer = r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"redirectUrl":{},"customer":{"emial":"a@b"}}"#;
    assert_eq!(broken(customer, OTHER_FIELDS), [("missing-field", "/customer".to_owned())]);
    // A misspelt field is reported even if its object could be kept unchecked.
    assert_eq!(broken(customer, UNCHECKED_VALUES), [("unknown-field", "/customer/emial".to_owned())]);
    assert_eq!(other(&read(customer, BOTH).other), [("customer", r#"{"emial":"a@b"}"#)]);
}

#[test]
fn rejected_strings_stay_in_their_fields() {
    let body = r#"{"clientReferenceId":"INV/\"1\"","amount":{"value":1,"currency":"IDR"},"redirectUrl":{},"customer":{"email":"nobody"},"statementDescriptor":"a descriptor of more than twenty"}"#;
    let session = read(body, UNCHECKED_VALUES);
    assert_eq!(session.client_reference_id, "INV/\"1\"");
    assert_eq!(session.customer.as_ref().unwrap().email, "nobody");
    assert_eq!(session.statement_descriptor.as_ref().unwrap(), "a descriptor of more than twenty");
    assert!(session.other.is_empty());
    assert_eq!(session.waivers_to_read(), UNCHECKED_VALUES);
}

/// Each row has a field and the value that moves to `other`.
#[test]
fn other_rejected_values_move_to_the_nearest_object_in_which_they_are_optional() {
    for (field, moved) in [
        (r#""mode":"POPUP""#, r#""POPUP""#),
        (r#""statementDescriptor":5"#, "5"),
        (r#""saveForFutureUse":"yes""#, r#""yes""#),
        (r#""amount":{"value":0,"currency":"IDR"}"#, r#"{"value":0,"currency":"IDR"}"#),
        (r#""amount":{"value":1,"currency":"XYZ"}"#, r#"{"value":1,"currency":"XYZ"}"#),
        (r#""amount":{"currency":"IDR"}"#, r#"{"currency":"IDR"}"#),
        (r#""amount":[1]"#, "[1]"),
        (r#""customer":{}"#, "{}"),
        (r#""metadata":[]"#, "[]"),
        (r#""orderInformation":{"productDetails":[{"type":"NFT"}]}"#, r#"{"productDetails":[{"type":"NFT"}]}"#),
        (r#""orderInformation":{"productDetails":[null]}"#, r#"{"productDetails":[null]}"#),
        (r#""splitRoutingConfigurations":[{"type":"FIXED"}]"#, r#"[{"type":"FIXED"}]"#),
        (r#""paymentMethod":{"type":"CRYPTO"}"#, r#"{"type":"CRYPTO"}"#),
        (r#""paymentMethod":"CARD""#, r#""CARD""#),
    ] {
        let body = format!(r#"{{"clientReferenceId":"1",{field}}}"#);
        let allowed = [Waiver::AmountRequired, Waiver::CustomerChoice, Waiver::RedirectUrl];
        let options = allowed.into_iter().fold(UNCHECKED_VALUES, Waivers::with);
        let session = read(&body, options);
        let name = field.split('"').nth(1).unwrap();
        assert_eq!(other(&session.other), [(name, moved)]);
        assert_eq!(json(&session), body);
    }
    let deep = r#""paymentMethodOptions":{"ewallet":{"channel":"GOPAY","expiryAt":"now"},"card":{"cardOnFile":[]}}"#;
    let session = read(&request(deep), UNCHECKED_VALUES.with(Waiver::OptionsBranch));
    let options = session.payment_method_options.as_ref().unwrap();
    let ewallet = options.ewallet.as_ref().unwrap();
    assert_eq!(
        (other(&ewallet.other), ewallet.expiry_at.as_ref().unwrap().as_ref()),
        (vec![("channel", r#""GOPAY""#)], "now")
    );
    assert_eq!(other(&options.card.as_ref().unwrap().other), [("cardOnFile", "[]")]);
}

#[test]
fn facts_about_moved_values_are_unknown() {
    // Rules that read `mode` or `paymentMethod` are skipped.
    let body = r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"customerId":"c","mode":"POPUP"}"#;
    assert_eq!(broken(body, UNCHECKED_VALUES), []);
    let body = r#"{"clientReferenceId":"1","paymentType":"MULTIPLE","mode":"API","customerId":"c","paymentMethod":{"type":"CRYPTO"}}"#;
    assert_eq!(broken(body, UNCHECKED_VALUES), []);
    // Other rules report violations.
    let body = r#"{"clientReferenceId":"1","customerId":"c","mode":"POPUP"}"#;
    assert_eq!(broken(body, UNCHECKED_VALUES), [("amount-required", String::new())]);
}

fn account(session: &PaymentSession) -> &payment_session::request::VirtualAccountOptions {
    session.payment_method_options.as_ref().unwrap().virtual_account.as_ref().unwrap()
}

#[test]
fn a_bank_similar_to_a_listed_one_is_read_with_either_option() {
    let options = |channel: &str| {
        format!(
            r#"{{"clientReferenceId":"1","amount":{{"value":1,"currency":"IDR"}},"paymentMethod":{{"type":"VIRTUAL_ACCOUNT"}},"paymentMethodOptions":{{"virtualAccount":{{"channel":"{channel}"}}}},"mode":"API","customerId":"c"}}"#
        )
    };
    let session = read(&options("BCAS"), NONE.with(Waiver::VaChannel));
    assert_eq!(account(&session).channel, Some(payment_session::VaChannel::other("BCAS").unwrap()));
    let session = read(&options("BCAS"), UNCHECKED_VALUES);
    assert_eq!(other(&account(&session).other), [("channel", r#""BCAS""#)]);
    // The waiver allows a similar name, but not an invalid form.
    let pointer = "/paymentMethodOptions/virtualAccount/channel";
    assert_eq!(broken(&options("bca-s"), NONE.with(Waiver::VaChannel)), [("va-channel", pointer.to_owned())]);
    let session = read(&options("bca-s"), UNCHECKED_VALUES.with(Waiver::VaChannel));
    assert_eq!(other(&account(&session).other), [("channel", r#""bca-s""#)]);
    let strict = PaymentSession::from_json(options("SMBC").as_bytes()).unwrap();
    assert_eq!(strict.waivers_to_read(), NONE);
}

#[test]
fn some_violations_are_never_accepted() {
    let all = Waiver::ALL.iter().fold(BOTH, |options, waiver| options.with(*waiver));
    for (body, rule, pointer) in [
        (r#"{"a":1,"a":2,"clientReferenceId":"1"}"#, "duplicate-field", "/a"),
        (r#"{"a":[{"b":1,"b":2}],"clientReferenceId":"1"}"#, "duplicate-field", "/a/0/b"),
        (r#"{"mode":{"b":1,"b":2},"clientReferenceId":"1"}"#, "duplicate-field", "/mode/b"),
        (r#"{"amount":{"value":1,"value":2},"clientReferenceId":"1"}"#, "duplicate-field", "/amount/value"),
        (r#"{"customer":{"a":{"b":1,"b":2}},"clientReferenceId":"1"}"#, "duplicate-field", "/customer/a/b"),
        (r#"{"metadata":{"b":1,"b":2},"clientReferenceId":"1"}"#, "duplicate-field", "/metadata/b"),
        (r#"{"mode":"API"}"#, "reference", ""),
        (r#"{"clientReferenceId":null}"#, "reference", ""),
        (r#"{"clientReferenceId":5}"#, "type", "/clientReferenceId"),
        ("[]", "json", ""),
        (r#"{"clientReferenceId":"1",}"#, "json", ""),
        ("\u{feff}{}", "json", ""),
    ] {
        assert_eq!(broken(body, all), [(rule, pointer.to_owned())], "{body}");
    }
    assert_eq!(
        rules_and_pointers(&PaymentSession::from_json_with(b"\xff", all).unwrap_err()),
        [("json", String::new())]
    );
}

/// A documented field with the value `null` is absent. It is written again, so that the body is unchanged.
#[test]
fn null_is_kept_with_unchecked_values() {
    let body = request(r#""redirectUrl":null"#);
    assert!(read(&body, OTHER_FIELDS).other.is_empty());
    let session = read(&body, UNCHECKED_VALUES);
    assert_eq!(json(&session), body);
    assert_eq!(session.waivers_to_read(), UNCHECKED_VALUES);
    let body = r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"customerId":"c","redirectUrl":null}"#;
    assert_eq!(broken(body, UNCHECKED_VALUES), [("redirect-url", String::new())]);
}

#[test]
fn options_are_stored_as_a_string() {
    let all = Waiver::ALL.iter().fold(BOTH, |options, waiver| options.with(*waiver));
    for options in [NONE, OTHER_FIELDS, UNCHECKED_VALUES, BOTH, NONE.with(Waiver::VaChannel), all] {
        assert_eq!(options.to_string().parse(), Ok(options));
        let json = serde_json::to_string(&options).unwrap();
        assert_eq!(serde_json::from_str::<Waivers>(&json).unwrap(), options);
    }
    let error = "other-fields va-chanel".parse::<Waivers>().unwrap_err();
    assert_eq!(error.to_string(), "unknown rule `va-chanel`; write `va-channel`");
    assert!(serde_json::from_str::<Waivers>("\"x\"").is_err());
}

#[test]
fn options_say_what_they_accept() {
    let accepted = |options: Waivers| {
        (options.contains_all(Waivers::UNKNOWN_FIELDS), options.contains_all(Waivers::UNCHECKED_VALUES))
    };
    assert_eq!(
        [NONE, OTHER_FIELDS, UNCHECKED_VALUES, BOTH].map(accepted),
        [(false, false), (true, false), (false, true), (true, true)]
    );
}

/// A rejected string is present, so rules that check its presence are not skipped.
#[test]
fn rejected_strings_count_as_present() {
    let id = "x".repeat(256);
    let body = format!(
        r#"{{"clientReferenceId":"1","amount":{{"value":1,"currency":"IDR"}},"redirectUrl":{{}},"customerId":"{id}","customer":{{"email":"a@b"}}}}"#
    );
    let both = ("customer-choice", "/customer".to_owned());
    assert_eq!(broken(&body, NONE), [("customer-id", "/customerId".to_owned()), both.clone()]);
    assert_eq!(broken(&body, UNCHECKED_VALUES), [both]);
}

/// A list that moves to `other` is unchecked, so no rule about its items needs a waiver.
#[test]
fn rules_about_unchecked_fields_need_no_waiver() {
    let body = br#"{"clientReferenceId":"A","amount":{"value":1,"currency":"IDR"},"redirectUrl":{},"customerId":"C",
        "splitRoutingConfigurations":[{"merchantId":"m","type":"PERCENTAGE","currency":"IDR","remark":"r"}]}"#;
    let options = Waivers::UNKNOWN_FIELDS.union(Waivers::UNCHECKED_VALUES);
    let session = PaymentSession::from_json_with(body, options).unwrap();
    assert_eq!(session.waivers_to_read(), options);
}
