//! Order. Numbers are sorted in place of what they stand for: compiled unoptimised, as part of a macro, the standard
//! library's sorts are thousands of instructions for each type.

use alloc::vec::Vec;

use super::Finding;
use super::tree::Entry;

/// In the order of the source; what is said of one place stays in its own.
pub fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    let order = order(findings.len(), &|one, other| findings[one].place < findings[other].place);
    // where each belongs
    let mut homes = numbers(order.len());
    for home in 0..order.len() {
        homes[order[home]] = home;
    }
    for at in 0..findings.len() {
        // each swap brings one home
        while homes[at] != at {
            let home = homes[at];
            findings.swap(at, home);
            (homes[at], homes[home]) = (homes[home], home);
        }
    }
    findings
}

/// For each entry, which was the first with its key; identifiers and strings are different keys, if told `apart`.
pub fn firsts(entries: &[Entry<'_>], apart: bool) -> Vec<usize> {
    let mut firsts = numbers(entries.len());
    let (mut key, mut known) = ("", [None; 2]);
    for at in &order(entries.len(), &|one, other| *entries[one].key < *entries[other].key) {
        let entry = &entries[*at];
        if *entry.key != *key {
            (key, known) = (&entry.key, [None; 2]);
        }
        let kind = usize::from(apart && entry.is_identifier);
        let first = known[kind].unwrap_or(*at);
        known[kind] = Some(first);
        firsts[*at] = first;
    }
    firsts
}

/// The numbers below `count`, sorted by what is less; equal ones stay in their order. By merging: a request may be
/// made for its order to take long.
fn order(count: usize, is_less: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order = numbers(count);
    let mut length = 1;
    while length < count {
        let mut merged = Vec::new();
        while merged.len() < count {
            let (mut left, mut right) = (merged.len(), count.min(merged.len() + length));
            let (middle, end) = (right, count.min(right + length));
            while left < middle || right < end {
                let is_right = left == middle || right < end && is_less(order[right], order[left]);
                let next = if is_right { &mut right } else { &mut left };
                merged.push(order[*next]);
                *next += 1;
            }
        }
        order = merged;
        length *= 2;
    }
    order
}

fn numbers(count: usize) -> Vec<usize> {
    let mut numbers = Vec::new();
    for number in 0..count {
        numbers.push(number);
    }
    numbers
}
