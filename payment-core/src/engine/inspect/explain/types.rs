//! The words of values of another type.

use alloc::{format, string::ToString};

use super::{Explainer, objects::wraps_enum_value};
use crate::engine::{
    base::wording::quoted,
    inspect::{
        help::{Help, Suggestion, Words},
        shown_values::{may_be_shown, written_scalar},
        tree::{Entry, Value},
    },
    schema::{Denotation, Kind, Number, Object, Parameters, Sample, Secrecy, Text},
};

impl Explainer<'_> {
    pub fn wrong_type(&self, kind: Kind, given: &Value<'_>) -> Words {
        let wanted = match kind {
            Kind::Text(_) => "a string",
            Kind::EnumValue(_) => "an enum value",
            Kind::Number(_) => "a number",
            Kind::Bool => "`true` or `false`",
            Kind::Object(_) | Kind::Free(_) => "an object",
            Kind::List(_) => "a list",
        };
        let found = match (kind, given) {
            (Kind::Object(object), _) if self.is_macro() && wraps_enum_value(object, given) => "an enum value",
            (_, Value::Null) => "`null`",
            (_, Value::Bool(_)) => "a boolean",
            (_, Value::Number(_)) => "a number",
            (_, Value::Text(_)) => "a string",
            (_, Value::List(_)) => "a list",
            _ => "an object",
        };
        let parameters = if let Kind::EnumValue(list) = kind { list.parameters() } else { Parameters::default() };
        let help = match kind {
            Kind::Text(text) => self.string_instead(text, given),
            Kind::Number(number) => self.number_instead(number, given),
            Kind::Bool => self.boolean_instead(given),
            Kind::EnumValue(list) => list.instruction().into(),
            Kind::Object(object) => self.help_for_object(object, given),
            Kind::List(_) if matches!(given, Value::Object(_)) => {
                Suggestion::write(self.quoted_entry("[{ … }]")).into()
            }
            Kind::List(_) if !self.at.is_item => self.example(&Sample::of(kind).show(self.at.style)),
            Kind::List(_) | Kind::Free(_) => Suggestion::write(self.quoted_entry("{ … }")).into(),
        };
        self.wrong_value(&format!("must be {wanted}, not {found}"), help, parameters)
    }

    pub fn flat_money(&self, object: &'static Object, given: &Value<'_>, fields: &[&Entry<'_>]) -> Words {
        let found = match given {
            _ if wraps_enum_value(object, given) => ", not an enum value",
            Value::Number(_) => ", not a number",
            Value::Text(_) => ", not a string",
            Value::Bool(_) => ", not a boolean",
            _ => "",
        };
        self.wrong_value(
            &format!("must be an object{found}"),
            self.help_for_flat_money(object, given, fields),
            Parameters::default(),
        )
    }

    fn string_instead(&self, text: &Text, given: &Value<'_>) -> Help {
        let Value::Number(written) = given else { return self.like_text(text) };
        // Rust ignores the underscores of a number, and the gateway does not ignore those of a string.
        let number = &*written.replace('_', "");
        if text.check(number).is_err() {
            return match text.correction(number, None) {
                Some(_) => self.help_for_text(text, number, None).without_replacements(),
                None => self.like_text(text),
            };
        }
        let value = Sample::Text(number.to_string());
        let suggestion = if self.is_macro() && may_be_shown(text, number) {
            self.write(&value).followed_by(", with quotes")
        } else {
            Suggestion::new("write it in quotes")
        };
        // The zeros at the start of other texts may be lost.
        if text.denotes() == Denotation::Number { self.rewrite(suggestion, &value).into() } else { suggestion.into() }
    }

    /// Returns the help for a string that shows its form, if it has one.
    fn like_text(&self, text: &Text) -> Help {
        match text.example.filter(|_| text.form.is_shown) {
            Some(example) => self.example(&quoted(example)),
            None => self.write(&Sample::TextGap).for_example().into(),
        }
    }

    fn number_instead(&self, number: &'static Number, given: &Value<'_>) -> Help {
        if let Some(value) = only_number(number, given) {
            // Only source code is quoted.
            return if self.is_macro() {
                self.write(&value).into()
            } else {
                Suggestion::new("write only its number").with_changes(self.written(&Sample::Gap)).into()
            };
        }
        if let Value::Text(text) = given {
            if let Some(help) = self.without_separators(number, text, true) {
                return help;
            }
            let trimmed = text.trim();
            if number.read(trimmed).is_ok() {
                let value = Sample::Number(trimmed.into());
                // A value may be a secret, so it is quoted only where it is in source code.
                let suggestion = if self.is_macro() && number.secrecy == Secrecy::Open {
                    self.write(&value).followed_by(", without quotes")
                } else {
                    Suggestion::new("write it without quotes")
                };
                let help: Help = self.rewrite(suggestion, &value).into();
                return if trimmed == &**text { help } else { help.without_replacements() };
            }
        }
        match number.example {
            Some(example) => self.example(example),
            None => "write a number".into(),
        }
    }

    fn boolean_instead(&self, given: &Value<'_>) -> Help {
        let write = |value: bool| self.write(&Sample::Bool(value));
        match (meant_boolean(given), given) {
            (Some(value), Value::Text(text)) if matches!(&**text, "true" | "false") => {
                let text = write(value).followed_by(", without quotes");
                self.rewrite(text, &Sample::Bool(value)).into()
            }
            (Some(value), _) => write(value).into(),
            (None, _) => [true, false].map(write).to_vec().into(),
        }
    }
}

/// Returns the only number in an object that is in its place: `500` for `{ value: 500, currency: USD }`.
fn only_number(number: &'static Number, given: &Value<'_>) -> Option<Sample> {
    let Value::Object(entries) = given else { return None };
    let numbers = entries.iter().filter_map(|entry| written_scalar(Kind::Number(number), &entry.value.value));
    let mut numbers = numbers.filter(|_| number.secrecy == Secrecy::Open);
    numbers.next().filter(|_| numbers.next().is_none())
}

fn meant_boolean(given: &Value<'_>) -> Option<bool> {
    let text: &str = match given {
        Value::Text(text) => text,
        Value::Number(number) => number,
        _ => return None,
    };
    match &*text.trim().to_ascii_lowercase() {
        "true" | "yes" | "on" | "1" => Some(true),
        "false" | "no" | "off" | "0" => Some(false),
        _ => None,
    }
}
