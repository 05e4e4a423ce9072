//! Where the field that an unknown key names belongs. Only the help asks it, after the check.

use alloc::vec::Vec;
use core::iter;

use super::{Context, SelectedObject, Selection};
use crate::engine::{
    base::{path::Path, spelling},
    inspect::{
        mistake::{UnknownKey, ValueContext},
        names::{alternatives, named_field},
        shown_values::{is_single, may_be_written},
        tree::{Arm, Value},
        typed::{TypedEntry, TypedObject, TypedValue},
    },
    rules::{fact_states, is_excluded},
    schema::{Alias, Field, Kind, Object},
};

/// The fields on the way from an object to a field, with that field at the end.
pub type FieldPath = Vec<&'static Field>;

/// The fields that an unknown key may mean.
#[derive(Default)]
pub struct LikelyFields {
    /// The fields of its own object.
    pub own: Vec<Path>,
    /// The absent fields of other objects, the nearest first.
    pub absent: Vec<Path>,
    /// The nearest field that is present.
    pub present: Option<Path>,
    /// The fields of its own object that another key may mean, or gives.
    pub taken: Vec<&'static Field>,
}

/// The request around an unknown key.
pub struct KeyContext<'a> {
    pub context: Context<'a>,
    pub root: &'a TypedObject<'a>,
    /// The object that has the key.
    pub at: &'a ValueContext,
    /// The arms that the entry lies in, also those around its object.
    pub arms: Vec<Arm>,
}

impl KeyContext<'_> {
    pub fn likely_fields(&self, unknown: &UnknownKey<'_>) -> LikelyFields {
        let UnknownKey { object, entry, ref likely, .. } = *unknown;
        // Of several keys that mean one of the same fields, only one counts.
        let mut taken = alternatives(object, &entry.key);
        taken.retain(|field| likely.contains(field));
        let (here, value) = (&*self.at.path, &entry.value.value);
        let (name, mut paths) = (spelling::normalized(&entry.key), Vec::new());
        let alias = Alias::find(object, &name);
        match alias {
            // Nobody knows which item of a list is meant, so no path leads into one or out of one.
            _ if is_in_item(here) => {}
            Some(alias) => paths.extend(self.paths_of(alias, object)),
            None => collect(self.context.object, &mut Vec::new(), &name, &mut paths),
        }
        paths.retain(|path| {
            let (field, around) = path.split_last().expect("a path has a field");
            let is_taken = *around == *here && taken.contains(field);
            // A row of aliases is about objects that people write instead.
            let is_another = alias.is_none() && is_another_object(field.kind, value);
            !is_taken && !is_in_item(around) && !is_another && !self.excludes(path)
        });
        paths.sort_by_key(|path| distance(here, path));
        // Of the fields of its name, only the nearest are meant. An alias means all of its row.
        if let (None, Some(least)) = (alias, paths.first().map(|path| distance(here, path))) {
            paths.retain(|path| distance(here, path) == least);
        }
        // A literal may show which of them is meant.
        let may_be_it = |path: &FieldPath| path.last().is_some_and(|field| may_be_written(field.kind, value));
        if paths.iter().any(may_be_it) {
            paths.retain(may_be_it);
        }
        let mut likely_fields = LikelyFields { taken, ..LikelyFields::default() };
        for path in &paths {
            match self.end_of(path) {
                Some(End::Present(path)) => likely_fields.present = likely_fields.present.or(Some(path)),
                Some(End::Absent(path)) if path.outer() == self.at.pointer => likely_fields.own.push(path),
                Some(End::Absent(path)) => likely_fields.absent.push(path),
                None => {}
            }
        }
        likely_fields
    }

    fn paths_of(&self, alias: &'static Alias, object: &'static Object) -> impl Iterator<Item = FieldPath> {
        let root = self.context.object;
        let is_whole = root.request.object() == root;
        let paths = alias.paths(object).filter(move |path| !path.is_from_request || is_whole);
        paths.map(|path| if path.is_from_request { path.fields } else { [&*self.at.path, &path.fields].concat() })
    }

    /// Returns whether a rule excludes the field at the end of a path from the request.
    pub fn excludes(&self, path: &[&'static Field]) -> bool {
        self.root.object.about.is_some_and(|subject| {
            let selection = Selection::of(&self.arms);
            let states = fact_states(subject, &SelectedObject::new(self.root, &selection).with_unknown_keys());
            let path: Vec<_> = path.iter().map(|field| field.rust).collect();
            is_excluded(subject, states, &path)
        })
    }

    /// Returns the field at the end of a path from the request, or `None` if a value on the way may not be an object. Several
    /// arms may have the objects on the way, and the field is absent if one of them lacks it.
    fn end_of(&self, path: &[&'static Field]) -> Option<End> {
        let may_set = |entry: &TypedEntry<'_>, field: &Field| {
            let is_possible = !entry.written.is_excluded_by(&self.arms);
            is_possible && entry.likely_field() == Some(field) && !matches!(entry.value.value, TypedValue::Absent)
        };
        let (last, around) = path.split_last().expect("a path has a field");
        let (mut objects, mut path) = (Vec::from([self.root]), Path::default());
        for field in around {
            path = path.child(field.wire);
            let entries = objects.iter().flat_map(|object| &object.entries).filter(|entry| may_set(entry, field));
            // The help of a single value in place of an amount writes the object, but not for other arms.
            let is_money = field.kind.as_object().is_some_and(Object::is_money);
            let is_always = |entry: &TypedEntry<'_>| entry.arms().iter().all(|arm| self.arms.contains(arm));
            let entries =
                entries.filter(|entry| !(is_money && is_single(&entry.written.value.value) && is_always(entry)));
            let inside = entries.map(|entry| match &entry.value.value {
                TypedValue::Object(inner) => Some(inner),
                _ => None,
            });
            objects = inside.collect::<Option<_>>()?;
        }
        let path = path.child(last.wire);
        let has_it = |object: &&TypedObject<'_>| object.entries.iter().any(|entry| may_set(entry, last));
        let is_present = !objects.is_empty() && objects.iter().all(has_it);
        Some(if is_present { End::Present(path) } else { End::Absent(path) })
    }
}

/// The end of a path.
enum End {
    /// A field may be added at this path.
    Absent(Path),
    /// The field at this path is present.
    Present(Path),
}

/// Returns whether a value is an object with no field of the object that a kind describes.
fn is_another_object(kind: Kind, value: &Value<'_>) -> bool {
    match (kind.as_object(), value) {
        (Some(object), Value::Object(entries)) if !entries.is_empty() => {
            entries.iter().all(|entry| named_field(object, &entry.key).is_none())
        }
        _ => false,
    }
}

fn is_in_item(path: &[&'static Field]) -> bool {
    path.iter().any(|field| matches!(field.kind, Kind::List(_)))
}

/// Appends the path to each field of this name.
fn collect(object: &'static Object, path: &mut FieldPath, name: &str, found: &mut Vec<FieldPath>) {
    for field in object.fields {
        path.push(field);
        if spelling::normalizes_to(field.wire, name) {
            found.push(path.clone());
        }
        if let Some(inner) = field.kind.as_object() {
            collect(inner, path, name, found);
        }
        path.pop();
    }
}

/// Returns how many objects lie on the way from one object to that of a field, out of the one and into the other.
fn distance(here: &[&'static Field], path: &[&'static Field]) -> usize {
    let home = &path[..path.len() - 1];
    let common = iter::zip(here, home).take_while(|(one, other)| one == other).count();
    here.len() + home.len() - 2 * common
}
