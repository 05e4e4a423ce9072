//! The words of mistakes in keys: repeated, missing and unquoted ones.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::Explainer;
use crate::engine::{
    base::{
        pointer::Pointer,
        wording::{given_twice, list_in_words, shorten},
    },
    inspect::{
        help::{Printer, Remedy, Said, Suggestion},
        key_meaning::{FieldPath, value_elsewhere},
        shown_values::shown_scalar,
    },
    schema::{Field, Object, Parameters, Sample, walk},
};

impl Explainer<'_> {
    pub fn missing_fields(&self, fields: &[&'static Field], given: &[&'static Field], is_null: bool) -> Said {
        let style = self.at.style;
        let names: Vec<_> = fields.iter().map(|field| style.quoted_name(field)).collect();
        let change = |field: &&'static Field| {
            let (to, way) = (self.at.pointer.child(field.wire).to_string(), self.way_to(field));
            if let Some(entry) = self.entry_to_move(&way).filter(|_| !is_null) {
                return Remedy::Move { entry: entry.to_string(), to };
            }
            let elsewhere = value_elsewhere(self.root, &way, &|arms| self.is_around(arms));
            let shown = elsewhere.and_then(|found| shown_scalar(field.kind, found.value(), self.is_macro()));
            let value = shown
                .unwrap_or_else(|| self.with_known_words(&self.at.pointer, field.kind, Sample::next_to(field, given)));
            if is_null { Remedy::Write { entry: to, value } } else { Remedy::Add { to, value } }
        };
        let here = self.at.pointer.to_string();
        let printer = Printer { root: self.context.object, base: "", style, blamed: "", here: &here };
        let remedy = fields.iter().map(change).collect();
        let only_field = if let ([field], false) = (fields, self.at.path.is_empty()) { Some(field) } else { None };
        let chosen_key = || self.chosen_key(&self.way_to(only_field?), &self.at.pointer);
        let suggestion = if let Some(arm) = self.context.choices.absent_else(self.place) {
            printer.in_absent_else(remedy).in_arms(Vec::from([arm]))
        } else if let Some(key) = chosen_key() {
            Suggestion::advice(format!("move the choice of `{key}` into `{}`", printer.path(&here)))
        } else {
            printer.suggestion(remedy)
        };
        let place = match printer.path(&here) {
            place if !place.is_empty() && fields.iter().any(|field| is_in_several(self.context.object, field)) => {
                format!(" in `{place}`")
            }
            _ => String::new(),
        };
        let [field] = *fields else {
            return Said::new(format!("{} are missing{place}", list_in_words(&names, "and")), suggestion);
        };
        let name = &names[0];
        let message = if is_null {
            format!("{name} is required{place}, so it cannot be `null`")
        } else {
            format!("{name} is missing{place}")
        };
        let fields = Vec::from([self.at.pointer.child(field.wire).to_string()]);
        Said::new(message, suggestion).with(Parameters { fields, ..Parameters::default() })
    }

    /// Returns the way to a field of the object that is checked.
    pub fn way_to(&self, field: &'static Field) -> FieldPath {
        [&*self.at.path, &[field]].concat()
    }

    /// Returns the entry with an unknown key that belongs at the end of a way, if it lies in the same arms.
    fn entry_to_move(&self, way: &[&'static Field]) -> Option<Pointer> {
        let found = self.under_unknown_key(way, &self.at.pointer)?;
        let arms = |place| self.context.choices.arms_around(place).count();
        let is_it = !found.written.value.is_null() && arms(found.written.place) == arms(self.place);
        is_it.then_some(found.entry)
    }

    pub fn repeated_key(&self, key: &str, is_chosen: bool) -> Said {
        let help = if is_chosen {
            Suggestion::advice("put both into one choice: `if … { … } else { … }`")
        } else {
            Suggestion::advice("remove one of them")
                .with_remedy([Remedy::Remove { entry: self.at.pointer.to_string() }])
        };
        Said::new(given_twice(&shorten(key)), help)
    }

    pub fn unquoted_key(&self, key: &str, is_marked: bool) -> Said {
        let (key, pointer) = (shorten(key), self.at.pointer.to_string());
        let (message, sign) = if is_marked {
            (format!("`{key}` is not a documented field, so its key must be a string"), "!")
        } else {
            (format!("the key `{key}` must be a string here"), "")
        };
        let name = Remedy::Name { entry: pointer.clone(), to: pointer };
        Said::new(message, Suggestion::write(format!("`\"{key}\"{sign}: …`")).with_remedy([name]))
    }
}

/// Returns whether several objects in a request have a field of this name.
fn is_in_several(request: &Object, field: &Field) -> bool {
    let locations = walk(request);
    // The item of a list has the field of the list.
    let fields = locations.iter().filter(|location| !location.pointer.ends_with("/0"));
    fields.filter(|location| location.field.wire == field.wire).nth(1).is_some()
}
