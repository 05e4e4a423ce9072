//! Unchecked fields, and arbitrary JSON: only its keys can be wrong.

use super::{Checker, enum_values::is_variable, keys::first_uses};
use crate::engine::{
    inspect::{
        mistake::{KeyName, MistakeKind},
        secrets::{is_secret, secret_field},
        tree::{Entry, Node, Value},
        typed::{Cause, InvalidValue, TypedValue},
    },
    schema::{Field, Kind, RuleId, Secrecy},
};

impl<'t> Checker<'_, 't> {
    /// Checks an unchecked entry of a documented field. Its value is arbitrary JSON, but the `!` itself may be wrong.
    pub fn unchecked_field(&mut self, field: &'static Field, entry: &'t Entry<'t>) -> TypedValue<'t> {
        let rejected = TypedValue::Invalid(InvalidValue { kind: Some(field.kind), cause: Cause::Rejected });
        self.within(field.wire, field.rust, |checker| {
            // A required field without a value is reported as such.
            let is_missing = checker.is_macro() && field.required && entry.value.is_null();
            if !is_missing && checker.report_secret(Some(field), entry)
                || checker.is_macro() && checker.report_wrong_unchecked_field(field, entry)
            {
                return rejected;
            }
            checker.free(&entry.value);
            match (&entry.value.value, field.kind) {
                (Value::Text(text), Kind::Text(kind)) if entry.is_unchecked_text(field) => TypedValue::Text(kind, text),
                (Value::Text(text), Kind::EnumValue(list)) if entry.is_unchecked_text(field) => {
                    TypedValue::Unlisted(list, text)
                }
                (value, kind) if value.is_run_time() && entry.is_unchecked_text(field) => {
                    TypedValue::UncheckedText(kind)
                }
                (Value::Unreadable | Value::Doubtful, kind) => {
                    TypedValue::Invalid(InvalidValue { kind: Some(kind), cause: Cause::Unreadable })
                }
                _ => TypedValue::Other,
            }
        })
    }

    /// Checks the value of an unchecked entry whose key is unknown: it is arbitrary JSON.
    pub fn unknown_entry(&mut self, entry: &'t Entry<'t>) -> TypedValue<'t> {
        self.within(&entry.key, "", |checker| {
            let is_secret = checker.report_secret(None, entry);
            if !is_secret && entry.is_optional_literal() {
                let key = KeyName::Unknown(&entry.key);
                checker.report(entry.place, MistakeKind::OptionalLiteral { key, is_unchecked: true });
            } else if !is_secret {
                checker.free(&entry.value);
                return TypedValue::Other;
            }
            TypedValue::Invalid(InvalidValue { kind: None, cause: Cause::Rejected })
        })
    }

    /// Reports a secret in an unchecked entry. Returns whether there is one.
    fn report_secret(&mut self, given: Option<&'static Field>, entry: &'t Entry<'t>) -> bool {
        let found = secret_field(self.current.object, given.map_or(&entry.key, |field| field.wire), &entry.value.value);
        let Some(secret) = given.filter(|field| is_secret(field.kind)).or(found) else { return false };
        let is_macro = self.is_macro();
        let rule = match (given, secret.kind) {
            (Some(_), _) if is_macro => RuleId::Syntax,
            (None, _) if is_macro => RuleId::CardLiteral,
            (_, Kind::Text(text)) if text.secrecy == Secrecy::Secret => text.rule,
            _ => RuleId::CardData,
        };
        let key = given.map_or(KeyName::Unknown(&entry.key), KeyName::Field);
        let is_literal = matches!(entry.value.value, Value::Text(_) | Value::Number(_) | Value::Constant(_));
        let place = if rule == RuleId::CardLiteral && is_literal { entry.value.place } else { entry.place };
        self.report(place, MistakeKind::UncheckedSecret { rule, key, secret, value: &entry.value.value });
        true
    }

    /// Reports a wrong `!`. Returns whether there is one.
    fn report_wrong_unchecked_field(&mut self, field: &'static Field, entry: &'t Entry<'t>) -> bool {
        let mistake = if entry.is_optional_literal() {
            MistakeKind::OptionalLiteral { key: KeyName::Field(field), is_unchecked: true }
        } else if self.is_accepted(field, &entry.value) {
            MistakeKind::UncheckedValidValue { field, is_null: entry.value.is_null() }
        } else if field.required && !entry.is_unchecked_text(field) {
            MistakeKind::UncheckedRequiredField { field }
        } else if field.required && entry.is_optional {
            MistakeKind::UncheckedRequiredOption { field }
        } else if let (Kind::EnumValue(_), Value::Name(name)) = (field.kind, &entry.value.value)
            && !is_variable(name)
        {
            self.report(entry.value.place, MistakeKind::UncheckedEnumValue { field, name });
            return true;
        } else {
            return false;
        };
        self.report(entry.place, mistake);
        true
    }

    /// Returns whether a literal would be valid without `!`. `null` would be left out.
    fn is_accepted(&self, field: &'static Field, node: &Node<'_>) -> bool {
        match (&node.value, field.kind) {
            (Value::Null, _) => true,
            (Value::Name(name), Kind::EnumValue(list)) => !is_variable(name) && list.position(name).is_some(),
            (value, _) => is_literal(value) && self.accepts(field, node),
        }
    }

    /// Checks an object of arbitrary JSON.
    pub fn free_object(&mut self, entries: &'t [Entry<'t>]) {
        for (at, first) in first_uses(entries, |_| false).into_iter().enumerate() {
            if first < at {
                self.report_repeated_key(&entries[at], &entries[first]);
            }
        }
        for entry in entries {
            let key = &*entry.key;
            self.within(key, "", |checker| {
                if entry.is_identifier {
                    checker.report(entry.place, MistakeKind::UnquotedKey { key, has_sign: false });
                }
                if entry.is_unchecked {
                    checker.report(entry.place, MistakeKind::UncheckedInJson { key });
                }
                if entry.is_optional_literal() {
                    let key = KeyName::Unknown(key);
                    checker.report(entry.place, MistakeKind::OptionalLiteral { key, is_unchecked: false });
                }
                checker.free(&entry.value);
            });
        }
    }

    /// Checks a value in arbitrary JSON.
    fn free(&mut self, node: &'t Node<'t>) {
        match &node.value {
            Value::Object(entries) => self.free_object(entries),
            Value::List(nodes) => {
                for (at, node) in nodes.iter().enumerate() {
                    self.within_item(at, |checker| checker.free(node));
                }
            }
            _ => {}
        }
    }
}

/// Returns whether everything in a value is literal. A name after `!:` is a variable.
fn is_literal(value: &Value<'_>) -> bool {
    match value {
        Value::Bool(_) | Value::Number(_) | Value::Text(_) => true,
        Value::List(nodes) => nodes.iter().all(|node| is_literal(&node.value)),
        Value::Object(entries) => entries.iter().all(|entry| is_literal(&entry.value.value)),
        _ => false,
    }
}
