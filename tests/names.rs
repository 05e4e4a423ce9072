//! A field is named as on the wire, in snake case. Rustdoc's search takes no notice of `_` and of capitals, so a field
//! is found by either name.

use payment_session::schema::{Field, Kind, Object, SESSION};

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

/// Each field's name, and what it should be.
fn names(object: &Object) -> Vec<(&'static str, String)> {
    let inside = |mut kind: Kind| loop {
        match kind {
            Kind::List(item) => kind = *item,
            Kind::Object(object) | Kind::Checked(object) => break names(object),
            _ => break Vec::new(),
        }
    };
    let of_field = |field: &Field| {
        let mut names = vec![(field.rust, snake_case(field.wire))];
        names.append(&mut inside(field.kind));
        names
    };
    object.fields.iter().flat_map(of_field).collect()
}

#[test]
fn fields_are_named_as_on_the_wire() {
    let names = names(SESSION);
    for (name, expected) in &names {
        assert_eq!(name, expected);
    }
    assert!(names.iter().any(|(name, _)| *name == "success_return_url"));
    assert!(names.iter().any(|(name, _)| *name == "account_number"));
}
