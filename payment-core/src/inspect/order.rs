//! Order. Numbers are sorted in place of what they stand for: compiled unoptimised, as part of a macro, the standard
//! library's sorts are thousands of instructions for each type.

use alloc::{collections::BinaryHeap, vec, vec::Vec};

use crate::node::Entry;

/// In the order of their keys; equal ones stay in theirs.
pub fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> usize) -> Vec<T> {
    let (mut keys, mut rest) = (Vec::new(), Vec::new());
    for (at, item) in items.into_iter().enumerate() {
        keys.push((key(&item), at));
        rest.push(Some(item));
    }
    let mut sorted = Vec::new();
    for (_, at) in BinaryHeap::from(keys).into_sorted_vec() {
        if let Some(item) = rest[at].take() {
            sorted.push(item);
        }
    }
    sorted
}

/// For each entry, which was the first with its key; identifiers and strings are different keys, if told `apart`.
pub fn firsts(entries: &[Entry<'_>], apart: bool) -> Vec<usize> {
    let mut keys = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        keys.push((&*entry.key, at));
    }
    let mut firsts = vec![0; entries.len()];
    let mut group = ("", [None; 2]);
    for (key, at) in BinaryHeap::from(keys).into_sorted_vec() {
        if key != group.0 {
            group = (key, [None; 2]);
        }
        firsts[at] = *group.1[usize::from(apart && entries[at].is_identifier)].get_or_insert(at);
    }
    firsts
}
