//! The words of unknown keys: the field that a key names, or those that it may mean.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

use super::{
    Explainer,
    homes::homes_of,
    words::{around, written_scalar},
};
use crate::{
    base::{
        spelling,
        wording::{list_in_words, quoted, shorten},
    },
    inspect::{
        check::field_of_bare_word,
        help::{Help, Replacement, Said, Suggestion},
        mistake::UnknownKey,
        named_field::{fields_of_part, named_field, same_field},
        secrets::{has_secret, is_card_data, is_secret},
        tree::{Entry, Value},
    },
    request::aliases::{Alias, Way},
    schema::{Field, Kind, Object, key_style::Style},
};

impl Explainer<'_> {
    pub fn unknown_key(&self, unknown: &UnknownKey<'_>) -> Said {
        let UnknownKey { object, entry, .. } = *unknown;
        let name = if entry.key.is_empty() { "\"\"".to_owned() } else { shorten(&entry.key) };
        let style = if entry.is_identifier { Style::Rust } else { Style::Wire };
        let help = match named_field(object, &entry.key) {
            Some(field) if unknown.given.contains(&field) => help_for_given_field(unknown, field, style),
            Some(field) if unknown.counts_as == Some(field) => self.help_for_named_field(unknown, field, style),
            Some(_) => self.all_fields(unknown, style).into(),
            None => self.help_for_other_key(unknown, style),
        };
        Said::new(format!("unknown field `{name}`"), help)
    }

    /// Returns the help for a key that counts as a field.
    fn help_for_named_field(&self, unknown: &UnknownKey<'_>, field: &'static Field, style: Style) -> Help {
        let UnknownKey { entry, is_valid, .. } = *unknown;
        let written = match (field.kind, &entry.value.value) {
            // Only the key would lead to the next mistake.
            (Kind::Object(object), value @ (Value::Text(_) | Value::Number(_))) if self.is_macro() => {
                around(object, value).show_entry(style, field)
            }
            _ if is_valid || entry.is_bare() => style.key(field),
            _ => format!("{}: …", style.key(field)),
        };
        Suggestion::new(format!("write `{written}`"), self.replaced_key(unknown, field, style)).into()
    }

    /// Returns the replacement of a key by that of the field that it denotes.
    fn replaced_key(&self, unknown: &UnknownKey<'_>, field: &'static Field, style: Style) -> Option<Replacement> {
        let UnknownKey { object, entry, is_valid, is_repeated, .. } = *unknown;
        let is_secret = self.at.is_near_secret || is_secret(field.kind) || field.kind.object().is_some_and(has_secret);
        let is_same = is_valid && !is_repeated && !is_secret && same_field(object, &entry.key) == Some(field);
        let range = (self.range_of)(entry.place).filter(|_| is_same)?;
        Some(Replacement::new(range, style.key(field)))
    }

    /// Returns the help for a key that names no field of its object: the required fields that are absent, and what the key
    /// may mean here or elsewhere.
    fn help_for_other_key(&self, unknown: &UnknownKey<'_>, style: Style) -> Help {
        let UnknownKey { object, entry, ref given, .. } = *unknown;
        if self.is_macro() && entry.key.ends_with('!') {
            return format!("write `{}!: …`", style.quoted_key(&shorten(entry.key.trim_end_matches('!')))).into();
        }
        if let Some(field) = field_of_bare_word(object, entry).filter(|_| self.is_macro()) {
            return format!("write `{}: {}`", style.key(field), style.enum_value(&entry.key)).into();
        }
        if let Some(reason) = Alias::find(object, &spelling::normalized(&entry.key)).and_then(Alias::reason) {
            return format!("{}; {reason}", self.all_fields(unknown, style)).into();
        }
        let meant = self.meanings(unknown, style);
        if meant.is_empty() {
            return self.all_fields(unknown, style).into();
        }
        let required = object.fields.iter().filter(|field| field.required && !given.contains(field));
        let is_named = |key: &String| meant.iter().any(|text| text.contains(&format!("`{key}`")));
        let required = required.map(|field| style.key(field)).filter(|key| !is_named(key));
        let required: Vec<_> = required.map(|key| format!("`{key}: …`")).collect();
        let required = (!required.is_empty()).then(|| format!("write {}", list_in_words(&required, "or")));
        required.into_iter().chain(meant).map(Suggestion::advice).collect::<Vec<_>>().into()
    }

    /// Returns what a key may mean: the fields that it is another name of, those whose names it begins or ends, or those of
    /// its name in other objects.
    fn meanings(&self, unknown: &UnknownKey<'_>, style: Style) -> Vec<String> {
        let UnknownKey { object, entry, ref given, .. } = *unknown;
        let here = &self.at.path;
        if let Some(alias) = Alias::find(object, &spelling::normalized(&entry.key)) {
            let ways: Vec<_> = alias.ways(object).collect();
            return self.write_one_of(&ways, unknown, style, here.is_empty());
        }
        let homes = homes_of(object, &entry.key, here);
        let parts = fields_of_part(object, &entry.key, self.is_macro() && entry.is_bare());
        let parts: Vec<_> = parts.into_iter().filter(|field| !given.contains(field)).collect();
        match homes {
            Some(homes) if homes.are_inside || parts.is_empty() => {
                let inside = homes.only_inside.iter().flatten().copied().collect::<Vec<_>>();
                let is_given = !inside.is_empty() && is_given_at(&inside, unknown.siblings);
                Vec::from([if is_given { remove(&inside, style) } else { homes.advice(style) }])
            }
            _ if parts.is_empty() => Vec::new(),
            _ => {
                let parts: Vec<_> = parts.iter().map(|field| format!("`{}`", style.key(field))).collect();
                Vec::from([format!("write {}", list_in_words(&parts, "or"))])
            }
        }
    }

    /// Returns the advice to write an entry at the end of one of these ways.
    fn write_one_of(&self, ways: &[Way], unknown: &UnknownKey<'_>, style: Style, is_at_top: bool) -> Vec<String> {
        let Some(last) = ways.first().and_then(|way| way.fields.last()) else { return Vec::new() };
        let is_elsewhere = |way: &Way| way.is_from_request && way.fields.len() > 1 && !is_at_top;
        if ways.iter().all(|way| is_elsewhere(way) && way.fields.last().is_some_and(|field| field.wire == last.wire)) {
            let paths: Vec<_> =
                ways.iter().map(|way| format!("`{}`", style.field_path(&way.fields[..way.fields.len() - 1]))).collect();
            let name = other_name(last, &unknown.entry.key, style);
            return Vec::from([format!("move it into {}{name}", list_in_words(&paths, "or"))]);
        }
        let is_given = |way: &&Way| !way.is_from_request && is_given_at(&way.fields, unknown.siblings);
        let (given, absent): (Vec<_>, Vec<_>) = ways.iter().partition(is_given);
        match *given {
            [way, ..] if absent.is_empty() => Vec::from([remove(&way.fields, style)]),
            _ => {
                let advice: Vec<_> = absent.iter().map(|way| self.write_way(way, unknown, style, is_at_top)).collect();
                let written = advice.iter().map(|advice| advice.strip_prefix("write ").map(ToOwned::to_owned));
                match written.collect::<Option<Vec<_>>>() {
                    Some(written) => Vec::from([format!("write {}", list_in_words(&written, "or"))]),
                    None => advice,
                }
            }
        }
    }

    /// Returns the advice to write an entry at the end of a way.
    fn write_way(&self, way: &Way, unknown: &UnknownKey<'_>, style: Style, is_at_top: bool) -> String {
        let UnknownKey { entry, given, .. } = unknown;
        let Some((last, outer)) = way.fields.split_last() else { return String::new() };
        let top = if way.is_from_request && !is_at_top { " at the top of the request" } else { "" };
        match outer {
            [] => format!("write `{}`{top}", style.key(last)),
            [first, ..] if !way.is_from_request && given.contains(first) => {
                let name = other_name(last, &entry.key, style);
                format!("move it into `{}`{name}", style.field_path(&way.fields[..way.fields.len() - 1]))
            }
            _ => {
                let value = written_scalar(last.kind, &entry.value.value).filter(|_| self.is_macro());
                let value = value.map_or_else(|| "…".to_owned(), |value| value.show(style));
                let mut written = format!("{}: {value}", style.key(last));
                for (around, inner) in outer.iter().rev().zip(way.fields.iter().rev()) {
                    let others = |object: &Object| object.fields.iter().any(|field| field.required && field != *inner);
                    let rest = if value != "…" && around.kind.object().is_some_and(others) { ", …" } else { "" };
                    written = match around.kind {
                        Kind::List(_) => format!("{}: [{{ {written}{rest} }}]", style.key(around)),
                        _ => format!("{}: {{ {written}{rest} }}", style.key(around)),
                    };
                }
                format!("write `{written}`{top}")
            }
        }
    }

    /// Returns the advice to use one of the fields of the object, first those that it requires and lacks. In source code it
    /// also shows the form of an unchecked field.
    fn all_fields(&self, unknown: &UnknownKey<'_>, style: Style) -> String {
        let UnknownKey { object, entry, ref given, .. } = *unknown;
        let is_lacking = |field: &&Field| field.required && !given.contains(field);
        let (lacking, others): (Vec<&'static Field>, Vec<_>) = object.fields.iter().partition(is_lacking);
        let fields: Vec<_> = lacking.into_iter().chain(others).map(|field| style.key(field)).collect();
        let fields = match &*fields {
            [field] => format!("write `{field}: …`"),
            _ => format!("use one of `{}`", fields.join("`, `")),
        };
        if !self.is_macro() || entry.key.is_empty() || is_card_data(object, &entry.key, &entry.value.value) {
            return fields;
        }
        format!("{fields}; to send an undocumented field unchecked, write `{}!: …`", quoted(&shorten(&entry.key)))
    }
}

