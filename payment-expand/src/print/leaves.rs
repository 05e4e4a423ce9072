//! One walk over the tree for whoever asks for its values and their types.

use payment_core::{
    node::{Entry, Node, Standing, Value},
    schema::{Field, Kind, Object, SESSION},
};

use super::types::Type;

/// A value of the tree that the schema does not divide any further.
pub struct Leaf<'t, 'a> {
    pub node: &'t Node<'a>,
    /// What may be written there.
    pub kind: Kind,
    /// The type of a run-time value there, without the `Option` of `key?: value`.
    pub r#type: Type,
    /// Whether the key is followed by `?`.
    pub is_optional: bool,
    /// The field in which the value is written, perhaps as an item of a list or inside free JSON.
    pub field: &'static Field,
    /// The object of that field.
    pub object: &'static Object,
}

impl Leaf<'_, '_> {
    /// The type that the value must have as it is written.
    pub fn written_type(&self) -> Type {
        self.r#type.clone().optional_if(self.is_optional)
    }
}

/// Visits each leaf of a request, in the order of the source.
pub fn for_each<'t, 'a>(request: &'t Node<'a>, mut visit: impl FnMut(Leaf<'t, 'a>)) {
    if let Value::Object(entries) = &request.value {
        object(SESSION, entries, &mut visit);
    }
}

type Visit<'v, 't, 'a> = &'v mut dyn FnMut(Leaf<'t, 'a>);

fn object<'t, 'a>(object: &'static Object, entries: &'t [Entry<'a>], visit: Visit<'_, 't, 'a>) {
    for entry in entries {
        // the type that a value must have is known although its key is repeated or misspelt
        if let Standing::Given(field) | Standing::Repeated(field) | Standing::Near(field) = entry.standing {
            let (node, is_optional) = (&entry.value, entry.is_optional);
            let r#type = Type::of_field(object, field, entries);
            value(Leaf { node, kind: field.kind, r#type, is_optional, field, object }, visit);
        }
    }
}

fn value<'t, 'a>(leaf: Leaf<'t, 'a>, visit: Visit<'_, 't, 'a>) {
    match (&leaf.node.value, leaf.kind) {
        (Value::Object(entries), Kind::Object(inner) | Kind::Checked(inner)) => object(inner, entries, visit),
        (Value::List(nodes), Kind::List(item)) => {
            for node in nodes {
                let r#type = Type::of(*item);
                value(Leaf { node, kind: *item, r#type, is_optional: false, ..leaf }, visit);
            }
        }
        (Value::Object(_), Kind::Free(_)) => free(leaf, visit),
        _ => visit(leaf),
    }
}

/// A value inside free JSON, or the JSON as a whole.
fn free<'t, 'a>(leaf: Leaf<'t, 'a>, visit: Visit<'_, 't, 'a>) {
    match &leaf.node.value {
        Value::Object(entries) => {
            for entry in entries {
                let (node, is_optional) = (&entry.value, entry.is_optional);
                free(Leaf { node, r#type: Type::METADATA_VALUE, is_optional, ..leaf }, visit);
            }
        }
        Value::List(nodes) => {
            for node in nodes {
                free(Leaf { node, r#type: Type::METADATA_VALUE, is_optional: false, ..leaf }, visit);
            }
        }
        _ => visit(leaf),
    }
}
