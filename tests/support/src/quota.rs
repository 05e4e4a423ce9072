//! The number of cases of a random test.

use std::{cell::Cell, fmt};

use crate::bodies;

/// A test tries at most this many times as many cases as it requires.
const MOST: usize = 10;

/// The cases that a random test requires: their number, and how many of each kind occur at least.
///
/// The test generates cases until there are enough of each kind, so it does not depend on the random stream.
#[derive(Debug)]
pub struct Quota {
    required: usize,
    tried: Cell<usize>,
    kinds: Vec<Kind>,
}

#[derive(Debug)]
struct Kind {
    name: &'static str,
    required: usize,
    seen: Cell<usize>,
}

impl Quota {
    /// Requires `cases`, and of each kind at least the required number.
    pub fn new(cases: usize, kinds: impl IntoIterator<Item = (&'static str, usize)>) -> Self {
        let kinds = kinds.into_iter().map(|(name, required)| Kind { name, required, seen: Cell::new(0) });
        Self { required: cases, tried: Cell::new(0), kinds: kinds.collect() }
    }

    /// Counts a case of a kind.
    ///
    /// # Panics
    ///
    /// Panics if there is no such kind.
    pub fn count(&self, kind: &str) {
        let kind = self.kinds.iter().find(|other| other.name == kind).expect("a kind of case");
        kind.seen.update(|seen| seen + 1);
    }

    /// Begins a case. Returns false if there have been enough.
    ///
    /// # Panics
    ///
    /// Panics if a kind of case hardly ever occurs.
    pub fn begin(&self) -> bool {
        let is_met = self.kinds.iter().all(|kind| kind.seen.get() >= kind.required);
        if is_met && self.tried.get() >= self.required {
            return false;
        }
        assert!(self.tried.get() < MOST * self.required, "{self}");
        self.tried.update(|tried| tried + 1);
        true
    }

    /// Generates request bodies until there have been enough.
    pub fn bodies(&self, seed: u64) -> impl Iterator<Item = String> + use<'_> {
        bodies::generate(seed, usize::MAX).take_while(|_| self.begin())
    }
}

/// Prints the number of cases, and the kinds of which there were too few.
impl fmt::Display for Quota {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cases have too few of a kind:", self.tried.get())?;
        let mut few = self.kinds.iter().filter(|kind| kind.seen.get() < kind.required);
        few.try_for_each(|Kind { name, required, seen }| write!(f, " {name} ({} of {required})", seen.get()))
    }
}
