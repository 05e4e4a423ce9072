//! The four places that leave a mistake out, because it follows from another one.

use payment_expand::{Invocation, Macro};
use proc_macro2::TokenStream;

/// Returns the rules that an invocation breaks.
fn rules(entries: &str) -> Vec<&'static str> {
    let tokens: Vec<_> = entries.parse::<TokenStream>().unwrap().into_iter().collect();
    let invocation = Invocation::parse(Macro::Session, &tokens);
    invocation.check().findings().iter().map(|finding| finding.rule.id.as_str()).collect()
}

/// Returns a valid request with other entries.
fn with(entries: &str) -> String {
    format!(
        r#"client_reference_id: "A", amount: {{ value: 1, currency: IDR }}, customer_id: "C", redirect_url: {{}}, {entries}"#
    )
}

#[test]
fn inside_a_rejected_value() {
    assert_eq!(rules(&with("split_routing_configurations: { merchant_id: 5, type: FIXED }")), ["type"]);
    assert_eq!(rules(&with("mode: REDIRECT, mode: { other: 5 }")), ["duplicate-field"]);
    assert_eq!(rules(&with("statement_descripter: 5")), ["unknown-field"]);
    // Beside it, nothing is left out.
    assert_eq!(rules(&with("split_routing_configurations: 5, mode: 5")), ["type", "type"]);
}

#[test]
fn beside_an_unknown_key() {
    assert_eq!(rules(r#"coupon: "X""#), ["unknown-field"]);
    assert_eq!(rules(&with("order_information: { products: [] }")), ["unknown-field"]);
    // It may be any field that its object lacks, and none of another object.
    assert_eq!(rules(&with(r#"customer: { coupon: "X" }"#)), ["customer-choice", "unknown-field"]);
    assert_eq!(rules(&with(r#"coupon: "X", customer: {}"#)), ["unknown-field", "customer-choice", "missing-field"]);
    // Arms that exclude each other are different objects.
    let arms =
        r#"client_reference_id: "A", customer_id: "C", redirect_url: {}, if a { coupon: "X" } else { mode: REDIRECT }"#;
    assert_eq!(rules(arms), ["unknown-field", "amount-required"]);
}

#[test]
fn at_tokens_that_the_parser_has_reported() {
    assert_eq!(rules(r#": "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {}"#), ["syntax"]);
}

#[test]
fn where_an_invocation_ends_half_way() {
    assert_eq!(rules(r#"client_reference_id: "A", if a"#), ["syntax"]);
    assert_eq!(rules(r#"client_reference_id: "A B", if a"#), ["reference", "syntax"]);
}
