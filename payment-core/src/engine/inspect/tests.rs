//! Unchecked fields and waived rules.

use alloc::{borrow::ToOwned, boxed::Box, format, string::String, vec::Vec};

use super::{
    Context, Finding, Input, Inspection, explain, inspect, json_tree,
    tree::{Hint, Node, Value},
    typed::{KeyMatch, Typed, TypedEntry, Valid},
};
use crate::{
    engine::{rules::Waiver, schema::Kind},
    request::{REQUESTS, SESSION},
};

/// Makes a tree of JSON one of the macro: keys that end in `!` are unchecked, strings that begin with `$` are run-time values.
fn as_written(node: &mut Node<'_>) {
    match &mut node.value {
        Value::Text(text) if text.starts_with('$') => node.value = Value::Expression(Hint::None),
        Value::Object(entries) => {
            for entry in entries {
                if let Some(key) = entry.key.strip_suffix('!').map(str::to_owned) {
                    (entry.key, entry.is_unchecked) = (key.into(), true);
                }
                as_written(&mut entry.value);
            }
        }
        Value::List(nodes) => nodes.iter_mut().for_each(as_written),
        _ => {}
    }
}

fn context(allowed: &[Waiver]) -> Context<'static> {
    Context::new(SESSION, Input::Macro, allowed.iter().copied().collect())
}

fn look(request: &str, allowed: &[Waiver]) -> Inspection<'static> {
    let Ok(mut root) = json_tree::read_any(request.to_owned().leak()) else { panic!("{request}") };
    as_written(&mut root);
    inspect(context(allowed), Box::leak(Box::new(root)))
}

/// Returns the mistakes in a request, in words.
fn explained(request: &str) -> Vec<Finding> {
    explain(context(&[]), &look(request, &[]), &|_| None)
}

/// Returns the mistakes in a request, as rule and message.
fn findings(request: &str) -> Vec<String> {
    explained(request).iter().map(|finding| format!("{}: {}", finding.rule.id, finding.message)).collect()
}

/// Returns a valid request with additional entries.
fn with(entries: &str) -> String {
    format!(
        r#"{{"clientReferenceId": "INV-1", "amount": {{"value": 1, "currency": "IDR"}}, "customerId": "c",
            "redirectUrl": {{}}, {entries}}}"#
    )
}

fn entry<'i>(inspection: &'i Inspection<'static>, key: &str) -> &'i TypedEntry<'static> {
    let root = inspection.root.as_ref().expect("an object");
    root.entries.iter().find(|entry| entry.written.key == key).unwrap()
}

