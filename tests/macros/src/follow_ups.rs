//! The three places that leave a mistake out, because it follows from another one.

use payment_expand::{Invocation, Macro};
use proc_macro2::TokenStream;

/// Returns the rules that an invocation breaks.
fn rules(entries: &str) -> Vec<&'static str> {
    let tokens: Vec<_> = entries.parse::<TokenStream>().unwrap().into_iter().collect();
    let invocation = Invocation::parse(Macro::Session, &tokens);
    invocation.check().explanations().iter().map(|explanation| explanation.rule.id.as_str()).collect()
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

/// An unknown key hides only the field that it names.
#[test]
fn no_unknown_key_hides_another_field() {
    let all = ["reference", "unknown-field", "amount-required", "customer-choice", "redirect-url"];
    let mut found = rules(r#"coupon: "X""#);
    found.sort_unstable_by_key(|rule| all.iter().position(|other| other == rule));
    assert_eq!(found, all);
    assert_eq!(rules(&with("order_information: { products: [] }")), ["unknown-field"]);
    assert_eq!(rules(&with(r#"customer: { coupon: "X" }"#)), ["customer-choice", "missing-field", "unknown-field"]);
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
