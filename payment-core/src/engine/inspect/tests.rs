//! What an inspection returns in addition to its mistakes.

use alloc::{borrow::ToOwned, boxed::Box, format, string::String};

use super::{
    Context, Input, Inspection, inspect, json_tree,
    tree::{Node, Value},
    typed::Valid,
};
use crate::{
    engine::{rules::Waiver, schema::Kind},
    request::{REQUESTS, SESSION},
};

/// Makes the keys of a JSON object that end in `!` unchecked.
fn mark(root: &mut Node<'_>) {
    let Value::Object(entries) = &mut root.value else { panic!("an object") };
    for entry in entries {
        if let Some(key) = entry.key.strip_suffix('!').map(str::to_owned) {
            (entry.key, entry.is_unchecked) = (key.into(), true);
        }
    }
}

fn look(request: &str) -> Inspection<'static> {
    let Ok(mut root) = json_tree::read_any(request.to_owned().leak()) else { panic!("{request}") };
    mark(&mut root);
    inspect(Context::new(SESSION, Input::Macro, [].into_iter().collect()), Box::leak(Box::new(root)))
}

/// Returns a valid request with additional entries.
fn with(entries: &str) -> String {
    format!(
        r#"{{"clientReferenceId": "INV-1", "amount": {{"value": 1, "currency": "IDR"}}, "customerId": "c",
            "redirectUrl": {{}}, {entries}}}"#
    )
}

#[test]
fn an_inspection_tells_which_rules_look_at_unknown_fields() {
    let inspection = look(&with(r#""mode": "LIVE", "paymentMethod": {"type": "QR"}, "autoConfirm": 5"#));
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
fn a_request_is_valid_only_with_valid_keys_and_values() {
    let is_valid = |entries: &str| Valid::new(look(&with(entries)).root.unwrap()).is_some();
    assert!(is_valid(r#""mode": "API""#));
    assert!(is_valid(r#""mode": "API", "loyaltyTier!": "gold""#));
    // Their values would be valid with another key.
    assert!(!is_valid(r#""mdoe": "API""#));
    assert!(!is_valid(r#""mode": "API", "mode": "API""#));
    assert!(!is_valid(r#""mode": "API", "loyaltyTier": "gold""#));
    // The key is right.
    assert!(!is_valid(r#""mode": "FAX""#));
}
