//! The places in other objects where a field of a key's name belongs.

use alloc::vec::Vec;
use core::iter;

use crate::engine::{
    base::spelling,
    schema::{Alias, Field, Object},
};

/// The fields on the way from an object to a field, with that field at the end.
pub type FieldPath = Vec<&'static Field>;

/// Returns the ways from `root` to the fields that a key may mean. `here` leads to `object`, which has the key and no field
/// that the key names.
pub fn homes_of(root: &'static Object, object: &'static Object, key: &str, here: &[&'static Field]) -> Vec<FieldPath> {
    let name = spelling::normalized(key);
    if let Some(alias) = Alias::find(object, &name) {
        let is_whole = root.request.object() == root;
        let ways = alias.ways(object).filter(|way| !way.is_from_request || is_whole);
        return ways.map(|way| if way.is_from_request { way.fields } else { [here, &way.fields].concat() }).collect();
    }
    let mut found = Vec::new();
    collect(root, &mut Vec::new(), &name, &mut found);
    nearest(found, here)
}

/// Returns whether an unknown key means several fields of an object, so that its value may have them.
pub fn is_group(object: &'static Object, key: &str) -> bool {
    Alias::find(object, &spelling::normalized(key)).is_some_and(|alias| alias.ways(object).count() > 1)
}

/// Appends the way to each field of this name.
fn collect(object: &'static Object, path: &mut FieldPath, name: &str, found: &mut Vec<FieldPath>) {
    for field in object.fields {
        path.push(field);
        if spelling::normalizes_to(field.wire, name) {
            found.push(path.clone());
        }
        if let Some(inner) = field.kind.object() {
            collect(inner, path, name, found);
        }
        path.pop();
    }
}

/// Returns the ways to the objects that are nearest to the key, and to those nearest to the top. The name of the key's
/// object may show which of them is meant.
fn nearest(mut found: Vec<FieldPath>, here: &[&'static Field]) -> Vec<FieldPath> {
    let is_of_same_name = |way: &FieldPath| {
        here.last()
            .is_some_and(|last| way.iter().rev().nth(1).is_some_and(|home| home == last || home.wire == last.wire))
    };
    if found.iter().any(is_of_same_name) {
        found.retain(is_of_same_name);
    }
    // If only one object next to the key has the field, it is meant: the currency in an item is that of its price.
    let is_inside = |way: &FieldPath| !here.is_empty() && way.len() == here.len() + 2 && way.starts_with(here);
    if found.iter().filter(|way| is_inside(way)).count() == 1 {
        found.retain(is_inside);
    }
    let (Some(highest), Some(least)) =
        (found.iter().map(Vec::len).min(), found.iter().map(|way| distance(here, way)).min())
    else {
        return found;
    };
    if highest == 1 {
        found.retain(|way| way.len() == 1);
    } else {
        found.retain(|way| distance(here, way) == least || way.len() == highest);
    }
    found
}

/// Returns how many objects lie on the way from one object to that of a field, out of the one and into the other.
fn distance(here: &[&'static Field], way: &[&'static Field]) -> usize {
    let home = &way[..way.len() - 1];
    let common = iter::zip(here, home).take_while(|(one, other)| one == other).count();
    here.len() + home.len() - 2 * common
}
