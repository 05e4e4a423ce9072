//! A key that means several fields of its object, with an object that groups them.

use alloc::{string::ToString, vec::Vec};

use super::KeyHelp;
use crate::engine::inspect::{
    help::{Help, Printer, Remedy},
    key_meaning::{has_key, named_field},
    mistake::UnknownKey,
    tree::Value,
};

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
}
