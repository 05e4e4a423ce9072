//! Unknown keys, and the fields that they are likely to mean.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};
use core::{iter, ptr};

use super::{
    Inspector, Origin,
    edit::{Change, Edit},
    is_card_data,
    place::Place,
    suggestion::{Help, Suggestion},
    tree::{Entry, Value},
    typed::KeyMatch,
};
use crate::{
    base::{
        spelling,
        wording::{list_in_words, quoted, shorten},
    },
    request::SESSION,
    schema::{Field, Kind, Object, RuleId, Sample, key_style::Style},
};

impl<P: Place> Inspector<'_, P> {
    /// Returns the field that an unknown key is near.
    pub(super) fn near_field(&self, object: &'static Object, entry: &Entry<'_, P>) -> Option<&'static Field> {
        let is_macro = self.origin == Origin::Macro;
        let wordless = if is_macro { field_of_bare_word(object, entry) } else { None };
        let only = || if is_macro { only_field_beginning_with(object, entry) } else { None };
        wordless.or_else(|| nearest(object, &entry.key)).or_else(only)
    }

    /// Returns whether an entry would be valid with the key of `field`.
    pub(super) fn would_accept(&self, field: &'static Field, entry: &Entry<'_, P>) -> bool {
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

    /// Reports an unknown key, and returns the field that it is likely to mean. `meant` is the field that it is near, or
    /// the only one that is missing. `present` are the fields of the object that are given. The key is `movable` if no
    /// other entry has it, or the key of the field that is meant.
    pub(super) fn report_unknown_key(
        &mut self,
        object: &'static Object,
        entry: &Entry<'_, P>,
        siblings: &[Entry<'_, P>],
        meant: Option<&'static Field>,
        present: &[&'static Field],
        is_movable: bool,
    ) -> KeyMatch {
        let is_present = meant.is_some_and(|field| contains(present, field));
        let key_match = match meant {
            Some(field) if !is_present => KeyMatch::Near(field),
            _ => KeyMatch::Unknown,
        };
        if self.omits(RuleId::UnknownField, &entry.place) {
            return key_match;
        }
        let is_macro = self.origin == Origin::Macro;
        let style = if entry.is_identifier { Style::Rust } else { Style::Wire };
        let pointer = self.trail.pointer().child(&entry.key);
        let edit = |change: Change| is_movable.then(|| Edit::new(change, pointer));
        let help: Help = match meant {
            Some(field) if is_present => {
                let text = format!("remove it: `{}` is already present", style.field_name(field));
                Suggestion::new(text, edit(Change::Remove)).into()
            }
            Some(field) if is_macro && field_of_bare_word(object, entry).is_some() => {
                format!("write `{}: {}`", style.key(field), style.enum_value(&entry.key)).into()
            }
            Some(field) => {
                let is_exact = !entry.is_bare() && self.would_accept(field, entry);
                let edit = if is_exact { edit(Change::Rename(field)) } else { None };
                Suggestion::new(format!("write `{}`", style.key(field)), edit).into()
            }
            None if is_macro && entry.key.ends_with('!') => {
                format!("write `{}!: …`", style.quoted_key(entry.key.trim_end_matches('!'))).into()
            }
            None => match help_for_unknown_key(object, entry, siblings, self.trail.text(), style, present) {
                Some(help) => help.into(),
                None => fields_or_unchecked_key(object, entry, style, self.origin).into(),
            },
        };
        let name = if entry.key.is_empty() { "\"\"".to_owned() } else { shorten(&entry.key) };
        self.within(&entry.key, "", |inspector| {
            inspector.report(RuleId::UnknownField, &entry.place, format!("unknown field `{name}`"), help);
        });
        key_match
    }
}

fn contains(fields: &[&Field], field: &Field) -> bool {
    fields.iter().any(|other| ptr::eq(*other, field))
}

/// Returns the advice for a key that resembles no field. It lists the fields of `object`. In source code it also shows the
/// form of an unchecked field.
fn fields_or_unchecked_key<P>(object: &'static Object, entry: &Entry<'_, P>, style: Style, origin: Origin) -> String {
    let fields: Vec<_> = object.fields.iter().map(|field| style.key(field)).collect();
    let fields = format!("use one of `{}`", fields.join("`, `"));
    if origin != Origin::Macro || entry.key.is_empty() || is_card_data(object, &entry.key, &entry.value.value) {
        return fields;
    }
    format!("{fields}; to send an undocumented field unchecked, write `{}!: …`", quoted(&shorten(&entry.key)))
}

/// Returns the advice for a key that is near no field of `object`, which lies at the end of `pointer`. Returns `None` if
/// the key resembles no field at all.
fn help_for_unknown_key<P>(
    object: &'static Object,
    entry: &Entry<'_, P>,
    siblings: &[Entry<'_, P>],
    pointer: &str,
    style: Style,
    present: &[&Field],
) -> Option<String> {
    let key = &*entry.key;
    if let Some(help) = help_for_synonym(object, entry, pointer, style, present) {
        return Some(help);
    }
    if let Some(field) = field_of_word(object, entry).filter(|field| !contains(present, field)) {
        return Some(format!("write `{}`", style.key(field)));
    }
    if let Some(field) = field_with_joined_name(key, pointer) {
        return Some(format!("write `{}` at the top of the request", style.key(field)));
    }
    let shown = |field: &Field| format!("`{}`", style.key(field));
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
    match find_homes(entry, pointer, style) {
        Some(Homes { destination, is_inside }) if is_inside || ended.is_empty() => {
            Some(format!("move it {destination}"))
        }
        None if !begun.is_empty() => Some(format!("write {}", list_in_words(&begun, "or"))),
        _ if !ended.is_empty() => Some(format!("write {}", list_in_words(&ended, "or"))),
        _ => None,
    }
}

/// The wire names on the way from the request to an object.
type Path = Vec<&'static str>;

/// The objects that have a field of some name.
struct Homes {
    /// The end of "move it …", for example "into `customer`". It names the objects nearest to the key or to the top.
    destination: String,
    /// Whether one of them is inside the object that has the key, or is that object.
    is_inside: bool,
}

/// Finds the objects that have a field of this name. `pointer` leads to the object that has the key.
fn find_homes<P>(entry: &Entry<'_, P>, pointer: &str, style: Style) -> Option<Homes> {
    let mut found = Vec::new();
    collect_homes(SESSION, &mut Vec::new(), &spelling::normalized(&entry.key), &mut found);
    let here = fields_of(pointer);
    // The value may show which of them is meant, and so may the name of the object.
    let accepts_value = |(_, field): &(Path, &Field)| match (field.kind, &entry.value.value) {
        (Kind::Word(words), Value::Name(word) | Value::Text(word)) => {
            words.position(word).is_some() || words.nearest(word).is_some()
        }
        _ => false,
    };
    let is_of_same_name = |(home, _): &(Path, &Field)| !here.is_empty() && home.last() == here.last();
    for is_meant in [&accepts_value as &dyn Fn(&(Path, &Field)) -> bool, &is_of_same_name] {
        if found.iter().any(is_meant) {
            found.retain(is_meant);
        }
    }
    let found: Vec<_> = found.into_iter().map(|(home, _)| home).collect();
    let highest = found.iter().map(Vec::len).min()?;
    let nearest = found.iter().map(|home| distance(&here, home)).min()?;
    if highest == 0 {
        return Some(Homes { destination: "to the top of the request".into(), is_inside: here.is_empty() });
    }
    let is_inside = found.iter().any(|home| home.len() >= here.len() && home[..here.len()] == *here);
    let is_nearest = |home: &&Path| distance(&here, home) == nearest;
    let near = found.iter().filter(is_nearest);
    let high = found.iter().filter(|home| home.len() == highest && !is_nearest(home));
    let names: Vec<_> = near.chain(high).map(|home| format!("`{}`", style.path(&home.join(".")))).collect();
    Some(Homes { destination: format!("into {}", list_in_words(&names, "or")), is_inside })
}

/// Appends the path of each object that has a field of this name, and the field.
fn collect_homes(object: &'static Object, path: &mut Path, name: &str, found: &mut Vec<(Path, &'static Field)>) {
    if let Some(field) = object.by_normalized_name(name) {
        found.push((path.clone(), field));
    }
    for field in object.fields {
        if let Some(inner) = field.kind.object() {
            path.push(field.wire);
            collect_homes(inner, path, name, found);
            path.pop();
        }
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
fn help_for_synonym<P>(
    object: &'static Object,
    entry: &Entry<'_, P>,
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

/// Returns the names on the way to the end of a pointer, without places in lists.
fn fields_of(pointer: &str) -> Vec<&str> {
    pointer.split('/').filter(|segment| segment.starts_with(|c: char| c.is_ascii_lowercase())).collect()
}

/// Returns how many objects lie on the way from one object to another, out of the one and into the other.
fn distance(here: &[&str], home: &[&str]) -> usize {
    let common = iter::zip(here, home).take_while(|(one, other)| one == other).count();
    here.len() + home.len() - 2 * common
}

/// Returns the field that a key is a misspelling of.
pub fn nearest(object: &'static Object, key: &str) -> Option<&'static Field> {
    let names: Vec<_> = object.fields.iter().map(|field| field.wire).collect();
    object.by_wire(spelling::nearest(key, &names)?)
}

/// Returns the field that an enum value without a key is meant for, as in `{ QR }`.
fn field_of_bare_word<P>(object: &'static Object, entry: &Entry<'_, P>) -> Option<&'static Field> {
    if entry.is_bare() { object.accepting_word(&entry.key) } else { None }
}

/// Returns the required field that accepts an enum value, for a key such as `method` in `{ method: QR }`.
fn field_of_word<P>(object: &'static Object, entry: &Entry<'_, P>) -> Option<&'static Field> {
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

/// Returns the only field that a key without colon and value is the beginning of.
fn only_field_beginning_with<P>(object: &'static Object, entry: &Entry<'_, P>) -> Option<&'static Field> {
    let mut begun =
        object.fields.iter().filter(|field| entry.is_bare() && spelling::begins_with(field.wire, &entry.key));
    let first = begun.next()?;
    begun.next().is_none().then_some(first)
}
