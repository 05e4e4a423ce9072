//! The words of values in place of objects, and the objects that a help writes instead.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{Explainer, corrections::both_readings};
use crate::engine::{
    base::{pointer::Pointer, wording::shorten},
    inspect::{
        help::{Help, Printer, Remedy, Suggestion, outer},
        key_meaning::{Elsewhere, has_key, value_elsewhere, value_next_to},
        known_words::Presence,
        shown_values::{may_be_shown, may_be_written, shown_scalar, wrapped_in, written_scalar},
        tree::{Node, Place, Value},
        typed::TypedObject,
    },
    schema::{Field, Kind, Object, Sample, Thousands},
};

/// An object that a help writes.
pub struct NewObject<'p> {
    pub object: &'static Object,
    /// The fields that lead to it.
    pub way: &'p [&'static Field],
    /// The pointer of the entry that should have it.
    pub entry: &'p Pointer,
}

impl Explainer<'_> {
    /// Returns the help for a value in place of an object.
    pub fn help_for_object(&self, object: &'static Object, given: &Value<'_>) -> Help {
        let new = NewObject { object, way: &self.at.path, entry: &self.at.pointer };
        let remedy = self.completed(&new, given);
        let parts = self.parts_instead(object, given).filter(|_| remedy.len() == 1);
        let help = parts.unwrap_or_else(|| self.object_instead(&new, given, remedy));
        help.followed_by(&self.choice_for(&new))
    }

    /// Returns the help for an object, around the value if that is certainly meant to be in it. `remedy` has the changes that
    /// complete the object.
    fn object_instead(&self, new: &NewObject<'_>, given: &Value<'_>, remedy: Vec<Remedy>) -> Help {
        let (object, style) = (new.object, self.at.style);
        let kind = Kind::Object(object);
        let sample = self.with_known_words(new.entry, kind, Sample::of(kind)).show(style);
        if let Some(help) = self.thousands_or_fraction(object, given).filter(|_| self.is_macro()) {
            return help;
        }
        if let Value::List(items) = given
            && let Some(help) = self.object_of_list(object, items)
        {
            return help;
        }
        let around = self.with_known_words(new.entry, kind, wrapped_in(object, given));
        let id = self.id_instead(given).filter(|_| around.json().is_none()).map(|(id, text)| {
            let (entry, to) = (self.at.pointer.to_string(), Pointer::default().child(id.wire).to_string());
            let name = Remedy::Name { entry, to: to.clone() };
            // Only source code is quoted.
            let text = self.is_macro().then(|| Remedy::Write { entry: to, value: Sample::Text(text.into()) });
            self.printed([name].into_iter().chain(text).collect())
        });
        if remedy.len() > 1 && !self.at.is_item {
            return [self.printed(remedy)].into_iter().chain(id).collect::<Vec<_>>().into();
        }
        if let Some(id) = id {
            return id.into();
        }
        // A documented enum value is not a secret.
        let is_word = wraps_word(object, given);
        if self.is_macro() || is_word {
            let shown = around.show(style);
            // Nothing of the value is in it, so its enum values are examples.
            let is_example = !is_word && shown == sample && object.has_required_word();
            return if is_example { self.example(&shown) } else { self.write(&around).into() };
        }
        match remedy.into_iter().next() {
            Some(Remedy::Write { value, .. }) if !self.at.is_item && value.show(style) != sample => {
                self.write(&value).into()
            }
            _ if self.at.is_item && !matches!(given, Value::Text(_)) => {
                Suggestion::write(self.quoted_entry("{ … }")).into()
            }
            _ => self.example(&sample),
        }
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

    /// Returns the changes that put a value into its object, next to the values that are written elsewhere and belong there.
    pub fn completed(&self, new: &NewObject<'_>, given: &Value<'_>) -> Vec<Remedy> {
        let NewObject { object, entry, .. } = *new;
        let of_parts = if let Value::Text(text) = given { object_of_parts(object, text) } else { None };
        let (mut value, is_certain) = match of_parts {
            // Only source code is quoted.
            Some(_) if !self.is_macro() => (Sample::of(Kind::Object(object)), false),
            Some(of_parts) => of_parts,
            None => (wrapped_in(object, given), false),
        };
        let mut removed = Vec::new();
        if let Sample::Object(fields) = &mut value
            && !is_certain
        {
            self.complete(new, given, fields, &mut removed);
        }
        let value = self.with_known_words(entry, Kind::Object(object), value);
        let write = Remedy::Write { entry: entry.to_string(), value };
        [write].into_iter().chain(removed).collect()
    }

    /// Sets fields of an object to the values that are written elsewhere, and collects the changes that remove these.
    fn complete(
        &self,
        new: &NewObject<'_>,
        given: &Value<'_>,
        fields: &mut Vec<(&'static Field, Sample)>,
        removed: &mut Vec<Remedy>,
    ) {
        let NewObject { object, way, entry } = *new;
        let mut remove = |found: &Elsewhere<'_>| {
            // Other arms may need it.
            if !self.is_shared(found.written.place, entry) {
                removed.push(Remedy::Remove { entry: found.entry.to_string() });
            }
        };
        for (field, value) in fields.iter_mut() {
            if written_scalar(field.kind, given).as_ref() == Some(value) || matches!(value, Sample::Expression(_)) {
                // Only source code is quoted.
                if !self.is_macro() {
                    *value = Sample::Gap;
                }
                continue;
            }
            let Some(found) = self.under_unknown_key(&[way, &[*field]].concat(), entry) else { continue };
            // The key means something else.
            if matches!(found.value(), Value::Object(_) | Value::List(_))
                || (found.is_doubtful && !may_be_written(field.kind, found.value()))
            {
                continue;
            }
            *value = shown_scalar(field.kind, found.value(), self.is_macro()).unwrap_or(Sample::Gap);
            remove(&found);
        }
        // Other fields are not needed, so only their values show that they are meant.
        let is_other = |field: &&Field| !field.required && !fields.iter().any(|(there, _)| there == field);
        let others: Vec<_> = object.fields.iter().filter(is_other).collect();
        for field in others {
            let Some(found) = self.under_unknown_key(&[way, &[field]].concat(), entry) else { continue };
            let Some(value) = shown_scalar(field.kind, found.value(), self.is_macro()) else { continue };
            fields.push((field, value));
            remove(&found);
        }
        for (field, value) in fields {
            if let (Sample::Object(inside), Some(object)) = (value, field.kind.as_object()) {
                let (way, entry) = ([way, &[*field]].concat(), entry.child(field.wire));
                self.complete(&NewObject { object, way: &way, entry: &entry }, &Value::Null, inside, removed);
            }
        }
    }

    /// Returns whether an entry lies outside of the arms of the mistake, and others of them have `needing`, too.
    fn is_shared(&self, place: Place, needing: &Pointer) -> bool {
        let arms = |place| self.context.choices.arms_around(place).count();
        let needing = needing.to_string();
        let mut keys: Vec<_> = needing.split('/').skip(1).collect();
        let Some(last) = keys.pop().filter(|_| arms(place) < arms(self.place)) else { return false };
        let object = keys.into_iter().try_fold(self.root, TypedObject::inside);
        object.is_some_and(|object| object.entries_of(last).nth(1).is_some())
    }

    /// Returns the end of a help that writes an object, if an unknown key belongs in it whose value depends on a choice.
    pub fn choice_for(&self, new: &NewObject<'_>) -> String {
        let chosen = |field| self.chosen_key(&[new.way, &[field]].concat(), new.entry);
        let key = new.object.fields.iter().find_map(chosen);
        key.map_or(String::new(), |key| format!("; move the choice of `{key}` into it"))
    }

    /// Returns the unknown key that belongs at the end of a way, in an object at a pointer, if only other arms have it.
    pub fn chosen_key(&self, way: &[&'static Field], object: &Pointer) -> Option<String> {
        if self.under_unknown_key(way, object).is_some() {
            return None;
        }
        let found = value_elsewhere(self.root, way, &|arms| self.presence(arms) != Presence::Never)?;
        found.is_unknown.then(|| shorten(&found.written.key))
    }

    /// Returns the value under an unknown key that belongs at the end of a way, in an object at a pointer.
    pub fn under_unknown_key(&self, way: &[&'static Field], object: &Pointer) -> Option<Elsewhere<'_>> {
        let found = value_elsewhere(self.root, way, &|arms| self.is_around(arms)).filter(|found| found.is_unknown);
        found.or_else(|| value_next_to(self.root, way, object))
    }

    /// Returns the suggestion to make changes at the value that is checked, and around it.
    fn printed(&self, remedy: Vec<Remedy>) -> Suggestion {
        let pointer = self.at.pointer.to_string();
        let root = self.context.object;
        Printer { root, base: "", style: self.at.style, blamed: &pointer, here: outer(&pointer) }.suggestion(remedy)
    }

    /// Returns the help for a string that people write in place of an object, such as a telephone number.
    fn parts_instead(&self, object: &'static Object, given: &Value<'_>) -> Option<Help> {
        let Value::Text(text) = given else { return None };
        let (meant, is_certain) = object_of_parts(object, text)?;
        // The value may be a secret, so only its author sees it.
        let shown = if self.is_macro() { &meant } else { &Sample::of(Kind::Object(object)) };
        let advice = self.write(shown);
        Some(if is_certain { self.rewrite(advice, &meant).into() } else { advice.for_example().into() })
    }

    /// Returns the field of the request that a string in place of an object is meant for: `customer_id` for `customer: "C-1"`.
    fn id_instead<'v>(&self, given: &'v Value<'_>) -> Option<(&'static Field, &'v str)> {
        let (Some(field), Value::Text(text)) = (self.at.field(), given) else { return None };
        let id = self.context.object.by_wire(&format!("{}Id", field.wire)).filter(|_| self.at.path.len() == 1)?;
        // A text with spaces is a name.
        let is_absent = !has_key(self.root, "", id.wire) && !text.contains(char::is_whitespace);
        matches!(id.kind, Kind::Text(kind) if is_absent && may_be_shown(kind, text)).then_some((id, &**text))
    }

    /// Returns the advice for `amount: 50.000`, with both meanings of the number.
    fn thousands_or_fraction(&self, object: &'static Object, value: &Value<'_>) -> Option<Help> {
        let both = two_readings(object, value)?;
        let around = |number: String| wrapped_in(object, &Value::Number(number.into()));
        let here = &self.at.pointer;
        let write = |number| self.write(&self.with_known_words(here, Kind::Object(object), around(number)));
        Some(both_readings(write(both.digits), write(both.fraction?)))
    }
}

/// Returns whether a value is an enum value that the object in its place has.
pub fn wraps_word(object: &Object, given: &Value<'_>) -> bool {
    matches!(given, Value::Text(word) | Value::Name(word) if Sample::wrapping_word(object, word).is_some())
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
fn object_of_parts(object: &Object, written: &str) -> Option<(Sample, bool)> {
    let (parts, is_certain) = (object.parts?)(written)?;
    let part = |field: &Field| {
        let (_, text) = parts.iter().find(|(name, _)| *name == field.rust)?;
        matches!(field.kind, Kind::Text(kind) if may_be_shown(kind, text)).then(|| Sample::Text(text.clone()))
    };
    let fields = object.fields.iter().filter(|field| field.required);
    let fields = fields.map(|field| (field, part(field).unwrap_or_else(|| Sample::of(field.kind))));
    Some((Sample::Object(fields.collect()), is_certain))
}
