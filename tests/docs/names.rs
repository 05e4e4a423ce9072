//! A field has its wire name in snake case.
//!
//! Rustdoc's search ignores `_` and capitals, so it finds a field by either name.

use payment_session::schema::Field;

use crate::schema::objects;

fn snake_case(wire: &str) -> String {
    let mut name = String::new();
    for letter in wire.chars() {
        if letter.is_ascii_uppercase() {
            name.push('_');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

fn is_named_as_on_the_wire(field: &Field) -> bool {
    field.rust == snake_case(field.wire)
}

#[test]
fn fields_are_named_as_on_the_wire() {
    let fields: Vec<_> = objects().into_iter().flat_map(|object| object.fields).collect();
    for field in &fields {
        assert!(is_named_as_on_the_wire(field), "{} {}", field.rust, field.wire);
    }
    assert!(fields.iter().any(|field| field.rust == "success_return_url"));
    assert!(fields.iter().any(|field| field.rust == "account_number"));
}
