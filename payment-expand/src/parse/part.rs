//! Parses a part: `Name { … }`.

use payment_core::{
    inspect::tree::{Node, Value},
    schema::{Kind, Object},
};
use proc_macro2::{Group, Ident, TokenTree};

use super::Parser;
use crate::{
    target::{RequestMacro, Target},
    token,
};

impl Parser {
    /// Parses a part. Returns the object to create, or `None` if its name is unknown, and the node of the object.
    pub(super) fn part(&mut self, invocation: &[TokenTree]) -> (Option<Target>, Node<'static>) {
        match &*token::ungroup_all(invocation) {
            [TokenTree::Ident(name), braces @ TokenTree::Group(group)] if token::is_braces(braces) => {
                self.source.part = Some(name.clone());
                let target = self.target(name);
                (target, self.object_of_part(target, group))
            }
            tokens => self.recover_part(tokens),
        }
    }

    /// Parses the object after the name.
    pub(super) fn object_of_part(&mut self, target: Option<Target>, group: &Group) -> Node<'static> {
        let place = self.source.add(&[group.clone().into()]);
        let entries = match target {
            Some(target) => self.waivers_and_entries(place, &token::inside(group), Some(target.kind())),
            // Without the object, the entries cannot be checked.
            None => self.silently(|parser| parser.waivers_and_entries(place, &token::inside(group), None)),
        };
        Node { value: Value::Object(entries), place }
    }

    /// Finds the object of this name.
    pub(super) fn target(&mut self, name: &Ident) -> Option<Target> {
        let written = token::without_marker(&name.to_string());
        let kinds = kinds();
        let named = kinds.iter().filter(|(_, known)| *known == written).find_map(|(kind, _)| kind.as_object());
        named.map(Target::Part).or_else(|| self.unknown_part(name, &written, &kinds))
    }
}

/// Returns whether an object of this name is part of a request.
pub(super) fn is_part(name: &str) -> bool {
    kinds().iter().any(|(kind, known)| *known == name && is_object(*kind))
}

/// Returns the objects inside requests, each once with its name. Arbitrary JSON is included.
fn kinds() -> Vec<(Kind, &'static str)> {
    let mut kinds = Vec::new();
    for request in RequestMacro::all() {
        collect_objects(request.object, &mut kinds);
    }
    kinds
}

pub(super) fn is_object(kind: Kind) -> bool {
    kind.as_object().is_some()
}

/// Adds the objects inside another one to `kinds`, each once with its name. Arbitrary JSON is included.
fn collect_objects(object: &'static Object, kinds: &mut Vec<(Kind, &'static str)>) {
    for field in object.fields {
        let kind = match field.kind {
            Kind::List(item) => *item,
            kind => kind,
        };
        let (name, inner) = match kind {
            Kind::Object(inner) => (inner.name, Some(inner)),
            Kind::Free(free) => (free.name, None),
            _ => continue,
        };
        if kinds.iter().any(|(_, known)| *known == name) {
            continue;
        }
        kinds.push((kind, name));
        if let Some(inner) = inner {
            collect_objects(inner, kinds);
        }
    }
}
