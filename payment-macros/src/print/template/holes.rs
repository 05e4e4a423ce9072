//! What varies in a template.

use payment_core::{
    node::{Entry, Node, Standing, Value},
    schema::{Kind, Object, SESSION},
};
use proc_macro2::Ident;

use crate::{
    print::{member_type, type_of},
    source::{Source, is_same},
};

/// A field of the struct.
pub struct Hole {
    pub name: Ident,
    /// By the expansion's alias.
    pub r#type: String,
    pub docs: &'static str,
}

/// All holes, in the order of the source.
pub fn of(node: &Node<'_>, source: &Source) -> Vec<Hole> {
    let mut holes = Holes { source, found: Vec::new() };
    if let Value::Object(entries) = &node.value {
        holes.object(SESSION, entries);
    }
    holes.found
}

struct Holes<'s> {
    source: &'s Source,
    found: Vec<Hole>,
}

impl Holes<'_> {
    /// Keeps the value if it is a hole, and the first of its name.
    fn keep(&mut self, node: &Node<'_>, r#type: &str, is_optional: bool, docs: &'static str) {
        let Some(name) = &self.source.at(node.place).hole else { return };
        for hole in &self.found {
            if is_same(&hole.name, name) {
                return;
            }
        }
        let r#type = if is_optional { format!("__p::Option<{type}>") } else { r#type.to_owned() };
        self.found.push(Hole { name: name.clone(), r#type, docs });
    }

    fn object(&mut self, object: &'static Object, entries: &[Entry<'_>]) {
        for entry in entries {
            let (Standing::Given(field) | Standing::Repeated(field) | Standing::Near(field)) = entry.standing else {
                continue;
            };
            self.keep(&entry.value, &member_type(object, field, entries), entry.is_optional, field.docs);
            self.value(field.kind, &entry.value, field.docs);
        }
    }

    fn value(&mut self, kind: Kind, node: &Node<'_>, docs: &'static str) {
        match (&node.value, kind) {
            (Value::Object(entries), Kind::Object(object) | Kind::Checked(object)) => self.object(object, entries),
            (Value::List(nodes), Kind::List(item)) => {
                for node in nodes {
                    self.keep(node, &type_of(*item), false, docs);
                    self.value(*item, node, docs);
                }
            }
            (Value::Object(_), Kind::Free(_)) => self.free(node, false, docs),
            _ => {}
        }
    }

    fn free(&mut self, node: &Node<'_>, is_optional: bool, docs: &'static str) {
        match &node.value {
            Value::Object(entries) => {
                for entry in entries {
                    self.free(&entry.value, entry.is_optional, docs);
                }
            }
            Value::List(nodes) => {
                for node in nodes {
                    self.free(node, false, docs);
                }
            }
            _ => self.keep(node, "__p::MetadataValue", is_optional, docs),
        }
    }
}
