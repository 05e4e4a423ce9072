//! The help for an unknown key that is near no field: a usual name, half a name, or a field of another object.

use alloc::{format, string::String, vec::Vec};
use core::ptr;

use super::{
    homes::{Homes, fields_of, find_homes},
    tree::{Entry, Value},
};
use crate::{
    base::{spelling, wording::list_in_words},
    request::SESSION,
    schema::{Field, Kind, Object, Sample, key_style::Style},
};

/// The advice for a key that is near no field of its object.
pub(super) enum KeyAdvice {
    /// The entry is written in another form.
    Text(String),
    /// The entry belongs into another object.
    Move(Homes),
}

/// Returns the advice for a key that is near no field of `object`, which lies at the end of `pointer`. Returns `None` if
/// the key resembles no field at all.
pub(super) fn help_for_unknown_key(
    object: &'static Object,
    entry: &Entry<'_>,
    siblings: &[Entry<'_>],
    pointer: &str,
    style: Style,
    present: &[&Field],
) -> Option<KeyAdvice> {
    let key = &*entry.key;
    if let Some(help) = help_for_synonym(object, entry, pointer, style, present) {
        return Some(KeyAdvice::Text(help));
    }
    if let Some(field) = field_of_word(object, entry).filter(|field| !contains(present, field)) {
        return Some(KeyAdvice::Text(format!("write `{}`", style.key(field))));
    }
    if let Some(field) = field_with_joined_name(key, pointer) {
        return Some(KeyAdvice::Text(format!("write `{}` at the top of the request", style.key(field))));
    }
    let shown = |field: &Field| match (field.kind, &entry.value.value) {
        // Only the key would lead to the next mistake.
        (Kind::Object(_), Value::Text(_) | Value::Number(_)) => {
            format!("`{}`", Sample::of(field.kind).show_entry(style, field))
        }
        _ => format!("`{}`", style.key(field)),
    };
    let absent = || object.fields.iter().filter(|field| !contains(present, field));
    // Half a key: the fields that it may become.
    let begun: Vec<_> = match key.len() {
        0..=2 => Vec::new(),
        _ => absent().filter(|field| spelling::begins_with(field.wire, key)).map(shown).collect(),
    };
    // `amount` in a split means its `fixed_amount`, whatever there is elsewhere.
    let end = format!("_{}", Style::rust_name(key));
    let ended: Vec<_> = absent().filter(|field| field.rust.ends_with(&end)).collect();
    // `type: FIXED` chooses among them.
    let is_named = |field: &&Field| {
        let words = siblings.iter().filter_map(|sibling| match &sibling.value.value {
            Value::Name(word) | Value::Text(word) => Some(word),
            _ => None,
        });
        words.into_iter().any(|word| word.len() > 2 && spelling::begins_with(field.rust, word))
    };
    let named: Vec<_> = ended.iter().copied().filter(is_named).collect();
    let ended: Vec<_> = if named.is_empty() { ended } else { named }.into_iter().map(shown).collect();
    let fields = match find_homes(entry, pointer, style) {
        Some(homes) if !homes.inside.is_empty() || ended.is_empty() => return Some(KeyAdvice::Move(homes)),
        None if !begun.is_empty() => begun,
        _ => ended,
    };
    (!fields.is_empty()).then(|| KeyAdvice::Text(format!("write {}", list_in_words(&fields, "or"))))
}

/// Returns the required field that accepts an enum value, for a key such as `method` in `{ method: QR }`.
fn field_of_word(object: &'static Object, entry: &Entry<'_>) -> Option<&'static Field> {
    let (Value::Name(word) | Value::Text(word)) = &entry.value.value else { return None };
    let key = spelling::normalized(&entry.key);
    let is_about_type = ["method", "type", "kind"].iter().any(|end| key.ends_with(end));
    object.accepting_word(word).filter(|field| field.required && is_about_type)
}

/// Returns the request's own field whose name is the name of an object and a key in it: `id` in `customer`.
fn field_with_joined_name(key: &str, pointer: &str) -> Option<&'static Field> {
    match *fields_of(pointer) {
        [object] => SESSION.by_normalized_name(&spelling::normalized(&format!("{object}{key}"))),
        _ => None,
    }
}

/// Usual names of fields that resemble none, in [`spelling::normalized`] form, and the way to the field. They change helps
/// only: such a key is not near its field.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("qty", &["orderInformation", "productDetails", "quantity"]),
    ("total", &["amount"]),
    ("items", &["orderInformation", "productDetails"]),
    ("bank", &["paymentMethodOptions", "virtualAccount", "channel"]),
    ("reference", &["clientReferenceId"]),
    ("orderid", &["clientReferenceId"]),
    ("id", &["clientReferenceId"]),
    ("method", &["paymentMethod", "type"]),
    ("cardnumber", &["paymentMethod", "card", "number"]),
];

/// Returns the advice for a usual name of another field.
fn help_for_synonym(
    object: &'static Object,
    entry: &Entry<'_>,
    pointer: &str,
    style: Style,
    present: &[&Field],
) -> Option<String> {
    let name = spelling::normalized(&entry.key);
    let (_, path) = SYNONYMS.iter().find(|(synonym, _)| *synonym == name)?;
    let (last, outer) = path.split_last()?;
    let here = fields_of(pointer);
    if here == *outer {
        let field = object.by_wire(last).filter(|field| !contains(present, field))?;
        return Some(format!("write `{}`", style.key(field)));
    }
    let [first, ..] = outer else { return None };
    let home = SESSION.by_wire(first).filter(|_| here.is_empty())?;
    if let (Value::Name(word) | Value::Text(word), Some(inner), [_, _]) =
        (&entry.value.value, home.kind.object(), *path)
        && let Some(around) = Sample::around_word(inner, word)
    {
        return Some(format!("write `{}`", around.show_entry(style, home)));
    }
    Some(format!("move it into `{}`, as `{}`", style.path(&outer.join(".")), style.path(last)))
}

/// Returns whether a field is among others.
pub(super) fn contains(fields: &[&Field], field: &Field) -> bool {
    fields.iter().any(|other| ptr::eq(*other, field))
}
