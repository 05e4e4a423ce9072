//! Unknown keys, and the fields that they are likely to mean.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

use super::{
    Finding, Origin,
    edit::{Change, Edit},
    help_for_keys::{KeyAdvice, contains, help_for_unknown_key},
    homes::find_homes,
    inspector::Inspector,
    is_card_data,
    moves::Move,
    suggestion::{Help, Suggestion},
    tree::{Entry, Value},
    typed::KeyMatch,
};
use crate::{
    base::{
        spelling,
        wording::{quoted, shorten},
    },
    schema::{Field, Kind, Object, RuleId, Sample, key_style::Style},
};

impl Inspector<'_> {
    /// Returns the field that an unknown key is near.
    pub(super) fn near_field(&self, object: &'static Object, entry: &Entry<'_>) -> Option<&'static Field> {
        let is_macro = self.origin == Origin::Macro;
        let wordless = if is_macro { field_of_bare_word(object, entry) } else { None };
        let only = || if is_macro { only_field_beginning_with(object, entry) } else { None };
        wordless.or_else(|| nearest(object, &entry.key)).or_else(only)
    }

    /// Returns whether an entry would be valid with the key of `field`.
    pub(super) fn would_accept(&self, field: &'static Field, entry: &Entry<'_>) -> bool {
        if entry.value.is_null() {
            return !field.required;
        }
        let mut inspector = Inspector {
            path: self.path.clone(),
            start: self.start,
            facts: self.facts,
            style: self.style,
            ..Inspector::new(self.root, self.origin, self.allowed, self.choices)
        };
        inspector.field(field, entry);
        inspector.findings.is_empty()
    }

    /// Reports an unknown key that is likely to mean a field. Returns `meant` if that field is not set. `present` are the
    /// fields of the object that are set. The key is `movable` if no other entry has it, or the key of the field that is
    /// meant.
    pub(super) fn report_unknown_key(
        &mut self,
        object: &'static Object,
        entry: &Entry<'_>,
        siblings: &[Entry<'_>],
        meant: KeyMatch,
        present: &[&'static Field],
        is_movable: bool,
    ) -> KeyMatch {
        let field = meant.meant_field();
        let is_present = field.is_some_and(|field| contains(present, field));
        let key_match = if is_present { KeyMatch::Unknown } else { meant };
        if self.omits(RuleId::UnknownField, entry.place) {
            return key_match;
        }
        let is_macro = self.origin == Origin::Macro;
        let style = if entry.is_identifier { Style::Rust } else { Style::Wire };
        let pointer = self.trail.pointer().child(&entry.key);
        let edit = |change: Change| is_movable.then(|| Edit::new(change, pointer));
        // A key that names a field of an object inside this one says more than that one field is missing.
        let homes = match meant {
            KeyMatch::Guess(_) => find_homes(entry, self.trail.text(), style).filter(|homes| !homes.inside.is_empty()),
            _ => None,
        };
        let help: Help = match (field, homes) {
            (Some(_), Some(homes)) => homes.move_here().into(),
            (Some(field), None) if is_present => {
                let text = format!("remove it: `{}` is already present", style.field_name(field));
                Suggestion::new(text, edit(Change::Remove)).into()
            }
            (Some(field), None) if is_macro && field_of_bare_word(object, entry).is_some() => {
                format!("write `{}: {}`", style.key(field), style.enum_value(&entry.key)).into()
            }
            (Some(field), None) => {
                let is_exact = !entry.is_bare() && self.would_accept(field, entry);
                let edit = if is_exact { edit(Change::Rename(field)) } else { None };
                let key = match (field.kind, &entry.value.value) {
                    // The key would lead to the next mistake.
                    (Kind::Object(object), value @ (Value::Text(_) | Value::Number(_))) if is_macro => {
                        Sample::around(object, value).show_entry(style, field)
                    }
                    _ => style.key(field),
                };
                Suggestion::new(format!("write `{key}`"), edit).into()
            }
            (None, _) if is_macro && entry.key.ends_with('!') => {
                format!("write `{}!: …`", style.quoted_key(entry.key.trim_end_matches('!'))).into()
            }
            (None, _) => match help_for_unknown_key(object, entry, siblings, self.trail.text(), style, present) {
                Some(KeyAdvice::Text(help)) => help.into(),
                Some(KeyAdvice::Move(homes)) => match self.move_into(&homes, object, entry, siblings) {
                    Move::Exact(change) => Suggestion::new(homes.move_here(), edit(change)).into(),
                    Move::Given(way, field) => {
                        let (name, way) = (style.field_name(field), way.join("."));
                        format!("remove it: `{name}` is already present in `{}`", style.path(&way)).into()
                    }
                    Move::Uncertain => homes.move_here().into(),
                },
                None => fields_or_unchecked_key(object, entry, style, self.origin).into(),
            },
        };
        let name = if entry.key.is_empty() { "\"\"".to_owned() } else { shorten(&entry.key) };
        self.within(&entry.key, "", |inspector| {
            let message = format!("unknown field `{name}`");
            let finding = inspector.finding(RuleId::UnknownField, entry.place, message, help);
            inspector.findings.push(Finding { page: object.page, ..finding });
        });
        key_match
    }
}

/// Returns the advice for a key that resembles no field. It lists the fields of `object`. In source code it also shows the
/// form of an unchecked field.
fn fields_or_unchecked_key(object: &'static Object, entry: &Entry<'_>, style: Style, origin: Origin) -> String {
    let fields: Vec<_> = object.fields.iter().map(|field| style.key(field)).collect();
    let fields = format!("use one of `{}`", fields.join("`, `"));
    if origin != Origin::Macro || entry.key.is_empty() || is_card_data(object, &entry.key, &entry.value.value) {
        return fields;
    }
    format!("{fields}; to send an undocumented field unchecked, write `{}!: …`", quoted(&shorten(&entry.key)))
}

/// Returns the field that a key is a misspelling of.
pub fn nearest(object: &'static Object, key: &str) -> Option<&'static Field> {
    let names: Vec<_> = object.fields.iter().map(|field| field.wire).collect();
    object.by_wire(spelling::nearest(key, &names)?)
}

/// Returns the field that an enum value without a key is meant for, as in `{ QR }`.
fn field_of_bare_word(object: &'static Object, entry: &Entry<'_>) -> Option<&'static Field> {
    if entry.is_bare() { object.accepting_word(&entry.key) } else { None }
}

/// Returns the only field that a key without colon and value is the beginning of.
fn only_field_beginning_with(object: &'static Object, entry: &Entry<'_>) -> Option<&'static Field> {
    let mut begun =
        object.fields.iter().filter(|field| entry.is_bare() && spelling::begins_with(field.wire, &entry.key));
    let first = begun.next()?;
    begun.next().is_none().then_some(first)
}
