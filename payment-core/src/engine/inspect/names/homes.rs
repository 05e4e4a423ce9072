//! The places in other objects where a field of a key's name belongs.

use alloc::vec::Vec;
use core::iter;

use crate::engine::{
    base::spelling,
    schema::{Alias, Field, Kind, Object},
};

/// The fields on the way from an object to a field, with that field at the end.
pub type FieldPath = Vec<&'static Field>;

/// Returns the possible ways from `root` to the fields that a key means by an alias, or by exactly their name: of those only the
/// nearest. `here` leads to `object`, which has the key and no field that the key names.
///
/// Nobody knows which item of a list is meant, so no way leads into one or out of one.
pub fn homes_of(
    root: &'static Object,
    object: &'static Object,
    key: &str,
    here: &[&'static Field],
    is_possible: impl Fn(&[&'static Field]) -> bool,
) -> Vec<FieldPath> {
    let name = spelling::normalized(key);
    let mut found = Vec::new();
    if is_in_item(here) {
        return found;
    }
    let alias = Alias::find(object, &name);
    match alias {
        Some(alias) => {
            let is_whole = root.request.object() == root;
            let ways = alias.ways(object).filter(|way| !way.is_from_request || is_whole);
            found.extend(ways.map(|way| if way.is_from_request { way.fields } else { [here, &way.fields].concat() }));
        }
        None => collect(root, &mut Vec::new(), &name, &mut found),
    }
    found.retain(|way| !is_in_item(&way[..way.len() - 1]) && is_possible(way));
    found.sort_by_key(|way| distance(here, way));
    if let (None, Some(nearest)) = (alias, found.first()) {
        let least = distance(here, nearest);
        found.retain(|way| distance(here, way) == least);
    }
    found
}

fn is_in_item(way: &[&'static Field]) -> bool {
    way.iter().any(|field| matches!(field.kind, Kind::List(_)))
}

/// Appends the way to each field of this name.
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
fn distance(here: &[&'static Field], way: &[&'static Field]) -> usize {
    let home = &way[..way.len() - 1];
    let common = iter::zip(here, home).take_while(|(one, other)| one == other).count();
    here.len() + home.len() - 2 * common
}
