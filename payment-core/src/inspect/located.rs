//! The part of a tree at a JSON pointer.

use alloc::string::ToString;

use super::{
    tree::{Entry, Place},
    typed::{Typed, TypedNode, TypedObject},
};
use crate::base::pointer::{Pointer, key_of_segment};

/// The value at a JSON pointer.
pub struct Located<'t> {
    /// The entry that has the value, or `None` if the value is the request or an item of a list.
    pub entry: Option<&'t Entry<'t>>,
    /// The place of the value.
    pub place: Place,
}

impl<'t> Located<'t> {
    /// Finds the value at a pointer in an edit of a mistake, which is reported at the place `blamed`.
    ///
    /// The entries of several arms may have the same pointer. The mistake is in one of these arms.
    pub fn find(root: &TypedObject<'t>, pointer: &Pointer, blamed: Place) -> Option<Self> {
        let mut found = Self { entry: None, place: root.place };
        let (mut entries, mut items) = (root.entries.as_slice(), [].as_slice());
        for segment in pointer.to_string().split('/').skip(1) {
            let key = key_of_segment(segment);
            let mut same = entries.iter().filter(|entry| entry.wire_name() == key);
            let first = same.next();
            let entry = same.rfind(|entry| entry.place() <= blamed).or(first);
            let node: &TypedNode<'t> = match entry {
                Some(entry) => &entry.value,
                None => items.get(segment.parse::<usize>().ok()?)?,
            };
            found = Self { entry: entry.map(|entry| entry.written), place: node.place() };
            (entries, items) = match &node.value {
                Typed::Object(object) | Typed::Checked(object) => (object.entries.as_slice(), [].as_slice()),
                Typed::List(_, items) => ([].as_slice(), items.as_slice()),
                _ => Default::default(),
            };
        }
        Some(found)
    }
}
