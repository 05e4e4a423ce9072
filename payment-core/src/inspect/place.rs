//! The places of values and keys.

use alloc::vec::Vec;

/// A place in the source of a tree. Places have the order of the source.
pub trait Place: Clone + Ord {}

impl<P: Clone + Ord> Place for P {}

/// The offset of a value or key in a JSON text. In a draft, the number of the value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Offset(pub usize);

/// Groups items by their places, in the order of the places.
pub(super) fn group_by_place<P: Place, T>(mut placed: Vec<(P, T)>) -> Vec<(P, Vec<T>)> {
    let mut groups: Vec<(P, Vec<T>)> = Vec::new();
    placed.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (place, item) in placed {
        match groups.last_mut() {
            Some((last, items)) if *last == place => items.push(item),
            _ => groups.push((place, Vec::from([item]))),
        }
    }
    groups
}
