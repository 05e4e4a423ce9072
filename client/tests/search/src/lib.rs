//! The search through all orders of events that the calls of one key, a journal, a gateway and two processes can reach.

mod decider;
mod space;
mod world;

use std::{
    collections::{HashMap, hash_map::Entry},
    hash::{BuildHasher, RandomState},
};

use space::Setting;
use world::World;

pub use decider::Wrong;
pub use space::{Axiom, Faults, Kind, Lifetime, Space};

/// What a search has found.
#[derive(Debug)]
pub struct SearchResult {
    /// The number of states.
    pub states: usize,
    /// Whether there are no others.
    pub is_complete: bool,
    /// The first broken promise, with the shortest way to it.
    pub broken: Option<String>,
}

/// Visits each state once, in the order of the number of steps that lead to it.
pub fn search(space: &Space, most: usize) -> SearchResult {
    let space = &Setting::new(*space);
    let hasher = RandomState::new();
    // A state is known by its hash: of ten million states, two have the same one in one of a million searches.
    let mut from: HashMap<u64, u64> = HashMap::new();
    let first = World::new(space);
    let hash = hasher.hash_one(&first);
    from.insert(hash, 0);
    let mut layer = vec![(hash, first)];
    while !layer.is_empty() {
        let mut next = Vec::new();
        for (parent, world) in layer {
            // Here, and not after a layer: the last one can have as many states as all others, and they fill the memory.
            if from.len() >= most {
                return SearchResult { states: from.len(), is_complete: false, broken: None };
            }
            for (number, (_, next_world)) in world.steps(space, false).into_iter().enumerate() {
                if let Some(broken) = next_world.violation(space) {
                    let (step, _) = world.steps(space, true).swap_remove(number);
                    let way = way(space, &hasher, &from, parent);
                    let broken = format!("{broken}, after {} steps:\n  {}\n  {step}", way.len() + 1, way.join("\n  "));
                    return SearchResult { states: from.len(), is_complete: false, broken: Some(broken) };
                }
                let hash = hasher.hash_one(&next_world);
                if let Entry::Vacant(entry) = from.entry(hash) {
                    entry.insert(parent);
                    next.push((hash, next_world));
                }
            }
        }
        layer = next;
    }
    SearchResult { states: from.len(), is_complete: true, broken: None }
}

/// Returns the steps to a state.
fn way(space: &Setting, hasher: &RandomState, from: &HashMap<u64, u64>, mut end: u64) -> Vec<String> {
    let mut hashes = Vec::new();
    while end != 0 {
        hashes.push(end);
        end = from[&end];
    }
    let mut world = World::new(space);
    let mut steps = Vec::new();
    for hash in hashes.iter().rev().skip(1) {
        let all = world.steps(space, true);
        let (step, next) = all.into_iter().find(|(_, world)| hasher.hash_one(world) == *hash).expect("a known step");
        steps.push(step);
        world = next;
    }
    steps
}
