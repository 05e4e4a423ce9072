//! The words of mistakes in keys: repeated, missing and unquoted ones.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::Explainer;
use crate::{
    base::{
        pointer::Pointer,
        wording::{given_twice, list_in_words, shorten},
    },
    inspect::help::{Said, Suggestion},
    schema::{Field, Parameters, Sample},
};

impl Explainer<'_> {
    pub fn missing_fields(&self, fields: &[&'static Field], given: &[&'static Field], is_null: bool) -> Said {
        let style = self.at.style;
        let names: Vec<_> = fields.iter().map(|field| style.quoted_name(field)).collect();
        let samples = fields.iter().map(|field| Sample::next_to(field, given).show_entry(style, field));
        let entries = samples.collect::<Vec<_>>().join(", ");
        let [field] = *fields else {
            let suggestion = Suggestion::example(format!("add `{entries}`"));
            return Said::new(format!("{} are missing", list_in_words(&names, "and")), suggestion);
        };
        let name = &names[0];
        let (message, verb) = if is_null {
            (format!("{name} is required, so it cannot be `null`"), "write")
        } else {
            (format!("{name} is missing"), "add")
        };
        let suggestion = suggestion_of(&Sample::next_to(field, given), format!("{verb} `{entries}`"));
        Said::new(message, suggestion).with(parameters_of(field, &self.at.pointer))
    }
}

/// Returns the parameters of a message about a field of an object.
fn parameters_of(field: &Field, object: &Pointer) -> Parameters {
    Parameters { fields: Vec::from([object.child(field.wire).to_string()]), ..Parameters::default() }
}

/// Returns the suggestion to write a sample, which is an example if it has gaps.
fn suggestion_of(sample: &Sample, text: String) -> Suggestion {
    if sample.is_certain() { Suggestion::advice(text) } else { Suggestion::example(text) }
}

pub fn repeated_key(key: &str, is_chosen: bool) -> Said {
    let help = if is_chosen { "put both into one choice: `if … { … } else { … }`" } else { "remove one of them" };
    Said::new(given_twice(&shorten(key)), help)
}

pub fn unquoted_key(key: &str, is_marked: bool) -> Said {
    let key = shorten(key);
    if is_marked {
        let message = format!("`{key}` is not a documented field, so its key must be a string");
        return Said::new(message, format!("write `\"{key}\"!: …`"));
    }
    Said::new(format!("the key `{key}` must be a string here"), format!("write `\"{key}\": …`"))
}