#[test]
fn an_allowed_rule_is_silent_and_the_others_are_not() {
    let request = with(r#""paymentType": "MULTIPLE", "paymentMethod": {"type": "CARD"}"#);
    let ids = |allowed: &[Waiver]| -> Vec<_> {
        look(&request, allowed).mistakes.iter().map(|mistake| mistake.rule().as_str()).collect()
    };
    assert_eq!(ids(&[]), ["multiple-mode", "multiple-method"]);
    assert_eq!(ids(&[Waiver::MultipleMethod]), ["multiple-mode"]);
    assert_eq!(ids(&[Waiver::MultipleMethod, Waiver::MultipleMode]), [""; 0]);
}

#[test]
fn an_inspection_tells_which_rules_look_at_unknown_fields() {
    let inspection = look(&with(r#""mode": "LIVE", "paymentMethod": {"type": "QR"}, "autoConfirm": 5"#), &[]);
    let undecided = |waiver| inspection.undecided.contains(waiver);
    assert!(undecided(Waiver::RedirectUrl) && undecided(Waiver::ApiVaChannel));
    assert!(!undecided(Waiver::CustomerChoice) && !undecided(Waiver::MultipleMethod));
}

#[test]
fn a_rule_is_useful_in_the_objects_around_its_subject() {
    let object = |name: &str| match SESSION.by_wire(name).unwrap().kind {
        Kind::Object(object) => object,
        _ => panic!("an object"),
    };
    for waiver in Waiver::ALL {
        assert!(REQUESTS.iter().any(|request| waiver.is_useful_in(request)), "{waiver}");
        assert!(!waiver.is_useful_in(object("amount")), "{waiver}");
        assert_eq!(waiver.is_useful_in(object("customer")), *waiver == Waiver::TransferDestination);
        assert_eq!(waiver.is_useful_in(object("paymentMethodOptions")), *waiver == Waiver::VaChannel);
    }
    assert_eq!(Waiver::VaChannel.subject_in(SESSION).unwrap().name, "VirtualAccountOptions");
    assert_eq!(Waiver::SplitAmount.subject_in(SESSION).unwrap().name, "SplitRouting");
}

#[test]
fn the_nearness_of_a_channel_can_be_waived_but_not_its_form() {
    let request = |channel: &str| {
        with(&format!(
            r#""paymentMethod": {{"type": "VIRTUAL_ACCOUNT"}},
               "paymentMethodOptions": {{"virtualAccount": {{"channel": "{channel}"}}}}"#
        ))
    };
    let (near, misformed, other) = (request("BCAS"), request("bca"), request("JAGO"));
    assert_eq!(look(&near, &[]).mistakes.len(), 1);
    assert!(look(&near, &[Waiver::VaChannel]).mistakes.is_empty());
    assert_eq!(look(&misformed, &[Waiver::VaChannel]).mistakes.len(), 1);
    assert!(look(&other, &[]).mistakes.is_empty());
}

#[test]
fn a_rule_inside_a_list_can_be_waived() {
    let request = with(
        r#""splitRoutingConfigurations":
            [{"merchantId": "m", "type": "FIXED", "currency": "IDR", "remarks": "r"}]"#,
    );
    assert_eq!(findings(&request).len(), 1);
    assert!(look(&request, &[Waiver::SplitAmount]).mistakes.is_empty());
}

#[test]
fn a_marked_field_is_unknown_to_rules() {
    assert_eq!(findings(&with(r#""mode": "API""#)).len(), 1);
    assert!(findings(&with(r#""mode!": "LATER""#)).is_empty());
    assert!(findings(&with(r#""mode!": "$mode""#)).is_empty());
    assert!(findings(&with(r#""paymentType": "MULTIPLE", "mode": "API", "paymentMethod!": {"kind": 1}"#)).is_empty());
    let number = r#""paymentType": "MULTIPLE", "mode": "API", "paymentMethod": {"type": "VIRTUAL_ACCOUNT"},
        "paymentMethodOptions": {"virtualAccount": {"channel!": "bca", "virtualAccountNumber": "12"}}"#;
    assert!(findings(&with(number)).is_empty());
}

#[test]
fn a_marked_field_counts_as_given() {
    let request = r#"{"clientReferenceId!": "INV/1", "clientReferenceId": "INV-1", "amount!": [], "customerId": "c",
        "redirectUrl": {}}"#;
    assert_eq!(findings(request), ["duplicate-field: `clientReferenceId` is given twice"]);
    assert!(findings(&request.replace(r#""clientReferenceId": "INV-1","#, "")).is_empty());
}

#[test]
fn an_undocumented_marked_key_is_not_reported_and_silences_nothing() {
    // `mod` is near `mode`
    let request = with(r#""mod!": 1, "showSavedPayment": true, "saveForFuture!": true"#);
    let inspection = look(&request, &[]);
    assert!(inspection.mistakes.is_empty());
    assert!(matches!(entry(&inspection, "mod").key, KeyMatch::Unchecked));
    let request = with(r#""mod!": 1, "mode": "API", "showSavedPayment": true, "paymentMethod": {"type": "QR"}"#);
    assert_eq!(findings(&request).len(), 2);
    assert_eq!(findings(&with(r#""x!": 1, "x!": 2"#)), ["duplicate-field: `x` is given twice"]);
    assert_eq!(findings(&with(r#""x!": 1, "x": 2"#)).len(), 1);
}

#[test]
fn texts_stay_in_their_fields_and_other_values_go_elsewhere() {
    let request =
        with(r#""statementDescriptor!": "a text that is too long by far", "expirationMode!": "NEW", "expiryAt!": 5"#);
    let inspection = look(&request, &[]);
    assert!(inspection.mistakes.is_empty());
    assert!(matches!(entry(&inspection, "statementDescriptor").value.value, Typed::Text(..)));
    assert!(matches!(entry(&inspection, "expirationMode").value.value, Typed::Other(_)));
    assert!(matches!(entry(&inspection, "expiryAt").value.value, Typed::Other(_)));
}

#[test]
fn needless_unchecked_fields_are_rejected() {
    for (entries, name) in [
        (r#""mode!": "REDIRECT""#, "mode"),
        (r#""mode!": null"#, "mode"),
        (r#""statementDescriptor!": "Shop""#, "statementDescriptor"),
        (r#""autoConfirm!": true"#, "autoConfirm"),
        (r#""expiryAt!": "2025-12-30T23:59:00Z""#, "expiryAt"),
        (r#""customer!": {"email": "a@b.id"}"#, "customer"),
    ] {
        assert_eq!(
            findings(&with(entries)),
            [format!("syntax: `{name}` is valid, so it must be checked")],
            "{entries}"
        );
    }
    assert!(findings(&with(r#""statementDescriptor!": "$descriptor""#)).is_empty());
}

#[test]
fn a_rejected_unchecked_field_leaves_its_fact_unknown() {
    assert_eq!(findings(&with(r#""mode!": "API""#)).len(), 1);
    let request = r#"{"clientReferenceId!": "INV-1", "amount": {"value": 1, "currency": "IDR"}, "customerId": "c",
        "redirectUrl": {}}"#;
    assert_eq!(findings(request), ["syntax: `clientReferenceId` is valid, so it must be checked"]);
}

#[test]
fn card_data_cannot_be_marked() {
    let method = |card: &str| with(&format!(r#""paymentMethod": {{"type": "CARD", {card}}}"#));
    assert_eq!(findings(&method(r#""card": {"number!": "1"}"#)), ["syntax: `number` is secret, so it must be checked"]);
    assert_eq!(findings(&method(r#""card": {"token!": "$t"}"#)), ["syntax: `token` is secret, so it must be checked"]);
    assert_eq!(
        findings(&method(r#""card!": {"number": "1"}"#)),
        ["syntax: `card` contains card data, so it must be checked"]
    );
    assert_eq!(
        findings(&with(r#""paymentMethod!": {"type": "X", "card": {"cvc": "$cvc"}}"#)),
        ["syntax: `paymentMethod` contains card data, so it must be checked"]
    );
    assert!(findings(&method(r#""card!": {"wallet": "1"}"#)).is_empty());
}

#[test]
fn a_required_field_that_is_no_text_is_marked_at_an_optional_object() {
    let amount = r#"{"clientReferenceId": "I", "amount": {"value": 1, "currency!": "XXY"}, "customerId": "c", "redirectUrl": {}}"#;
    let [finding] = &*explained(amount) else { panic!("one finding") };
    assert_eq!(finding.message, "`currency` is required, and its type cannot hold an unchecked value");
    assert_eq!(finding.help.text(), "write the object unchecked, without marks in it: `\"amount\"!: { … }`");
    let product = with(
        r#""orderInformation": {"productDetails": [{"type!": "GIFT", "quantity": 1, "price": {"value": 1, "currency": "IDR"}}]}"#,
    );
    let [finding] = &*explained(&product) else { panic!("one finding") };
    assert_eq!(finding.help.text(), "write the object unchecked, without marks in it: `\"orderInformation\"!: { … }`");
}

#[test]
fn nothing_is_marked_in_free_json() {
    assert_eq!(findings(&with(r#""metadata": {"a!": 1}"#)), ["syntax: `a` is not checked here, so it needs no `!`"]);
    assert_eq!(findings(&with(r#""x!": {"a!": 1}"#)), ["syntax: `a` is not checked here, so it needs no `!`"]);
}

#[test]
fn a_request_is_valid_only_with_valid_keys_and_values() {
    let is_valid = |entries: &str| Valid::new(look(&with(entries), &[]).root.unwrap()).is_some();
    assert!(is_valid(r#""mode": "API""#));
    assert!(is_valid(r#""mode": "API", "loyaltyTier!": "gold""#));
    // Their values would be valid with another key.
    assert!(!is_valid(r#""mdoe": "API""#));
    assert!(!is_valid(r#""mode": "API", "mode": "API""#));
    assert!(!is_valid(r#""mode": "API", "loyaltyTier": "gold""#));
    // The key is right.
    assert!(!is_valid(r#""mode": "FAX""#));
}
