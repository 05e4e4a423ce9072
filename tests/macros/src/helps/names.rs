//! Helps that keep what their author has written: names of variables, choices, and what is between braces in a string.

use payment_expand::{Invocation, Macro};
use proc_macro2::TokenStream;

/// Returns the message and the help of each mistake.
fn said(entries: &str) -> Vec<(String, String)> {
    let tokens: Vec<_> = entries.parse::<TokenStream>().unwrap().into_iter().collect();
    let invocation = Invocation::parse(Macro::Session, &tokens);
    let checked = invocation.check();
    checked.explanations().iter().map(|explanation| (explanation.message.clone(), explanation.help.text())).collect()
}

fn helps(entries: &str) -> Vec<String> {
    said(entries).into_iter().map(|(_, help)| help).collect()
}

#[test]
fn another_key_keeps_the_variable() {
    assert_eq!(
        helps("order_id, amount: { amount, currency: IDR }, customer: { mail }, redirect_url: {}"),
        ["write `client_reference_id: order_id`", "write `value: amount`", "write `email: mail`"]
    );
}

#[test]
fn a_string_with_a_name_in_braces_is_a_format_string() {
    for text in ["INV-{id}", "INV-{order.id}-{n}", "INV-#{id}", "INV-${id}"] {
        let rest = "amount: { value: 5, currency: IDR }, customer_id: \"C\", redirect_url: {}";
        let [help] = &*helps(&format!("client_reference_id: {text:?}, {rest}")) else { panic!("{text}") };
        assert!(help.starts_with("write `client_reference_id: format!(\"…\").parse()?`"), "{help}");
    }
}

#[test]
fn a_missing_choice_has_its_list() {
    let item = "order_information: { product_details: [{ quantity: 1 }] }";
    let base = "client_reference_id: \"I\", amount: { value: 5, currency: IDR }, customer_id: \"C\", redirect_url: {}";
    let list = "where `type` is `PHYSICAL`, `DIGITAL` or `SERVICE`";
    assert_eq!(
        helps(&format!("{base}, {item}")),
        [format!("add `type: …` and `price: {{ value: …, currency: … }}`, {list}")]
    );
}

#[test]
fn the_name_of_the_request_belongs_to_no_entry() {
    for name in ["new PaymentSession", "&PaymentSession"] {
        let said = said(&format!("{name} {{ a: 1 }}"));
        let help = "write `payment_session! { key: value, … }`";
        assert!(said.iter().any(|(message, it)| message.contains("PaymentSession") && it == help), "{said:?}");
    }
}

#[test]
fn an_object_of_json_is_written_as_one_of_the_macro() {
    for entry in ["metadata: json!({ \"a\": 1 })", "amount: json!({ \"value\": 5 })"] {
        assert!(helps(entry).contains(&"write the object as `{ … }`".to_owned()), "{entry}");
    }
}

#[test]
fn a_type_in_a_template_is_a_placeholder() {
    let said = said("pub struct A { customer: Option<Customer> }");
    assert!(said.contains(&("a placeholder has the type of its field".to_owned(), "write `_`".to_owned())), "{said:?}");
}
