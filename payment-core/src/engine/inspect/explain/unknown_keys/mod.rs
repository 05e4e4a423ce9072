//! The words of unknown keys: the field that a key names, the places where it belongs, or the fields to choose from.

mod group;
mod hidden_fields;
mod instead;
mod key_places;

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};

pub use self::key_places::Shapes;
use self::key_places::{KeyPlace, SubjectShape};
use super::{
    Explainer,
    objects::{NewObject, two_readings},
};
use crate::engine::{
    base::{
        spelling,
        wording::{quoted, shorten},
    },
    inspect::{
        help::{Help, Printer, Remedy, Replacement, Said, Suggestion, outer},
        key_meaning::{Found, is_group, same_field, value_elsewhere},
        mistake::{Answer, NamedField, UnknownKey},
        secrets::{has_secret, is_protected, is_secret},
        shown_values::shown_scalar,
        tree::{Arm, Value},
    },
    schema::{Alias, Field, Kind, Object, Sample, key_style::Style},
};

impl Explainer<'_> {
    pub fn unknown_key(&self, unknown: &UnknownKey<'_>) -> Said {
        let entry = unknown.entry;
        let name = if entry.key.is_empty() { "\"\"".to_owned() } else { shorten(&entry.key) };
        let key = KeyHelp::new(self, unknown);
        let (help, note) = match &unknown.answer {
            Answer::Named(named) => (key.for_named_field(named), None),
            Answer::Given(field) => (key.for_given_field(field), None),
            Answer::Taken => (key.all_fields().into(), None),
            Answer::Nameless { hidden } => {
                let help = key.for_nameless(hidden);
                let note = key.note_of_hidden(hidden, &name, &help);
                (help, note)
            }
        };
        Said::new(format!("unknown field `{name}`"), help).noted(note.into_iter().collect())
    }
}

/// The help for an unknown key.
struct KeyHelp<'k> {
    explainer: &'k Explainer<'k>,
    unknown: &'k UnknownKey<'k>,
    style: Style,
    /// The pointers of the object that has the key, and of its entry.
    here: String,
    pointer: String,
    /// The arms that the entry lies in, also those around its object.
    arms: Vec<Arm>,
    /// The facts about the request.
    shape: Option<SubjectShape>,
}

impl<'k> KeyHelp<'k> {
    fn new(explainer: &'k Explainer<'k>, unknown: &'k UnknownKey<'k>) -> Self {
        let style = if unknown.entry.is_identifier { Style::Rust } else { Style::Wire };
        let here = &explainer.at.pointer;
        let arms: Vec<_> = explainer.context.choices.arms_around(unknown.entry.place).collect();
        let shape = explainer.shapes.shape_in(explainer.root, &arms);
        let (here, pointer) = (here.to_string(), here.child(&unknown.entry.key).to_string());
        Self { explainer, unknown, style, here, pointer, arms, shape }
    }

