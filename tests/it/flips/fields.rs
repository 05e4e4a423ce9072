//! The fields of objects: their names on the wire, and whether they are required.

use payment_session::schema::{Field, Kind, Object, SESSION};
use serde_json::Value;

use super::{Flips, documented_requests};
use crate::{
    docs::{field_docs, names},
    rules::from_json::full,
    support::schema::objects,
};

/// A field in place of the one at `at` in the table of `object`.
struct Change {
    object: &'static Object,
    at: usize,
    field: Field,
}

impl Change {
    /// Returns the fields of an object after the change.
    fn fields(&self, object: &'static Object) -> impl Iterator<Item = &Field> {
        let is_changed = move |at| object == self.object && at == self.at;
        object.fields.iter().enumerate().map(move |(at, field)| if is_changed(at) { &self.field } else { field })
    }

    /// Returns whether a value has each required field, and no field that the tables lack.
    fn fits(&self, kind: Kind, value: &Value) -> bool {
        match (kind, value) {
            (Kind::Object(object) | Kind::Checked(object), Value::Object(values)) => {
                values.keys().all(|key| self.fields(object).any(|field| field.wire == key))
                    && self.fields(object).all(|field| match values.get(field.wire) {
                        Some(value) => self.fits(field.kind, value),
                        None => !field.required,
                    })
            }
            (Kind::List(item), Value::Array(values)) => values.iter().all(|value| self.fits(*item, value)),
            _ => true,
        }
    }
}

/// Changes each field of a request.
fn flip(flips: &mut Flips, change: impl Fn(&mut Field)) {
    let (documented, full) = (documented_requests(), full::requests());
    for object in objects() {
        for (at, field) in object.fields.iter().enumerate() {
            let mut field = field.clone();
            change(&mut field);
            let changed = Change { object, at, field };
            let rejects = |requests: &[Value]| !requests.iter().all(|body| changed.fits(Kind::Object(SESSION), body));
            flips.count(
                format_args!("{}.{}", object.name, object.fields[at].wire),
                [
                    ("the docs of the field", !field_docs::states_name_and_presence(&changed.field)),
                    ("the name in Rust", !names::is_named_as_on_the_wire(&changed.field)),
                    ("the documented requests", rejects(&documented)),
                    ("the requests with every field", rejects(&full)),
                ],
            );
        }
    }
}

#[test]
fn each_name_on_the_wire() {
    let mut flips = Flips::of("names on the wire");
    flip(&mut flips, |field| field.wire = format!("{}s", field.wire).leak());
    flips.finish(&[]);
}

#[test]
fn each_required_flag() {
    let mut flips = Flips::of("required flags");
    flip(&mut flips, |field| field.required = !field.required);
    // The name of a field does not depend on the flag.
    flips.noticed.remove("the name in Rust");
    flips.finish(&[]);
}

#[test]
fn unchanged_tables_fit() {
    let change = Change { object: SESSION, at: 0, field: SESSION.fields[0].clone() };
    let requests = documented_requests().into_iter().chain(full::requests());
    requests.for_each(|body| assert!(change.fits(Kind::Object(SESSION), &body), "{body}"));
}
