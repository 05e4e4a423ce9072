//! The objects that have a field of some name.

use alloc::{format, string::String, vec::Vec};
use core::iter;

use crate::{
    base::{spelling, wording::list_in_words},
    request::request_of,
    schema::{Field, Object, key_style::Style},
};

/// The fields on the way from the request to an object.
type FieldPath = Vec<&'static Field>;

/// The objects of a request that have a field of some name.
pub struct Homes {
    /// The ways to the objects nearest to the key or to the top. It is empty if the request itself has the field.
    nearest: Vec<FieldPath>,
    /// Whether one of them lies in the object that has the key.
    pub are_inside: bool,
    /// The way from the object that has the key to the field, if there is only one and it lies in that object.
    pub only_inside: Option<Vec<&'static Field>>,
}

impl Homes {
    /// Returns the advice to move a key into one of the objects.
    pub fn advice(&self, style: Style) -> String {
        if self.nearest.is_empty() {
            return "move it to the top of the request".into();
        }
        let names: Vec<_> = self.nearest.iter().map(|home| format!("`{}`", style.field_path(home))).collect();
        format!("move it into {}", list_in_words(&names, "or"))
    }
}

/// Finds the objects of a request that have a field of this name. `here` leads to `object`, which has the key.
pub fn homes_of(object: &'static Object, key: &str, here: &[&'static Field]) -> Option<Homes> {
    let mut found = Vec::new();
    let name = spelling::normalized(key);
    collect(request_of(object), &mut Vec::new(), &name, &mut found);
    // The name of the object may show which of them is meant.
    let is_of_same_name = |home: &FieldPath| !here.is_empty() && home.last() == here.last();
    if found.iter().any(is_of_same_name) {
        found.retain(is_of_same_name);
    }
    let are_inside = found.iter().any(|home| home.starts_with(here));
    let only_inside = match &*found {
        [home] if home.len() > here.len() => {
            let (mut way, outer) = (home[here.len()..].to_vec(), home.last().and_then(|field| field.kind.object()));
            way.extend(outer.and_then(|object| object.by_normalized_name(&name)));
            Some(way)
        }
        _ => None,
    };
    let highest = found.iter().map(Vec::len).min()?;
    let nearest = found.iter().map(|home| distance(here, home)).min()?;
    let (near, far): (Vec<_>, Vec<_>) = found.into_iter().partition(|home| distance(here, home) == nearest);
    let high = |homes: Vec<FieldPath>| homes.into_iter().filter(|home| home.len() == highest).collect::<Vec<_>>();
    let nearest = if highest == 0 { Vec::new() } else { near.into_iter().chain(high(far)).collect() };
    Some(Homes { nearest, are_inside, only_inside: only_inside.filter(|_| are_inside) })
}

/// Appends the way to each object that has a field of this name.
fn collect(object: &'static Object, path: &mut FieldPath, name: &str, found: &mut Vec<FieldPath>) {
    if object.by_normalized_name(name).is_some() {
        found.push(path.clone());
    }
    for field in object.fields {
        if let Some(inner) = field.kind.object() {
            path.push(field);
            collect(inner, path, name, found);
            path.pop();
        }
    }
}

/// Returns how many objects lie on the way from one object to another, out of the one and into the other.
fn distance(here: &[&'static Field], home: &[&'static Field]) -> usize {
    let common = iter::zip(here, home).take_while(|(one, other)| one == other).count();
    here.len() + home.len() - 2 * common
}
