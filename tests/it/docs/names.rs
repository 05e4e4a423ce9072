//! A field has its wire name in snake case.
//!
//! Rustdoc's search ignores `_` and capitals, so it finds a field by either name.

use crate::support::schema::objects;

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

#[test]
fn fields_are_named_as_on_the_wire() {
    let names: Vec<_> = objects()
        .into_iter()
        .flat_map(|object| object.fields)
        .map(|field| (field.rust, snake_case(field.wire)))
        .collect();
    for (name, expected) in &names {
        assert_eq!(name, expected);
    }
    assert!(names.iter().any(|(name, _)| *name == "success_return_url"));
    assert!(names.iter().any(|(name, _)| *name == "account_number"));
}