/// Returns the help for a key that names a field that is set.
fn help_for_given_field(unknown: &UnknownKey<'_>, field: &'static Field, style: Style) -> Help {
    let is_present = format!("`{}` is already present", style.field_name(field));
    let is_same = same_field(unknown.object, &unknown.entry.key) == Some(field);
    let advice = if is_same { "remove it" } else { "remove it, or write another field" };
    format!("{advice}: {is_present}").into()
}

/// Returns the name of a field, unless a key is the same in another spelling.
fn other_name(field: &Field, key: &str, style: Style) -> String {
    let is_same = spelling::normalizes_to(field.wire, &spelling::normalized(key));
    if is_same { String::new() } else { format!(", as `{}`", style.field_name(field)) }
}

/// Returns the advice to remove an entry whose field, at the end of a way, is set.
fn remove(way: &[&'static Field], style: Style) -> String {
    let name = way.last().map_or("", |field| style.field_name(field));
    format!("remove it: `{name}` is already present in `{}`", style.field_path(&way[..way.len() - 1]))
}

/// Returns whether the field at the end of a way is set.
fn is_given_at(way: &[&'static Field], entries: &[Entry<'_>]) -> bool {
    let [field, rest @ ..] = way else { return true };
    let is_field = |entry: &&Entry<'_>| *entry.key == *(if entry.is_identifier { field.rust } else { field.wire });
    entries.iter().filter(is_field).any(|entry| match &entry.value.value {
        Value::Object(inner) => is_given_at(rest, inner),
        _ => rest.is_empty(),
    })
}
