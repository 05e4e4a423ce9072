//! Every place of a request.

use alloc::{format, string::String, vec::Vec};

use super::{Field, Kind, Object};

/// A place of a request, at any depth.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Place {
    /// The JSON pointer of the place. The item of a list has the number 0.
    pub pointer: String,
    /// The field at the place. The item of a list has the list's field.
    pub field: &'static Field,
    /// The kind of the value at the place.
    pub kind: Kind,
}

/// Returns every place of a request, in documented order: fields at any depth, and the items of lists.
///
/// # Examples
///
/// ```
/// use payment_session::{request::REFUND, schema::walk};
///
/// let required = walk(REFUND).into_iter().filter(|place| place.field.required);
/// let pointers: Vec<String> = required.map(|place| place.pointer).collect();
/// assert!(pointers.contains(&"/reason".to_owned()));
/// assert!(pointers.contains(&"/amount/currency".to_owned())); // once there is an amount
/// ```
pub fn walk(request: &Object) -> Vec<Place> {
    let mut places = Vec::new();
    add_fields(request, "", &mut places);
    places
}

fn add_fields(object: &Object, pointer: &str, places: &mut Vec<Place>) {
    for field in object.fields {
        add(field, field.kind, &format!("{pointer}/{}", field.wire), places);
    }
}

fn add(field: &'static Field, kind: Kind, pointer: &str, places: &mut Vec<Place>) {
    places.push(Place { pointer: pointer.into(), field, kind });
    match kind {
        Kind::Object(object) | Kind::Checked(object) => add_fields(object, pointer, places),
        Kind::List(item) => add(field, *item, &format!("{pointer}/0"), places),
        _ => {}
    }
}
