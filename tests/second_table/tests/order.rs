//! What every request of the macros must do, for the order of a shop.

use proc_macro2::{TokenStream, TokenTree};
use second_table_expand::{Invocation, Macro};
use test_second_table::{Checked, Order, order, request::Mail, try_order};

const PASTED: &str = r#"{"orderNumber":"A-1","mail":"ayu@example.com","delivery":"pickup","pickupPoint":{"carrier":"paxel","locker":"000012"}}"#;

/// Returns the findings of an invocation: the tokens and the message.
fn findings(code: &str) -> Vec<(String, String)> {
    let tokens: Vec<TokenTree> = code.parse::<TokenStream>().unwrap().into_iter().collect();
    let invocation = Invocation::parse(Macro::Order, &tokens);
    let checked = invocation.check();
    let text = |tokens: &[TokenTree]| tokens.iter().map(ToString::to_string).collect::<String>();
    let found = checked.findings().iter();
    found.map(|found| (text(&invocation.snippet(found.place).tokens), found.message.clone())).collect()
}

const PICKUP: Checked<Order> = order! {
    order_number: "A-1",
    mail: "ayu@example.com",
    delivery: "pickup",
    pickup_point: { carrier: "paxel", locker: "000012" },
};

#[test]
fn an_order_is_a_constant_with_words_in_lower_case() {
    assert_eq!(serde_json::to_string(&PICKUP).unwrap(), PASTED);
    assert_eq!(serde_json::from_str::<Checked<Order>>(PASTED).unwrap(), PICKUP);
}

#[test]
fn run_time_values_are_converted() {
    let mail = String::from("ayu@example.com");
    let order = try_order! { order_number: "A-1", mail: &*mail, address: { street: "a", town: "b" } };
    assert_eq!(order.unwrap().mail, mail.as_str());
    assert!("ayu".parse::<Mail>().is_err());
}

#[test]
fn mistakes_are_at_their_tokens() {
    let misspelt = findings(r#"order_number: "A-1", mial: "ayu@example.com", address: { street: "a", town: "b" }"#);
    assert_eq!(misspelt.len(), 1);
    assert_eq!(misspelt[0].0, "mial");
    let locker = findings(
        r#"order_number: "A-1", mail: "a@b.c", delivery: "pickup", pickup_point: { carrier: "paxel", locker: "12" }"#,
    );
    assert_eq!(locker.len(), 1);
    assert_eq!(locker[0].0, "\"12\"");
}

#[test]
fn rules_between_fields_are_checked() {
    let broken = PASTED.replace(r#","pickupPoint":{"carrier":"paxel","locker":"000012"}"#, "");
    assert!(serde_json::from_str::<Checked<Order>>(&broken).is_err());
    let found = findings(r#"order_number: "A-1", mail: "a@b.c", delivery: "pickup""#);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "\"pickup\"");
}

order! {
    /// An order that is picked up.
    struct PickedUp { order_number: _, mail: "ayu@example.com", delivery: "pickup", pickup_point: { carrier: "toko" } }
}

#[test]
fn a_template_is_an_order() {
    let template = PickedUp { order_number: "A-2".parse().unwrap() };
    let written = template.to_json();
    let order: Checked<Order> = template.into();
    assert_eq!(serde_json::to_vec(&order).unwrap(), written);
}
