//! The words of unknown keys: the field that a key names, the places where it belongs, or the fields to choose from.

mod group;

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{Explainer, types::meant_object};
use crate::engine::{
    base::{
        spelling,
        wording::{list_in_words, quoted, shorten},
    },
    inspect::{
        check::{Selected, Selection, field_of_bare_word},
        help::{Help, Printer, Remedy, Replacement, Said, Suggestion},
        mistake::{NextTo, UnknownKey},
        sample::shown_scalar,
        secrets::{has_secret, is_protected, is_secret},
        tree::{Arm, Value},
        typed::KeyMatch,
        unknown_key::{FieldPath, Found, find, places_of, same_field},
    },
    rules::{Shape, Subject, is_excluded, shape_of},
    schema::{Alias, Field, Kind, Sample, key_style::Style},
};

impl Explainer<'_> {
    pub fn unknown_key(&self, unknown: &UnknownKey<'_>) -> Said {
        let entry = unknown.entry;
        let name = if entry.key.is_empty() { "\"\"".to_owned() } else { shorten(&entry.key) };
        let key = Key::new(self, unknown);
        let help = match unknown.key {
            KeyMatch::Named(field) => key.help_for_named_field(field),
            KeyMatch::Unknown(field) if unknown.next_to.is_given => key.help_for_given_field(field),
            KeyMatch::Unknown(_) => key.all_fields().into(),
            _ => key.help_for_other_key(),
        };
        let note = key.hidden(&name, &help);
        Said::new(format!("unknown field `{name}`"), help).noted(note.into_iter().collect())
    }
}

/// An unknown key that is explained.
struct Key<'k> {
    explainer: &'k Explainer<'k>,
    unknown: &'k UnknownKey<'k>,
    style: Style,
    /// The pointers of the object that has the key, and of its entry.
    here: String,
    pointer: String,
    /// The arms that the entry lies in, also those around its object.
    arms: Vec<Arm>,
    /// The facts about the request.
    shape: Option<(&'static Subject, Shape)>,
}

impl<'k> Key<'k> {
    fn new(explainer: &'k Explainer<'k>, unknown: &'k UnknownKey<'k>) -> Self {
        let style = if unknown.entry.is_identifier { Style::Rust } else { Style::Wire };
        let here = &explainer.at.pointer;
        let arms: Vec<_> = explainer.context.choices.arms_around(unknown.entry.place).collect();
        let selection = Selection::of(&arms);
        let shape = explainer.root.and_then(|root| {
            let subject = root.object.about?;
            Some((subject, shape_of(subject, &Selected::new(root, &selection))))
        });
        let (here, pointer) = (here.to_string(), here.child(&unknown.entry.key).to_string());
        Self { explainer, unknown, style, here, pointer, arms, shape }
    }

