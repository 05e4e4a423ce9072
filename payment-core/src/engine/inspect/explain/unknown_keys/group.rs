//! A key whose value has several fields of its object: an object that groups them, or one around all of them.

use alloc::{string::ToString, vec::Vec};

use super::KeyHelp;
use crate::engine::{
    base::spelling::normalized,
    inspect::{
        help::{Help, Printer, Remedy, Suggestion},
        key_meaning::{has_key, named_field},
        mistake::UnknownKey,
        tree::{Entry, Value},
    },
    schema::Field,
};

/// The least number of fields that an object around them has by their own names.
const LEAST_OWN_NAMES: usize = 2;

impl KeyHelp<'_> {
    /// Returns the help to make fields of the entries in the value of the key. Those that name no field keep their keys.
    pub fn taken_apart(&self) -> Option<Help> {
        let UnknownKey { object, entry, ref meant, .. } = *self.unknown;
        let Value::Object(parts) = &entry.value.value else { return None };
        let (here, mut taken, mut remedy) = (&self.explainer.at.pointer, meant.clone(), Vec::new());
        let has_key = |key: &str| has_key(self.explainer.root, &self.here, key);
        for part in parts {
            let field = named_field(object, &part.key).filter(|field| !taken.contains(field));
            let to = match field {
                Some(field) => self.sibling(field),
                None if has_key(&part.key) => continue,
                None => here.child(&part.key).to_string(),
            };
            remedy.push(Remedy::Move { entry: here.child(&entry.key).child(&part.key).to_string(), to });
            taken.extend(field);
        }
        if taken.len() == meant.len() {
            return None;
        }
        remedy.push(Remedy::Remove { entry: self.pointer.clone() });
        // "it" could be any of the entries.
        Some(Printer { blamed: "", ..self.printer() }.suggestion(remedy).into())
    }

    /// Returns the help to leave out an object around the fields: `data: { … }`. It has all those that are missing without it,
    /// and several by their own names, so it is nothing else that happens to have an amount.
    pub fn unwrapped(&self, hidden: &[&Field]) -> Option<Help> {
        let UnknownKey { object, entry, .. } = *self.unknown;
        let Value::Object(parts) = &entry.value.value else { return None };
        let own_name = |part: &Entry<'_>| object.by_normalized_name(&normalized(&part.key));
        let has_field = |field: &&Field| parts.iter().any(|part| named_field(object, &part.key) == Some(field));
        let has_all = !hidden.is_empty() && hidden.iter().all(has_field);
        let is_repeated = |part: &Entry<'_>| has_key(self.explainer.root, &self.here, &part.key);
        if !has_all || parts.iter().filter_map(own_name).count() < LEAST_OWN_NAMES || parts.iter().any(is_repeated) {
            return None;
        }
        let here = &self.explainer.at.pointer;
        let moved = |part: &Entry<'_>| Remedy::Move {
            entry: here.child(&entry.key).child(&part.key).to_string(),
            to: own_name(part).map_or(here.child(&part.key).to_string(), |field| self.sibling(field)),
        };
        let removed = Remedy::Remove { entry: self.pointer.clone() };
        let remedy: Vec<_> = parts.iter().map(moved).chain([removed]).collect();
        Some(Suggestion::write("its entries in its place").with_remedy(remedy).into())
    }
}
