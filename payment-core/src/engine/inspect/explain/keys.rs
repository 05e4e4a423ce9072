//! The words of mistakes in keys: repeated, missing and unquoted ones.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::Explainer;
use crate::engine::{
    base::wording::{given_twice, list_in_words, shorten},
    inspect::{
        check::FieldPath,
        help::{Change, Printer, Suggestion, Words},
    },
    schema::{Field, Object, Parameters, Sample, walk},
};

impl Explainer<'_> {
    pub fn missing_fields(&self, fields: &[&'static Field], set: &[&'static Field], is_null: bool) -> Words {
        let style = self.at.style;
        let names: Vec<_> = fields.iter().map(|field| style.quoted_name(field)).collect();
        let change = |field: &&'static Field| {
            let to = self.at.pointer.child(field.wire);
            let value = self.sample(Sample::next_to(field, set));
            if is_null { Change::Write { entry: to, value } } else { Change::Add { to, value } }
        };
        let here = &self.at.pointer;
        let printer = Printer { root: self.context.object, style, blamed: None, near: Vec::from([here.clone()]) };
        let changes = fields.iter().map(change).collect();
        let suggestion = match self.context.choices.absent_else(self.place) {
            Some(_) => printer.in_absent_else(changes),
            None => printer.suggestion(changes),
        };
        let place = match printer.path(here) {
            place if !place.is_empty() && fields.iter().any(|field| is_in_several(self.context.object, field)) => {
                format!(" in `{place}`")
            }
            _ => String::new(),
        };
        let [field] = *fields else {
            return Words::new(format!("{} are missing{place}", list_in_words(&names, "and")), suggestion);
        };
        let name = &names[0];
        let message = if is_null {
            format!("{name} is required{place}, so it cannot be `null`")
        } else {
            format!("{name} is missing{place}")
        };
        let fields = Vec::from([self.at.pointer.child(field.wire).to_string()]);
        Words::new(message, suggestion).with(Parameters { fields, ..Parameters::default() })
    }

    pub fn path_to(&self, field: &'static Field) -> FieldPath {
        [&*self.at.path, &[field]].concat()
    }

    pub fn repeated_key(&self, key: &str, is_in_choices: bool) -> Words {
        let help = if is_in_choices {
            Suggestion::new("put both into one choice: `if … { … } else { … }`")
        } else {
            Suggestion::new("remove one of them").with_changes([Change::Remove { entry: self.at.pointer.clone() }])
        };
        Words::new(given_twice(&shorten(key)), help)
    }

    pub fn unquoted_key(&self, key: &str, has_sign: bool) -> Words {
        let (key, pointer) = (shorten(key), self.at.pointer.clone());
        let (message, sign) = if has_sign {
            (format!("`{key}` is not a documented field, so its key must be a string"), "!")
        } else {
            (format!("the key `{key}` must be a string here"), "")
        };
        let name = Change::Name { entry: pointer.clone(), to: pointer };
        Words::new(message, Suggestion::write(format!("`\"{key}\"{sign}: …`")).with_changes([name]))
    }
}

/// Returns whether several objects in a request have a field of this name.
fn is_in_several(request: &Object, field: &Field) -> bool {
    let locations = walk(request);
    // The item of a list has the field of the list.
    let fields = locations.iter().filter(|location| !location.pointer.ends_with("/0"));
    fields.filter(|location| location.field.wire == field.wire).nth(1).is_some()
}
