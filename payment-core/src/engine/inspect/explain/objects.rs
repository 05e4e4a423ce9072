//! The words of values in place of objects, and the objects that a help writes instead.

use alloc::{format, string::String, vec::Vec};

use super::{Explainer, corrections::both_readings};
use crate::engine::{
    base::{distinct, wording::list_in_words},
    inspect::{
        help::{Change, Help, Printer, Suggestion},
        names::same_field,
        shown_values::{may_be_shown, shown_scalar, wrapped_in},
        tree::{Entry, Node, Value},
    },
    schema::{Field, Kind, Object, Sample, Thousands},
};

impl Explainer<'_> {
    /// Returns the help for a value in place of an object: around the value, if that is certainly meant to be in it.
    pub fn help_for_object(&self, object: &'static Object, given: &Value<'_>) -> Help {
        if let Some(help) = self.fields_instead(object, given) {
            return help;
        }
        if let Some(both) = two_readings(object, given).filter(|_| self.is_macro()) {
            let write = |number: String| self.write(&self.sample(wrapped_in(object, &Value::Number(number.into()))));
            return both_readings(write(both.digits), both.fraction.map(write));
        }
        if let Value::List(items) = given
            && let Some(help) = self.object_of_list(object, items)
        {
            return help;
        }
        let sample = self.sample(Sample::of(Kind::Object(object)));
        // A documented enum value is not a secret.
        let is_enum_value = wraps_enum_value(object, given);
        if self.is_macro() || is_enum_value {
            let around = self.sample(wrapped_in(object, given));
            // Nothing of the value is in it, so its enum values are examples.
            let has_enum_value =
                object.fields.iter().any(|field| field.required && matches!(field.kind, Kind::EnumValue(_)));
            let is_example = !is_enum_value && around == sample && has_enum_value;
            return if is_example { self.example(&sample.show(self.at.style)) } else { self.write(&around).into() };
        }
        if self.at.is_item && !matches!(given, Value::Text(_)) {
            return Suggestion::write(self.quoted_entry("{ … }")).into();
        }
        self.example(&sample.show(self.at.style))
    }

    /// Returns the help for a value in place of an amount, next to the fields of the amount.
    pub fn help_for_flat_money(&self, object: &'static Object, given: &Value<'_>, fields: &[&Entry<'_>]) -> Help {
        let pointer = &self.at.pointer;
        let around = |given: &Value<'_>| {
            // Only source code is quoted.
            let around = if self.is_macro() { wrapped_in(object, given) } else { Sample::of_object(object, None) };
            let Sample::Object(entries) = around else { return around };
            let with = |(field, value): (&'static Field, Sample)| {
                let mut written = fields.iter().filter(|entry| same_field(object, &entry.key) == Some(field));
                let value = match (written.next(), written.next()) {
                    (None, _) => value,
                    (Some(entry), None) => {
                        shown_scalar(field.kind, &entry.value.value, self.is_macro()).unwrap_or(Sample::Gap)
                    }
                    // Arms have several.
                    (Some(_), Some(_)) => Sample::Gap,
                };
                (field, value)
            };
            self.sample(Sample::Object(entries.into_iter().map(with).collect()))
        };
        // Arms may have the same key.
        let keys = distinct(fields.iter().map(|entry| &*entry.key));
        let outer = pointer.outer();
        let removed = keys.iter().map(|key| Change::Remove { entry: outer.child(key) });
        let removed: Vec<_> = removed.collect();
        let printer = Printer {
            root: self.context.object,
            style: self.at.style,
            blamed: Some(pointer),
            near: Vec::from([outer]),
        };
        let changes = |value| [&[Change::Write { entry: pointer.clone(), value }], &*removed].concat();
        let Some(both) = two_readings(object, given).filter(|_| self.is_macro()) else {
            return printer.suggestion(changes(around(given))).into();
        };
        let write = |number: String| {
            let value = around(&Value::Number(number.into()));
            self.write(&value).with_changes(changes(value))
        };
        let keys: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
        both_readings(write(both.digits), both.fraction.map(write))
            .followed_by(&format!(", and remove {}", list_in_words(&keys, "and")))
    }

    /// Returns the help for a list in place of an object, which keeps what is in it.
    fn object_of_list(&self, object: &Object, items: &[Node<'_>]) -> Option<Help> {
        let is_list = |field: &&Field| field.required && matches!(field.kind, Kind::List(_));
        if let Some(list) = object.fields.iter().find(is_list) {
            let inside = format!("{{ {}: [ … ] }}", self.at.style.key(list));
            return Some(Suggestion::write(self.quoted_entry(&inside)).into());
        }
        let are_objects = !items.is_empty() && items.iter().all(|item| matches!(item.value, Value::Object(_)));
        let help = if items.len() == 1 {
            "remove the brackets"
        } else {
            "write only one of the objects, without the brackets"
        };
        are_objects.then(|| help.into())
    }

    /// Returns the help for a string that people write in place of an object, such as a telephone number.
    fn fields_instead(&self, object: &'static Object, given: &Value<'_>) -> Option<Help> {
        let Value::Text(text) = given else { return None };
        let (meant, is_certain) = object_of_text(object, text)?;
        // The value may be a secret, so only its author sees it.
        let shown = if self.is_macro() { &meant } else { &Sample::of(Kind::Object(object)) };
        let suggestion = self.write(shown);
        Some(if is_certain { self.rewrite(suggestion, &meant).into() } else { suggestion.for_example().into() })
    }
}

/// Returns the object around a value, as a help writes it.
pub fn object_around(object: &Object, value: &Value<'_>) -> Sample {
    let of_text = if let Value::Text(text) = value { object_of_text(object, text) } else { None };
    of_text.map_or_else(|| wrapped_in(object, value), |(around, _)| around)
}

/// Returns whether a value is an enum value that the object in its place has.
pub fn wraps_enum_value(object: &Object, given: &Value<'_>) -> bool {
    matches!(given, Value::Text(name) | Value::Name(name) if Sample::around_enum_value(object, name).is_some())
}

/// Returns the meanings of a number in place of an object whose point may separate thousands.
pub fn two_readings(object: &Object, value: &Value<'_>) -> Option<Thousands> {
    let Value::Number(written) = value else { return None };
    object.fields.iter().find_map(|field| match field.kind {
        Kind::Number(number) if number.is_ambiguous_literal(written) => number.thousands(written),
        _ => None,
    })
}

/// Returns the object that a string in its place means, and whether it certainly denotes the same.
fn object_of_text(object: &Object, written: &str) -> Option<(Sample, bool)> {
    let (texts, is_certain) = (object.read_text?)(written)?;
    let value = |field: &Field| {
        let (_, text) = texts.iter().find(|(name, _)| *name == field.rust)?;
        matches!(field.kind, Kind::Text(kind) if may_be_shown(kind, text)).then(|| Sample::Text(text.clone()))
    };
    let fields = object.fields.iter().filter(|field| field.required);
    let fields = fields.map(|field| (field, value(field).unwrap_or_else(|| Sample::of(field.kind))));
    Some((Sample::Object(fields.collect()), is_certain))
}
