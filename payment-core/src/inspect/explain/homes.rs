//! The objects that have a field of some name.

use alloc::{format, string::String, vec::Vec};
use core::iter;

use crate::{
    base::{spelling, wording::list_in_words},
    inspect::tree::{Entry, Value},
    request::SESSION,
    schema::{Field, Kind, Object, key_style::Style},
};

/// The wire names on the way from the request to an object.
pub type Path = Vec<&'static str>;

/// The objects that have a field of some name.
pub struct Homes {
    /// The objects nearest to the key or to the top, for example "`customer`". `None` if the request itself has the field.
    names: Option<String>,
    /// The way to each of them that is inside the object that has the key, and the field.
    pub inside: Vec<(Path, &'static Field)>,
    /// Whether there is only one.
    pub is_only: bool,
}

impl Homes {
    /// Returns the advice to move a key here.
    pub fn move_here(&self) -> String {
        match &self.names {
            Some(names) => format!("move it into {names}"),
            None => "move it to the top of the request".into(),
        }
    }
}

/// Finds the objects that have a field of this name. `pointer` leads to the object that has the key.
pub fn find_homes(entry: &Entry<'_>, pointer: &str, style: Style) -> Option<Homes> {
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
    let inside = found.iter().filter(|(home, _)| home.starts_with(&here));
    let inside: Vec<_> = inside.map(|(home, field)| (home[here.len()..].to_vec(), *field)).collect();
    let is_only = found.len() == 1;
    let found: Vec<_> = found.into_iter().map(|(home, _)| home).collect();
    let highest = found.iter().map(Vec::len).min()?;
    let nearest = found.iter().map(|home| distance(&here, home)).min()?;
    if highest == 0 {
        return Some(Homes { names: None, inside, is_only });
    }
    let is_nearest = |home: &&Path| distance(&here, home) == nearest;
    let near = found.iter().filter(is_nearest);
    let high = found.iter().filter(|home| home.len() == highest && !is_nearest(home));
    let names: Vec<_> = near.chain(high).map(|home| format!("`{}`", style.path(&home.join(".")))).collect();
    Some(Homes { names: Some(list_in_words(&names, "or")), inside, is_only })
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