    fn printer(&self) -> Printer<'_> {
        let root = self.explainer.context.object;
        Printer { root, base: "", style: self.style, blamed: &self.pointer, here: &self.here }
    }

    fn suggestion(&self, remedy: impl Into<Vec<Remedy>>) -> Suggestion {
        self.printer().suggestion(remedy.into())
    }

    /// Returns the suggestion to make changes of which "it" could be any entry, so that each is named.
    fn suggestion_with_names(&self, remedy: Vec<Remedy>) -> Suggestion {
        Printer { blamed: "", ..self.printer() }.suggestion(remedy)
    }

    /// Returns the pointer of a field of the object that has the key.
    fn sibling(&self, field: &Field) -> String {
        self.explainer.at.pointer.child(field.wire).to_string()
    }

    /// Returns the change that leaves out the entry.
    fn removed(&self) -> Remedy {
        Remedy::Remove { entry: self.pointer.clone() }
    }

    fn for_given_field(&self, field: &'static Field) -> Help {
        if let Some(to) = self.field_inside(field, self.unknown.entry) {
            return self.suggestion([Remedy::Move { entry: self.pointer.clone(), to }]).into();
        }
        let is_present = format!("`{}` is already present", self.style.field_name(field));
        let is_same = same_field(self.unknown.object, &self.unknown.entry.key) == Some(field);
        let end = if is_same { "" } else { ", or write another field" };
        self.suggestion([self.removed()]).followed_by(&format!("{end}: {is_present}")).into()
    }

    /// Returns the help for a key that counts as a field.
    fn for_named_field(&self, named: &NamedField) -> Help {
        let (entry, field) = (self.unknown.entry, named.field);
        let is_lost = matches!(&entry.value.value, Value::Object(parts) if !parts.is_empty())
            && matches!(field.kind, Kind::Text(_) | Kind::Word(_));
        // In an arm, a field may be there in another one.
        if is_lost
            && self.arms.is_empty()
            && !named.is_null
            && let Some(help) = self.taken_apart()
        {
            return help;
        }
        let to = self.sibling(field);
        let mut remedy = Vec::from([Remedy::Name { entry: self.pointer.clone(), to: to.clone() }]);
        let explainer = self.explainer;
        let way = explainer.way_to(field);
        let (mut changes, mut end) = (Vec::new(), String::new());
        if let (Kind::Object(object), value @ (Value::Text(_) | Value::Number(_))) = (field.kind, &entry.value.value)
            && two_readings(object, value).is_none()
        {
            let new = NewObject { object, way: &way, entry: &explainer.at.pointer.child(field.wire) };
            changes = explainer.completed(&new, value);
            end = explainer.choice_for(&new);
        }
        // Only the key would lead to the next mistake. Only source code is quoted.
        if !explainer.is_macro() && changes.len() < 2 {
            changes.clear();
        }
        let value = match (field.kind, &entry.value.value) {
            // It has two readings under its own key.
            (Kind::Object(object), value) if two_readings(object, value).is_some() => None,
            _ if !changes.is_empty() => None,
            _ if named.is_valid || entry.is_bare() => None,
            // What is wrong in it is found under its own key.
            (Kind::Object(_) | Kind::Checked(_) | Kind::Free(_), Value::Object(_))
            | (Kind::List(_), Value::List(_)) => None,
            (kind, value) => Some(shown_scalar(kind, value, explainer.is_macro()).unwrap_or(Sample::Gap)),
        };
        let near = explainer.at.pointer.child(field.wire);
        let value = value.map(|value| explainer.with_known_words(&near, field.kind, value));
        remedy.extend(value.map(|value| Remedy::Write { entry: to, value }));
        remedy.append(&mut changes);
        if is_lost {
            end.push_str(", which has no entries");
        }
        if named.is_null {
            end.insert_str(0, ", and remove the entry that is `null`");
        }
        if !named.lacking.is_empty() {
            end.insert_str(0, &format!(" only {}", self.explainer.context.choices.conditions(&named.lacking, "or")));
        }
        let mut suggestion = self.suggestion(remedy);
        if entry.is_bare() && entry.is_identifier {
            let text = format!("`{}: {}`", self.style.key(field), entry.key);
            suggestion = Suggestion::write(text).with_remedy(suggestion.remedy().to_vec());
        }
        let suggestion = suggestion.followed_by(&end).in_arms(named.lacking.clone());
        suggestion.replacing(self.replaced_key(named)).into()
    }

    /// Returns the replacement of a key by that of the field that it denotes.
    fn replaced_key(&self, named: &NamedField) -> Option<Replacement> {
        let NamedField { field, is_valid, is_null, ref lacking, is_repeated } = *named;
        let (UnknownKey { object, entry, .. }, explainer) = (self.unknown, self.explainer);
        let is_secret =
            explainer.at.is_near_secret || is_secret(field.kind) || field.kind.object().is_some_and(has_secret);
        let is_alone = !is_repeated && !is_null && lacking.is_empty();
        let is_same = is_valid && is_alone && !is_secret && same_field(object, &entry.key) == Some(field);
        let range = (explainer.range_of)(entry.place).filter(|_| is_same)?;
        Some(Replacement::new(range, self.style.key(field)))
    }

    /// Returns the help for a key that names no field of its object.
    fn for_nameless(&self, hidden: &[&'static Field]) -> Help {
        let of_its_form = self.without_sign().or_else(|| self.with_key()).or_else(|| self.of_unlike_alias());
        of_its_form.or_else(|| self.unwrapped(hidden)).unwrap_or_else(|| {
            let homes = self.homes();
            let is_group = is_group(self.unknown.object, &self.unknown.entry.key) && homes.len() > 1;
            let taken_apart = if is_group { self.taken_apart() } else { None };
            taken_apart.unwrap_or_else(|| self.at_homes(&homes))
        })
    }

    /// Returns the help for a sign that is a part of the key: `"key!"`.
    fn without_sign(&self) -> Option<Help> {
        let key = self.unknown.entry.key.strip_suffix('!').filter(|_| self.explainer.is_macro())?;
        let key = key.trim_end_matches('!');
        let to = self.explainer.at.pointer.child(key).to_string();
        let name = Remedy::Name { entry: self.pointer.clone(), to: to.clone() };
        let remedy = [name, Remedy::Sign { entry: to, sign: "!:" }];
        let key = self.style.quoted_key(&shorten(key));
        Some(Suggestion::write(format!("`{key}!: …`")).with_remedy(remedy).into())
    }

    /// Returns the help for an enum value without a key, as in `{ QR }`.
    fn with_key(&self) -> Option<Help> {
        let UnknownKey { object, entry, .. } = self.unknown;
        let field = object.accepting_word(&entry.key).filter(|_| entry.is_bare())?;
        let to = self.sibling(field);
        let name = Remedy::Name { entry: self.pointer.clone(), to: to.clone() };
        let value = Sample::Word(entry.key.to_string());
        Some(self.suggestion([name, Remedy::Write { entry: to, value }]).into())
    }

    /// Returns the help for a key that people write for something that no field is.
    fn of_unlike_alias(&self) -> Option<Help> {
        let UnknownKey { object, entry, .. } = self.unknown;
        let reason = Alias::find(object, &spelling::normalized(&entry.key))?.reason()?;
        Some(self.all_fields().followed_by(&format!("; {reason}")).into())
    }

    /// Returns the help to move the entry to the places where a field of its name belongs, or the fields to choose from.
    fn at_homes(&self, homes: &[KeyPlace<'_>]) -> Help {
        let (mut here, mut elsewhere, mut present) = (Vec::new(), Vec::new(), None);
        let (mut in_arms, mut same) = (None, None);
        // Where a field of this name is already, nobody means another one in an object that must be completed.
        let is_somewhere = homes
            .iter()
            .any(|place| matches!(place.found, Found::Present { .. } | Found::Absent { is_enough: true, .. }));
        for KeyPlace { way, found, arms } in homes {
            match found {
                Found::Absent { is_enough: false, .. } if is_somewhere => {}
                Found::Absent { to, .. } => {
                    let (entry, to) = (self.pointer.clone(), to.to_string());
                    if let Some(first) = self.first_with_way(way) {
                        same = Some(first);
                    } else if outer(&to) == self.here {
                        here.push((Remedy::Name { entry, to }, arms));
                    } else {
                        elsewhere.push((Remedy::Move { entry, to }, arms));
                    }
                }
                Found::Alone { object, to, value, home } => {
                    let name = Remedy::Name { entry: home.pointer.to_string(), to: to.to_string() };
                    let name = (home.pointer != *to).then_some(name);
                    let new = NewObject { object, way: way_to_object(way, object), entry: to };
                    let changes = self.explainer.completed(&new, value);
                    if !arms.is_empty()
                        && let Some(field) = way.last()
                    {
                        return self.chosen_for(field, name.into_iter().chain(changes).collect()).into();
                    }
                    if changes.contains(&self.removed()) {
                        let remedy = name.into_iter().chain(changes).collect();
                        return self.only_in(self.suggestion_with_names(remedy), arms).into();
                    }
                }
                // In another part of the request, the field is another one.
                Found::Present { entry } if way.starts_with(&self.explainer.at.path) => {
                    present = Some(entry.to_string());
                }
                Found::InArms => in_arms = way.iter().rev().nth(1),
                Found::Present { .. } | Found::Unreachable => {}
            }
        }
        here.append(&mut elsewhere);
        let suggestion = |(change, arms): (_, &Vec<Arm>)| self.only_in(self.suggestion([change]), arms);
        match (&*here, present, in_arms, same) {
            ([], Some(present), ..) => self.for_present_field(&present),
            ([], None, Some(object), _) => {
                Suggestion::advice(format!("move it into each {}", self.style.quoted_name(object))).into()
            }
            ([], None, None, Some(first)) => self
                .suggestion([self.removed()])
                .followed_by(&format!(": `{}` means the same field", shorten(&first)))
                .into(),
            ([], None, None, None) => self.instead_of_object().unwrap_or_else(|| self.all_fields()).into(),
            _ => here.into_iter().map(suggestion).collect::<Vec<_>>().into(),
        }
    }

    /// Returns the suggestion to write an object around the value in its place, with the choice that the key lies in.
    /// `changes` write the object of this arm.
    fn chosen_for(&self, field: &'static Field, changes: Vec<Remedy>) -> Suggestion {
        let is_kept = |change: &Remedy| !matches!(change, Remedy::Remove { .. });
        let written = changes.into_iter().filter(is_kept).map(|change| match change {
            Remedy::Write { entry, value: Sample::Object(mut fields) } => {
                fields.iter_mut().filter(|(it, _)| *it == field).for_each(|(_, value)| *value = Sample::Gap);
                Remedy::Write { entry, value: Sample::Object(fields) }
            }
            change => change,
        });
        let key = shorten(&self.unknown.entry.key);
        self.suggestion_with_names(written.collect()).followed_by(&format!("; move the choice of `{key}` into it"))
    }

    /// Returns an earlier unknown key that means the same field, at the end of a way.
    fn first_with_way(&self, way: &[&'static Field]) -> Option<String> {
        let is_possible = |arms: &[Arm]| !arms.iter().any(|arm| self.arms.iter().any(|it| it.excludes(*arm)));
        let first = value_elsewhere(self.explainer.root, way, &is_possible)?;
        let is_earlier = first.is_unknown && first.written.place < self.unknown.entry.place;
        is_earlier.then(|| self.printer().name(&first.entry.to_string()))
    }

    /// Limits a suggestion to arms, if there are any.
    fn only_in(&self, suggestion: Suggestion, arms: &[Arm]) -> Suggestion {
        let Some((first, others)) = arms.split_first() else { return suggestion };
        let word = if others.iter().all(|arm| arm.excludes(*first)) { "or" } else { "and" };
        suggestion
            .followed_by(&format!(", only {}", self.explainer.context.choices.conditions(arms, word)))
            .in_arms(arms.to_vec())
    }

    fn for_present_field(&self, present: &str) -> Help {
        let printer = self.printer();
        let place = match printer.path(outer(present)) {
            outer if outer.is_empty() => "at the top of the request".to_owned(),
            outer => format!("in `{outer}`"),
        };
        self.suggestion([self.removed()])
            .followed_by(&format!(": `{}` is already present {place}", printer.name(present)))
            .into()
    }

    /// Returns the advice to use one of the fields that the object lacks, first those that it requires. In source code it
    /// also shows the form of an unchecked field.
    fn all_fields(&self) -> Suggestion {
        let UnknownKey { object, entry, ref meant, .. } = *self.unknown;
        let is_possible =
            |field: &&'static Field| !meant.contains(field) && !self.is_excluded(&self.explainer.way_to(field));
        let (lacking, others): (Vec<&'static Field>, Vec<_>) =
            object.fields.iter().filter(is_possible).partition(|field| field.required);
        let fields = [lacking, others].concat();
        let to = fields.iter().map(|field| self.sibling(field)).collect();
        let (used, removed) = (Remedy::NameOneOf { entry: self.pointer.clone(), to }, self.removed());
        let suggestion = match *fields {
            [] => self.suggestion([removed]),
            // One name is no choice: it would tell the key to be that field.
            [field] => self
                .suggestion([removed])
                .followed_by(&format!("; the only other field here is `{}`", self.style.key(field))),
            _ => self.suggestion([used]),
        };
        let is_card = is_protected(object, &entry.key, &entry.value.value);
        if !self.explainer.is_macro() || entry.key.is_empty() || is_card {
            return suggestion;
        }
        let key = quoted(&shorten(&entry.key));
        suggestion.followed_by(&format!("; to send an undocumented field unchecked, write `{key}!: …`"))
    }
}

/// Returns the beginning of a way that leads to an object.
fn way_to_object<'w>(way: &'w [&'static Field], object: &Object) -> &'w [&'static Field] {
    let at = way.iter().position(|field| field.kind.as_object() == Some(object));
    &way[..at.map_or(0, |at| at + 1)]
}
