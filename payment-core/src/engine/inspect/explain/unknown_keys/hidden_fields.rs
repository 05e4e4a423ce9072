//! The note about the required fields that an unknown key hides.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::KeyHelp;
use crate::engine::{
    base::wording::list_in_words,
    inspect::{
        help::{Help, Remedy, Suggestion, outer},
        key_meaning::{Elsewhere, value_elsewhere},
        tree::Arm,
    },
    schema::Field,
};

impl KeyHelp<'_> {
    /// Returns the note about the required fields that the key hides, apart from those that the help sets, or that another
    /// unknown key may be.
    pub fn note_of_hidden(&self, hidden: &[&'static Field], name: &str, help: &Help) -> Option<String> {
        let without_object = Remedy::Remove { entry: self.here.clone() };
        let is_meant = |change: &Remedy, field: &'static Field| match change {
            Remedy::Move { to, .. } if outer(to) == self.here => {
                change.sets(&self.sibling(field)) || self.is_home(&self.printer().name(to), field)
            }
            _ => *change == without_object || change.sets(&self.sibling(field)),
        };
        let sets = |suggestion: &Suggestion, field| suggestion.remedy().iter().any(|change| is_meant(change, field));
        let is_set = |field| help.suggestions().iter().all(|suggestion| sets(suggestion, field));
        let hidden = hidden.iter().filter(|field| !is_set(field) && !self.is_under_another_key(field));
        let hidden: Vec<_> = hidden.collect();
        let names: Vec<_> = hidden.iter().map(|field| self.style.quoted_name(field)).collect();
        let verb = if names.len() == 1 { "is" } else { "are" };
        // A help that names other fields says what the key means.
        let may_set = |change: &Remedy, to: String| match change {
            Remedy::NameOneOf { to: fields, .. } => fields.contains(&to),
            change => change.sets(&to),
        };
        let may_mean = |field: &&&Field| {
            let mut changes = help.suggestions().iter().flat_map(Suggestion::remedy);
            changes.any(|change| may_set(change, self.sibling(field)))
        };
        let unless = if hidden.iter().any(may_mean) { format!(", unless `{name}` is meant") } else { String::new() };
        (!names.is_empty()).then(|| format!("{} {verb} missing too{unless}", list_in_words(&names, "and")))
    }

    /// Returns whether another unknown key of the same object may be a field of it, so that its help names the field.
    fn is_under_another_key(&self, field: &'static Field) -> bool {
        let way = [&*self.explainer.at.path, &[field]].concat();
        let is_possible = |arms: &[Arm]| self.explainer.is_around(arms);
        let found = value_elsewhere(self.explainer.root, &way, &is_possible);
        let is_other = |found: Elsewhere<'_>| {
            let is_in_same_object = outer(&found.entry.to_string()) == self.here;
            is_in_same_object && found.is_unknown && found.written.place != self.unknown.entry.place
        };
        found.is_some_and(is_other)
    }
}
