//! The objects that have a field of some name.

use alloc::vec::Vec;
use core::iter;

use crate::{
    base::spelling,
    inspect::tree::{Entry, Value},
    request::request_of,
    schema::{Field, Kind, Object},
};

/// The wire names on the way from the request to an object.
pub type Path = Vec<&'static str>;

/// The objects that have a field of some name.
pub struct Homes {
    /// The way to the objects nearest to the key or to the top. It is empty if the request itself has the field.
    pub named: Vec<Path>,
    /// The way to each of them that is inside the object that has the key, and the field.
    pub inside: Vec<(Path, &'static Field)>,
    /// The only one that is named, and the field.
    pub only: Option<(Path, &'static Field)>,
    /// Whether there is only one.
    pub is_only: bool,
}

/// Finds the objects of a request that have a field of this name. `here` leads to `object`, which has the key.
pub fn find_homes(object: &'static Object, entry: &Entry<'_>, here: &[&str]) -> Option<Homes> {
    let mut found = Vec::new();
    collect_homes(request_of(object), &mut Vec::new(), &spelling::normalized(&entry.key), &mut found);
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
    let inside = found.iter().filter(|(home, _)| home.starts_with(here));
    let inside: Vec<_> = inside.map(|(home, field)| (home[here.len()..].to_vec(), *field)).collect();
    let is_only = found.len() == 1;
    let highest = found.iter().map(|(home, _)| home.len()).min()?;
    let nearest = found.iter().map(|(home, _)| distance(here, home)).min()?;
    let is_nearest = |home: &Path| distance(here, home) == nearest;
    let named: Vec<_> = if highest == 0 {
        found.iter().filter(|(home, _)| home.is_empty()).collect()
    } else {
        let near = found.iter().filter(|(home, _)| is_nearest(home));
        let high = found.iter().filter(|(home, _)| home.len() == highest && !is_nearest(home));
        near.chain(high).collect()
    };
    let only = if let [only] = *named { Some(only.clone()) } else { None };
    let named = named.into_iter().map(|(home, _)| home.clone()).filter(|home| !home.is_empty()).collect();
    Some(Homes { named, inside, only, is_only })
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

/// Returns the names on the way to the end of a pointer, without places in lists.
pub fn fields_of(pointer: &str) -> Vec<&str> {
    pointer.split('/').filter(|segment| segment.starts_with(|c: char| c.is_ascii_lowercase())).collect()
}

/// Returns how many objects lie on the way from one object to another, out of the one and into the other.
fn distance(here: &[&str], home: &[&str]) -> usize {
    let common = iter::zip(here, home).take_while(|(one, other)| one == other).count();
    here.len() + home.len() - 2 * common
}
