//! The words of unknown keys. [`KeyHelp::help`] asks its questions in their order: which field of its object a key names, what
//! its form shows, where a field of its name belongs ([`LikelyFields`]), and at last which fields there are.

use alloc::{borrow::ToOwned, format, string::ToString, vec::Vec};

use super::{
    Explainer,
    objects::{object_around, two_readings},
};
use crate::engine::{
    base::{
        path::Path,
        spelling,
        wording::{list_in_words, quoted, shorten},
    },
    inspect::{
        check::{KeyContext, LikelyFields},
        help::{Change, Help, Printer, Replacement, Suggestion, Words},
        mistake::{CountedKey, UnknownKey},
        names::{named_field, same_field},
        secrets::{has_secret, is_card_data, is_secret},
        shown_values::shown_scalar,
        tree::Value,
    },
    schema::{Alias, Field, Kind, Sample, key_style::Style},
};

/// The most places in other objects that a help names.
const MOST_PLACES: usize = 2;

impl Explainer<'_> {
    pub fn unknown_key(&self, unknown: &UnknownKey<'_>) -> Words {
        let entry = unknown.entry;
        let name = if entry.key.is_empty() { "\"\"".to_owned() } else { shorten(&entry.key) };
        let key = KeyHelp {
            explainer: self,
            unknown,
            style: if entry.is_identifier { Style::Rust } else { Style::Wire },
            here: &self.at.pointer,
            pointer: self.at.pointer.child(&entry.key),
            around: KeyContext {
                context: self.context,
                root: self.root,
                at: self.at,
                arms: self.context.choices.arms_around(entry.place).collect(),
            },
        };
        Words::new(format!("unknown field `{name}`"), key.help())
    }
}

/// The help for an unknown key.
struct KeyHelp<'k> {
    explainer: &'k Explainer<'k>,
    unknown: &'k UnknownKey<'k>,
    style: Style,
    /// The paths of the object that has the key, and of its entry.
    here: &'k Path,
    pointer: Path,
    around: KeyContext<'k>,
}

