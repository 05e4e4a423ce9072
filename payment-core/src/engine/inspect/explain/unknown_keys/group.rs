//! A key whose value has several fields of its object: an object that groups them, or one around all of them.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::KeyHelp;
use crate::engine::{
    base::spelling::{normalized, normalizes_to},
    inspect::{
        help::{Help, Remedy, Suggestion},
        key_meaning::{Found, has_key, homes_of, is_group, named_field},
        mistake::{Answer, UnknownKey},
        tree::{Entry, Value},
    },
    schema::Field,
};

/// The least number of fields that an object around them has.
const LEAST_NAMES: usize = 2;

impl KeyHelp<'_> {
    /// Returns the help to make fields of the entries in the value of the key. Those that name no field keep their keys.
    pub fn taken_apart(&self) -> Option<Help> {
        let UnknownKey { object, entry, ref meant, .. } = *self.unknown;
        let Value::Object(parts) = &entry.value.value else { return None };
        let counts_as = if let Answer::Named(named) = &self.unknown.answer { Some(named.field) } else { None };
        let (here, mut taken, mut remedy) = (&self.explainer.at.pointer, meant.clone(), Vec::new());
        let mut has_own = false;
        taken.retain(|field| Some(*field) != counts_as);
        let before = taken.len();
        let has_key = |key: &str| has_key(self.explainer.root, &self.here, key);
        for part in parts {
            let named = named_field(object, &part.key);
            let field = named.filter(|field| !taken.contains(field));
            let to = match (field, named.and_then(|field| self.field_inside(field, part))) {
                (Some(field), _) => self.sibling(field),
                (None, Some(inside)) => inside,
                (None, None) if has_key(&part.key) => continue,
                (None, None) => here.child(&part.key).to_string(),
            };
            has_own |= named.is_some();
            remedy.push(Remedy::Move { entry: here.child(&entry.key).child(&part.key).to_string(), to });
            taken.extend(field);
        }
        if !has_own || counts_as.is_some() && taken.len() == before {
            return None;
        }
        remedy.push(self.removed());
        if parts.iter().any(|part| part.arms.len() > entry.arms.len()) {
            return Some(in_its_place(remedy));
        }
        Some(self.suggestion_with_names(remedy).into())
    }

    /// Returns the pointer of the field that an entry names in the object of a present field, if it is absent there.
    pub fn field_inside(&self, field: &'static Field, entry: &Entry<'_>) -> Option<String> {
        let inside = named_field(field.kind.as_object()?, &entry.key)?;
        let way = [&*self.explainer.way_to(field), &[inside]].concat();
        match self.find(&way, &self.arms) {
            Found::Absent { to, .. } if !matches!(entry.value.value, Value::Object(_) | Value::List(_)) => {
                Some(to.to_string())
            }
            _ => None,
        }
    }

    /// Returns the help to leave out an object around the fields: `data: { … }`. It has all those that are missing without it,
    /// and several by their own names, so it is nothing else that happens to have an amount. An object whose name says
    /// nothing may have them by other names.
    pub fn unwrapped(&self, hidden: &[&'static Field]) -> Option<Help> {
        let UnknownKey { object, entry, ref meant, .. } = *self.unknown;
        let Value::Object(parts) = &entry.value.value else { return None };
        let key = normalized(&entry.key);
        let is_wrapper = self.here.is_empty()
            && !is_group(object, &entry.key)
            && object.request.wrappers.iter().any(|name| normalizes_to(name, &key));
        let own_name = |part: &Entry<'_>| object.by_normalized_name(&normalized(&part.key));
        let named = |part: &Entry<'_>| named_field(object, &part.key);
        let is_field = |part: &Entry<'_>, field| named(part) == Some(field) || self.is_home(&part.key, field);
        let has_field = |field: &&'static Field| parts.iter().any(|part| is_field(part, field));
        let is_repeated = |part: &Entry<'_>| {
            has_key(self.explainer.root, &self.here, &part.key)
                || named(part).is_some_and(|field| meant.contains(&field))
        };
        let (names, is_around) = if is_wrapper {
            let has_meaning =
                |part: &&Entry<'_>| named(part).is_some() || !homes_of(object, object, &part.key, &[]).is_empty();
            (parts.iter().filter(has_meaning).count(), hidden.is_empty() || hidden.iter().any(has_field))
        } else {
            (parts.iter().filter_map(own_name).count(), !hidden.is_empty() && hidden.iter().all(has_field))
        };
        if !is_around || names < LEAST_NAMES || parts.iter().any(is_repeated) {
            return None;
        }
        let here = &self.explainer.at.pointer;
        let moved = |part: &Entry<'_>| Remedy::Move {
            entry: here.child(&entry.key).child(&part.key).to_string(),
            to: own_name(part).map_or(here.child(&part.key).to_string(), |field| self.sibling(field)),
        };
        Some(in_its_place(parts.iter().map(moved).chain([self.removed()]).collect()))
    }

    /// Returns whether a key belongs in the object as this field, although it does not name it.
    pub fn is_home(&self, key: &str, field: &'static Field) -> bool {
        let object = self.unknown.object;
        homes_of(object, object, key, &[]).iter().any(|way| **way == [field])
    }
}

/// Returns the help to write the entries of the value in its place.
fn in_its_place(remedy: Vec<Remedy>) -> Help {
    Suggestion::write("its entries in its place").with_remedy(remedy).into()
}