    fn printer(&self) -> Printer<'_> {
        let root = self.explainer.context.object;
        Printer { root, base: "", style: self.style, blamed: &self.pointer, here: &self.here }
    }

    fn suggestion(&self, remedy: Vec<Remedy>) -> Suggestion {
        self.printer().suggestion(remedy)
    }

    /// Returns the pointer of a field of the object that has the key.
    fn sibling(&self, field: &Field) -> String {
        self.explainer.at.pointer.child(field.wire).to_string()
    }

    /// Returns the note about the required fields that the key hides, apart from those that the help sets.
    fn hidden(&self, name: &str, help: &Help) -> Option<String> {
        let is_set_by = |suggestion: &Suggestion, to: &str| suggestion.remedy().iter().any(|change| change.sets(to));
        let is_set = |field: &Field| {
            let to = self.sibling(field);
            help.suggestions().iter().all(|suggestion| is_set_by(suggestion, &to))
        };
        let hidden = self.unknown.next_to.hidden.iter().filter(|field| !is_set(field));
        let names: Vec<_> = hidden.map(|field| self.style.quoted_name(field)).collect();
        let verb = if names.len() == 1 { "is" } else { "are" };
        let moves = |suggestion: &Suggestion| matches!(suggestion.remedy(), [Remedy::Move { .. }, ..]);
        // A help that moves the entry says what the key means.
        let is_moved = help.suggestions().iter().all(moves);
        let unless = if is_moved { String::new() } else { format!(", unless `{name}` is meant") };
        (!names.is_empty()).then(|| format!("{} {verb} missing too{unless}", list_in_words(&names, "and")))
    }

    fn help_for_given_field(&self, field: &'static Field) -> Help {
        let is_present = format!("`{}` is already present", self.style.field_name(field));
        let is_same = same_field(self.unknown.object, &self.unknown.entry.key) == Some(field);
        let end = if is_same { "" } else { ", or write another field" };
        self.suggestion(Vec::from([Remedy::Remove { entry: self.pointer.clone() }]))
            .followed_by(&format!("{end}: {is_present}"))
            .into()
    }

    /// Returns the help for a key that counts as a field.
    fn help_for_named_field(&self, field: &'static Field) -> Help {
        let UnknownKey { entry, is_valid, ref next_to, .. } = *self.unknown;
        let to = self.sibling(field);
        let mut remedy = Vec::from([Remedy::Name { entry: self.pointer.clone(), to: to.clone() }]);
        let explainer = self.explainer;
        let value = match (field.kind, &entry.value.value) {
            // Only the key would lead to the next mistake.
            (Kind::Object(object), value @ (Value::Text(_) | Value::Number(_))) if explainer.is_macro() => {
                Some(meant_object(object, value))
            }
            _ if is_valid || entry.is_bare() => None,
            // What is wrong in it is found under its own key.
            (Kind::Object(_) | Kind::Checked(_) | Kind::Free(_), Value::Object(_))
            | (Kind::List(_), Value::List(_)) => None,
            (kind, value) => Some(shown_scalar(kind, value, explainer.is_macro()).unwrap_or(Sample::Gap)),
        };
        let value = value.map(|value| explainer.with_known_words(field.kind, value));
        remedy.extend(value.map(|value| Remedy::Write { entry: to, value }));
        let mut end = String::new();
        if !next_to.lacking.is_empty() {
            let conditions = next_to.lacking.iter().map(|arm| explainer.context.choices[*arm].condition.clone());
            end = format!(" only {}", list_in_words(&conditions.collect::<Vec<_>>(), "or"));
        }
        if next_to.is_null {
            end += ", and remove the entry that is `null`";
        }
        let suggestion = self.suggestion(remedy).followed_by(&end).in_arms(next_to.lacking.clone());
        suggestion.replacing(self.replaced_key(field)).into()
    }

    /// Returns the replacement of a key by that of the field that it denotes.
    fn replaced_key(&self, field: &'static Field) -> Option<Replacement> {
        let UnknownKey { object, entry, is_valid, next_to: NextTo { is_repeated, is_null, ref lacking, .. }, .. } =
            *self.unknown;
        let explainer = self.explainer;
        let is_secret =
            explainer.at.is_near_secret || is_secret(field.kind) || field.kind.object().is_some_and(has_secret);
        let is_alone = !is_repeated && !is_null && lacking.is_empty();
        let is_same = is_valid && is_alone && !is_secret && same_field(object, &entry.key) == Some(field);
        let range = (explainer.range_of)(entry.place).filter(|_| is_same)?;
        Some(Replacement::new(range, self.style.key(field)))
    }

    /// Returns the help for a key that names no field of its object: where it belongs, or the fields to choose from.
    fn help_for_other_key(&self) -> Help {
        let UnknownKey { object, entry, .. } = *self.unknown;
        let is_macro = self.explainer.is_macro();
        if is_macro && entry.key.ends_with('!') {
            let key = entry.key.trim_end_matches('!');
            let to = self.explainer.at.pointer.child(key).to_string();
            let name = Remedy::Name { entry: self.pointer.clone(), to: to.clone() };
            let remedy = Vec::from([name, Remedy::Sign { entry: to, sign: "!:" }]);
            let key = self.style.quoted_key(&shorten(key));
            return Suggestion::write(format!("`{key}!: …`")).with_remedy(remedy).into();
        }
        if let Some(field) = field_of_bare_word(object, entry).filter(|_| is_macro) {
            let to = self.sibling(field);
            let name = Remedy::Name { entry: self.pointer.clone(), to: to.clone() };
            let value = Sample::Word(entry.key.to_string());
            return self.suggestion(Vec::from([name, Remedy::Write { entry: to, value }])).into();
        }
        if let Some(reason) = Alias::find(object, &spelling::normalized(&entry.key)).and_then(Alias::reason) {
            return self.all_fields().followed_by(&format!("; {reason}")).into();
        }
        let places = self.places();
        // A key that means several fields has an object that groups them.
        if let Some(remedy) = self.parts().filter(|_| places.len() > 1) {
            // "it" could be any of the entries.
            return Printer { blamed: "", ..self.printer() }.suggestion(remedy).into();
        }
        let (mut here, mut elsewhere, mut present) = (Vec::new(), Vec::new(), None);
        let places: Vec<_> = places.into_iter().map(|place| (self.find(&place), place)).collect();
        // Where a field of this name is already, nobody means another one in an object that must be completed.
        let is_somewhere = places
            .iter()
            .any(|(found, _)| matches!(found, Found::Present { .. } | Found::Absent { is_enough: true, .. }));
        for (found, place) in places {
            match found {
                Found::Absent { is_enough: false, .. } if is_somewhere => {}
                Found::Absent { to, .. } => {
                    let (entry, to) = (self.pointer.clone(), to.to_string());
                    if place.len() == self.explainer.at.path.len() + 1 && self.is_sibling(&to) {
                        here.push(Remedy::Name { entry, to });
                    } else {
                        elsewhere.push(Remedy::Move { entry, to });
                    }
                }
                Found::Alone { object, entry, value } => {
                    let outer = &place[..place.len() - 1];
                    let remedy = named(outer, self.explainer.completed(outer, object, &entry, value));
                    if remedy.contains(&Remedy::Remove { entry: self.pointer.clone() }) {
                        // "it" could be either entry.
                        return Printer { blamed: "", ..self.printer() }.suggestion(remedy).into();
                    }
                }
                // In another part of the request, the field is another one.
                Found::Present { entry } if place.starts_with(&self.explainer.at.path) => {
                    present = Some(entry.to_string());
                }
                Found::Present { .. } | Found::Unreachable => {}
            }
        }
        here.append(&mut elsewhere);
        match (&*here, present) {
            ([], Some(present)) => self.help_for_present_field(&present),
            ([], None) => self.all_fields().into(),
            _ => here.into_iter().map(|change| self.suggestion(Vec::from([change]))).collect::<Vec<_>>().into(),
        }
    }

    fn is_sibling(&self, pointer: &str) -> bool {
        pointer.rsplit_once('/').is_some_and(|(outer, _)| outer == self.here)
    }

    fn help_for_present_field(&self, present: &str) -> Help {
        let printer = self.printer();
        let (outer, name) = present.rsplit_once('/').unwrap_or_default();
        let name = printer.path(&format!("{outer}/{name}")).rsplit('.').next().unwrap_or_default().to_owned();
        let place = match printer.path(outer) {
            outer if outer.is_empty() => "at the top of the request".to_owned(),
            outer => format!("in `{outer}`"),
        };
        self.suggestion(Vec::from([Remedy::Remove { entry: self.pointer.clone() }]))
            .followed_by(&format!(": `{name}` is already present {place}"))
            .into()
    }

    /// Returns the ways to the fields elsewhere that the key may mean, without those that a rule excludes.
    fn places(&self) -> Vec<FieldPath> {
        let UnknownKey { object, entry, .. } = *self.unknown;
        let mut places = places_of(self.explainer.context.object, object, &entry.key, &self.explainer.at.path);
        places.retain(|place| !self.is_excluded(place));
        places
    }

    fn find(&self, place: &[&'static Field]) -> Found<'_> {
        let choices = self.explainer.context.choices;
        let find = |root| find(root, place, &self.here, &self.arms, choices);
        self.explainer.root.map_or(Found::Unreachable, find)
    }

    /// Returns whether a rule excludes the field at the end of a way from the root.
    fn is_excluded(&self, way: &[&'static Field]) -> bool {
        let Some((subject, shape)) = self.shape else { return false };
        let path: Vec<_> = way.iter().map(|field| field.rust).collect();
        is_excluded(subject, shape, &path)
    }

    /// Returns the advice to use one of the fields that the object lacks, first those that it requires. In source code it
    /// also shows the form of an unchecked field.
    fn all_fields(&self) -> Suggestion {
        let UnknownKey { object, entry, next_to: NextTo { ref meant, .. }, .. } = *self.unknown;
        let here = &self.explainer.at.path;
        let is_possible =
            |field: &&'static Field| !meant.contains(field) && !self.is_excluded(&[&**here, &[*field]].concat());
        let (lacking, others): (Vec<&'static Field>, Vec<_>) =
            object.fields.iter().filter(is_possible).partition(|field| field.required);
        let to: Vec<_> = lacking.into_iter().chain(others).map(|field| self.sibling(field)).collect();
        let entry_pointer = self.pointer.clone();
        let suggestion = self.suggestion(Vec::from([if to.is_empty() {
            Remedy::Remove { entry: entry_pointer }
        } else {
            Remedy::NameOneOf { entry: entry_pointer, to }
        }]));
        let is_card = is_protected(object, &entry.key, &entry.value.value);
        if !self.explainer.is_macro() || entry.key.is_empty() || is_card {
            return suggestion;
        }
        let key = quoted(&shorten(&entry.key));
        suggestion.followed_by(&format!("; to send an undocumented field unchecked, write `{key}!: …`"))
    }
}

/// Returns changes that write a value with the key of its field, at the end of a way, if its entry has another one.
fn named(way: &[&'static Field], changes: Vec<Remedy>) -> Vec<Remedy> {
    let Some(field) = way.last() else { return changes };
    let named = changes.into_iter().flat_map(|change| match change {
        Remedy::Write { entry, value } if !entry.ends_with(&format!("/{}", field.wire)) => {
            let outer = entry.rsplit_once('/').map_or("", |(outer, _)| outer);
            let to = format!("{outer}/{}", field.wire);
            Vec::from([Remedy::Name { entry, to: to.clone() }, Remedy::Write { entry: to, value }])
        }
        change => Vec::from([change]),
    });
    named.collect()
}
