//! Every location of a request.

use alloc::{format, string::String, vec::Vec};

use super::{Field, Kind, Object};

/// A location in a request, at any depth.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Location {
    /// The JSON pointer of the location. The item of a list has the number 0.
    pub pointer: String,
    /// The field at the location. The item of a list has the list's field.
    pub field: &'static Field,
    /// The kind of the value at the location.
    pub kind: Kind,
}

/// Returns every location of a request, in documented order: fields at any depth, and the items of lists.
///
/// # Examples
///
/// ```
/// use payment_session::{request::REFUND, schema::walk};
///
/// let required = walk(REFUND).into_iter().filter(|location| location.field.required);
/// let pointers: Vec<String> = required.map(|location| location.pointer).collect();
/// assert!(pointers.contains(&"/reason".to_owned()));
/// assert!(pointers.contains(&"/amount/currency".to_owned())); // once there is an amount
/// ```
pub fn walk(request: &Object) -> Vec<Location> {
    let mut locations = Vec::new();
    add_fields(request, "", &mut locations);
    locations
}

fn add_fields(object: &Object, pointer: &str, locations: &mut Vec<Location>) {
    for field in object.fields {
        add(field, field.kind, &format!("{pointer}/{}", field.wire), locations);
    }
}

fn add(field: &'static Field, kind: Kind, pointer: &str, locations: &mut Vec<Location>) {
    locations.push(Location { pointer: pointer.into(), field, kind });
    match kind {
        Kind::Object(object) => add_fields(object, pointer, locations),
        Kind::List(item) => add(field, *item, &format!("{pointer}/0"), locations),
        _ => {}
    }
}
