//! The help for an unknown key that is near no field: a usual name, half a name, or a field of another object.

use alloc::{format, string::String, vec::Vec};
use core::ptr;

use super::{
    Explainer,
    homes::{Homes, Path, fields_of, find_homes},
};
use crate::{
    base::{pointer::Pointer, spelling, wording::list_in_words},
    inspect::{
        check::{contains, nearest, path_of, would_accept},
        edit::Change,
        mistake::UnknownKey,
        tree::{Entry, Value},
    },
    request::SESSION,
    rules::facts_about,
    schema::{Field, Kind, Object, Sample, key_style::Style},
};

/// The advice for a key that is near no field of its object.
pub enum KeyAdvice {
    /// The entry is written in another form.
    Text(String),
    /// The entry belongs into another object.
    Move(Homes),
}

/// Returns the advice for a key that is near no field of its object, which lies at the end of `pointer`. Returns `None` if
/// the key resembles no field at all.
pub fn help_for_unknown_key(unknown: &UnknownKey<'_>, pointer: &str, style: Style) -> Option<KeyAdvice> {
    let UnknownKey { object, entry, siblings, given: ref present, .. } = *unknown;
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
    present: &[&'static Field],
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

/// The result of a search for the object that an entry belongs into.
pub enum Move {
    /// The move corrects the mistake, and makes no other.
    Exact(Change),
    /// An object at the end of this way has the field already.
    Given(Path, &'static Field),
    /// A move may make another mistake.
    Uncertain,
}

impl Explainer<'_> {
    /// Finds out whether an entry can move into another object.
    pub fn move_into(&self, homes: &Homes, unknown: &UnknownKey<'_>) -> Move {
        let UnknownKey { object, siblings, .. } = *unknown;
        let is_given = |(way, field): &&(Path, &'static Field)| {
            let home = object_at(way, object, siblings).filter(|_| !way.is_empty());
            home.is_some_and(|(home, entries)| entries.iter().any(|entry| may_mean(entry, home, field)))
        };
        if let Some((way, field)) = homes.inside.iter().find(is_given) {
            return Move::Given(way.clone(), field);
        }
        match &*homes.inside {
            [(way, field)] if homes.is_only => {
                let home = way.iter().fold(self.at.pointer.clone(), |pointer, wire| pointer.child(wire));
                if self.can_move(way, &home, field, unknown) {
                    Move::Exact(Change::Move { object: home, field })
                } else {
                    Move::Uncertain
                }
            }
            _ => Move::Uncertain,
        }
    }

    /// Returns whether an entry would be valid in the object at the end of a way, in which no entry means its field.
    fn can_move(&self, way: &[&'static str], home: &Pointer, field: &'static Field, unknown: &UnknownKey<'_>) -> bool {
        let UnknownKey { object, entry, siblings, .. } = *unknown;
        // A JSON text is not read below an unknown key.
        let is_read = self.is_macro() || !matches!(entry.value.value, Value::Object(_) | Value::List(_));
        let is_possible = is_plain(entry) && !entry.is_bare() && is_read && object_at(way, object, siblings).is_some();
        is_possible && !self.rules_look_at(home, field) && would_accept(self.context, home, field, entry)
    }

    /// Returns whether a combination rule looks at a field of the object at a pointer, or at something in it.
    fn rules_look_at(&self, object: &Pointer, field: &Field) -> bool {
        let path = path_of(self.context.object, object);
        let path: Vec<_> = path.into_iter().chain([field.rust]).filter(|name| !name.is_empty()).collect();
        let mut object = Some(self.context.object);
        (0..path.len()).any(|start| {
            let Some(outer) = object else { return true };
            object = outer.by_rust(path[start]).and_then(|field| field.kind.object());
            facts_about(outer).iter().any(|fact| {
                let rest = &path[start..];
                fact.path.starts_with(rest) || fact.test.looks_inside() && rest.starts_with(fact.path)
            })
        })
    }
}

/// Returns the object at the end of a way from `object`, and its entries. Returns `None` unless each object on the way is
/// there once, always, and checked.
fn object_at<'e, 'a>(
    way: &[&'static str],
    object: &'static Object,
    entries: &'e [Entry<'a>],
) -> Option<(&'static Object, &'e [Entry<'a>])> {
    let [wire, rest @ ..] = way else { return Some((object, entries)) };
    let step = object.by_wire(wire)?;
    let mut same = entries.iter().filter(|entry| may_mean(entry, object, step));
    let inner = same.next().filter(|inner| is_plain(inner) && gives(inner, step))?;
    match &inner.value.value {
        Value::Object(inner) if same.next().is_none() => object_at(rest, step.kind.object()?, inner),
        _ => None,
    }
}

/// Returns whether an entry is always present, and checked.
fn is_plain(entry: &Entry<'_>) -> bool {
    entry.arms.is_empty() && !entry.is_unchecked && !entry.is_optional
}

/// Returns whether an entry has the key of a field.
fn gives(entry: &Entry<'_>, field: &Field) -> bool {
    *entry.key == *(if entry.is_identifier { field.rust } else { field.wire })
}

/// Returns whether an entry has the key of a field, or a key near it.
fn may_mean(entry: &Entry<'_>, object: &'static Object, field: &Field) -> bool {
    gives(entry, field) || nearest(object, &entry.key).is_some_and(|near| ptr::eq(near, field))
}