impl KeyHelp<'_> {
    fn help(&self) -> Help {
        let UnknownKey { object, entry, .. } = *self.unknown;
        if let Some(counted) = &self.unknown.counts_as {
            return self.write_field(counted).into();
        }
        if let Some(field) = named_field(object, &entry.key) {
            return self.remove_repetition(field).into();
        }
        let of_its_form = self.without_sign().or_else(|| self.with_key()).or_else(|| self.of_no_field());
        of_its_form.map(Help::from).or_else(|| self.elsewhere()).unwrap_or_else(|| self.all_fields().into())
    }

    fn suggestion(&self, changes: impl Into<Vec<Change>>) -> Suggestion {
        self.printer().suggestion(changes.into())
    }

    fn printer(&self) -> Printer<'_> {
        let root = self.explainer.context.object;
        Printer { root, style: self.style, blamed: Some(&self.pointer), near: Vec::from([self.here.clone()]) }
    }

    /// Returns the change of the key to that of a field.
    fn rename(&self, to: Path) -> Change {
        Change::Name { entry: self.pointer.clone(), to }
    }

    /// Returns the path of a field of the object that has the key.
    fn sibling(&self, field: &Field) -> Path {
        self.here.child(field.wire)
    }

    /// Returns the change that leaves out the entry.
    fn removed(&self) -> Change {
        Change::Remove { entry: self.pointer.clone() }
    }

    fn write_field(&self, counted: &CountedKey) -> Suggestion {
        let (entry, field) = (self.unknown.entry, counted.field);
        let to = self.sibling(field);
        let name = self.rename(to.clone());
        let value = self.value_for(counted).map(|value| Change::Write { entry: to, value });
        let mut suggestion = self.suggestion([name].into_iter().chain(value).collect::<Vec<_>>());
        if entry.is_bare() && entry.is_identifier {
            let text = format!("`{}: {}`", self.style.key(field), entry.key);
            suggestion = Suggestion::write(text).with_changes(suggestion.changes().to_vec());
        }
        let end = if counted.is_null { ", and remove the entry that is `null`" } else { "" };
        suggestion.followed_by(end).replacing(self.replaced_key(counted))
    }

    /// Returns the value that the field gets instead of the one that is written.
    fn value_for(&self, counted: &CountedKey) -> Option<Sample> {
        let (entry, explainer) = (self.unknown.entry, self.explainer);
        let value = match (counted.field.kind, &entry.value.value) {
            _ if counted.is_valid || entry.is_bare() => return None,
            // What is wrong in it is found under its own key.
            (Kind::Object(_) | Kind::Free(_), Value::Object(_)) | (Kind::List(_), Value::List(_)) => {
                return None;
            }
            (Kind::Object(object), value) if two_readings(object, value).is_some() => return None,
            // Only source code is quoted.
            (Kind::Object(object), value @ (Value::Text(_) | Value::Number(_))) if explainer.is_macro() => {
                object_around(object, value)
            }
            (kind, value) => shown_scalar(kind, value, explainer.is_macro()).unwrap_or(Sample::Gap),
        };
        Some(explainer.sample(value))
    }

    /// Returns the replacement of a key by that of the field that it denotes.
    fn replaced_key(&self, counted: &CountedKey) -> Option<Replacement> {
        let CountedKey { field, is_valid, is_null, is_alone } = *counted;
        let (UnknownKey { object, entry, .. }, explainer) = (self.unknown, self.explainer);
        let is_secret =
            explainer.at.is_near_secret || is_secret(field.kind) || field.kind.object().is_some_and(has_secret);
        let is_same = same_field(object, &entry.key) == Some(field);
        let is_replaced = is_same && is_valid && is_alone && !is_null && !is_secret;
        let range = (explainer.range_of)(entry.place).filter(|_| is_replaced)?;
        Some(Replacement::new(range, self.style.key(field)))
    }

    /// Returns the suggestion to remove a key that names a field which another entry sets, or another key counts as.
    fn remove_repetition(&self, field: &'static Field) -> Suggestion {
        let name = self.style.field_name(field);
        let reason = if self.unknown.set.contains(&field) {
            format!("`{name}` is already present")
        } else {
            format!("another key means `{name}`")
        };
        let is_same = same_field(self.unknown.object, &self.unknown.entry.key) == Some(field);
        let end = if is_same { "" } else { ", or write another field" };
        self.suggestion([self.removed()]).followed_by(&format!("{end}: {reason}"))
    }

    /// Returns the suggestion for a sign that is a part of the key: `"key!"`.
    fn without_sign(&self) -> Option<Suggestion> {
        let key = self.unknown.entry.key.strip_suffix('!').filter(|_| self.explainer.is_macro())?;
        let key = key.trim_end_matches('!');
        let to = self.here.child(key);
        let name = self.rename(to.clone());
        let changes = [name, Change::Sign { entry: to, sign: "!:" }];
        let key = self.style.quoted_key(&shorten(key));
        Some(Suggestion::write(format!("`{key}!: …`")).with_changes(changes))
    }

    /// Returns the suggestion for an enum value without a key, as in `{ QR }`.
    fn with_key(&self) -> Option<Suggestion> {
        let UnknownKey { object, entry, .. } = *self.unknown;
        let has_value =
            |field: &&Field| matches!(field.kind, Kind::EnumValue(list) if list.position(&entry.key).is_some());
        let field = object.fields.iter().find(has_value).filter(|_| entry.is_bare())?;
        let to = self.sibling(field);
        let name = self.rename(to.clone());
        let value = Sample::EnumValue(entry.key.to_string());
        Some(self.suggestion([name, Change::Write { entry: to, value }]))
    }

    /// Returns the suggestion for a key that people write for something that no field is.
    fn of_no_field(&self) -> Option<Suggestion> {
        let UnknownKey { object, entry, .. } = *self.unknown;
        let reason = Alias::find(object, &spelling::normalized(&entry.key))?.reason()?;
        Some(self.all_fields().followed_by(&format!("; {reason}")))
    }

    /// Returns the help to move the entry to where a field of its name belongs, or to remove it if the field is there.
    fn elsewhere(&self) -> Option<Help> {
        let LikelyFields { own, absent, present, taken } = self.around.likely_fields(self.unknown);
        if let (Value::Object(_), [_, _, ..]) = (&self.unknown.entry.value.value, &*own) {
            return Some(self.use_fields(&own).into());
        }
        let own = own.into_iter().map(|to| self.suggestion([self.rename(to)]));
        let moved = |to| self.suggestion([Change::Move { entry: self.pointer.clone(), to }]);
        let all: Vec<_> = own.chain(absent.into_iter().take(MOST_PLACES).map(moved)).collect();
        if !all.is_empty() {
            return Some(all.into());
        }
        let is_other = |field: &&&'static Field| !self.unknown.set.contains(field);
        let taken = taken.iter().find(is_other).or(taken.first()).map(|field| self.remove_repetition(field));
        taken.or_else(|| Some(self.remove_present(&present?))).map(Help::from)
    }

    /// Returns the suggestion to use the fields of the object that a group of entries means.
    fn use_fields(&self, fields: &[Path]) -> Suggestion {
        let printer = self.printer();
        let names: Vec<_> = fields.iter().map(|field| format!("`{}`", printer.name(field))).collect();
        Suggestion::new(format!("use {} instead", list_in_words(&names, "and"))).with_changes([self.removed()])
    }

    /// Returns the suggestion to remove a key whose field is present in another object.
    fn remove_present(&self, present: &Path) -> Suggestion {
        let printer = self.printer();
        let place = match present.outer() {
            outer if outer.is_root() => "at the top of the request".to_owned(),
            outer => format!("in `{}`", printer.path(&outer)),
        };
        let reason = format!(": `{}` is already present {place}", printer.name(present));
        self.suggestion([self.removed()]).followed_by(&reason)
    }

    /// Returns the suggestion to use one of the fields that the object lacks, first those that it requires. In source code it
    /// also shows the form of an unchecked field.
    fn all_fields(&self) -> Suggestion {
        let UnknownKey { object, entry, ref set, ref likely, .. } = *self.unknown;
        let is_taken = |field: &&'static Field| set.contains(field) || likely.contains(field);
        let is_possible =
            |field: &&'static Field| !is_taken(field) && !self.around.excludes(&self.explainer.path_to(field));
        let (required, others): (Vec<&'static Field>, Vec<_>) =
            object.fields.iter().filter(is_possible).partition(|field| field.required);
        let fields = [required, others].concat();
        let suggestion = match *fields {
            [] => self.suggestion([self.removed()]),
            // One name is no choice: it would tell the key to be that field.
            [field] => self
                .suggestion([self.removed()])
                .followed_by(&format!("; the only other field here is `{}`", self.style.key(field))),
            _ => {
                let to = fields.iter().map(|field| field.wire).collect();
                self.suggestion([Change::NameOneOf { entry: self.pointer.clone(), to }])
            }
        };
        let is_card = is_card_data(object, &entry.key, &entry.value.value);
        if !self.explainer.is_macro() || entry.key.is_empty() || is_card {
            return suggestion;
        }
        let key = quoted(&shorten(&entry.key));
        suggestion.followed_by(&format!("; to send an undocumented field unchecked, write `{key}!: …`"))
    }
}
