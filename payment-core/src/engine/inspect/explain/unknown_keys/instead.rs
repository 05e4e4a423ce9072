//! A key that is the only one of its object, and belongs in the place of the object: an id.

use alloc::{string::ToString, vec::Vec};

use super::KeyHelp;
use crate::engine::{
    inspect::{
        check::{Selected, Selection},
        help::{Remedy, Suggestion},
        key_meaning::{Found, entries_at, homes_of},
        mistake::UnknownKey,
    },
    rules::{Look, Seen, is_excluded, shape_of},
    schema::Field,
};

/// A request without an object.
struct Without<'l> {
    request: Selected<'l, 'l>,
    /// The path of the object.
    path: &'l [&'static str],
}

impl Look for Without<'_> {
    fn look(&self, path: &[&str]) -> Seen<'_> {
        if path.starts_with(self.path) { Seen::Absent } else { self.request.look(path) }
    }

    fn order(&self, path: &[&str]) -> Option<usize> {
        self.request.order(path).filter(|_| !path.starts_with(self.path))
    }

    fn is_null(&self, path: &[&str]) -> bool {
        self.request.is_null(path) && !path.starts_with(self.path)
    }
}

impl KeyHelp<'_> {
    /// Returns the help to move the only entry of an object to where a rule excludes it next to the object.
    pub fn instead_of_object(&self) -> Option<Suggestion> {
        let UnknownKey { object, entry, .. } = *self.unknown;
        let (explainer, root) = (self.explainer, self.explainer.root);
        // Another arm may have another object there.
        let [_] = entries_at(root, &self.here)
            .filter(|entries| entries.first().is_some_and(|first| first.place == entry.place))?
        else {
            return None;
        };
        let here: &[&Field] = &explainer.at.path;
        let path: Vec<_> = here.iter().map(|field| field.rust).collect();
        let (subject, selection) = (root.object.about?, Selection::of(&self.arms));
        let shape = shape_of(subject, &Without { request: Selected::new(root, &selection), path: &path });
        let ways = homes_of(root.object, object, &entry.key, here);
        let mut places = ways.iter().filter_map(|way| {
            let path: Vec<_> = way.iter().map(|field| field.rust).collect();
            match self.find(way, &self.arms) {
                Found::Absent { to, .. } if self.is_excluded(way) && !is_excluded(subject, shape, &path) => Some(to),
                _ => None,
            }
        });
        let to = places.next().filter(|_| places.next().is_none())?.to_string();
        let moved = Remedy::Move { entry: self.pointer.clone(), to };
        Some(self.suggestion(Vec::from([moved, Remedy::Remove { entry: self.here.clone() }])))
    }
}
