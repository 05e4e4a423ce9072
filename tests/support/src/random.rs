//! Pseudo-random numbers, which are the same in every run.

use fastrand::Rng;

/// A generator from a seed.
#[derive(Debug)]
pub struct Random(Rng);

impl Random {
    /// Creates a generator from any seed.
    pub fn new(seed: u64) -> Self {
        Self(Rng::with_seed(seed))
    }

    /// Returns a number below `bound`, or 0 if `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        if bound == 0 { 0 } else { self.0.usize(..bound) }
    }

    /// Returns true with a chance of `percent` in 100.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Returns one of `choices`.
    pub fn of<T, const N: usize>(&mut self, choices: [T; N]) -> T {
        self.0.choice(choices).unwrap_or_else(|| unreachable!("`of` requires a choice"))
    }

    /// Returns one of `choices`, which must not be empty.
    pub fn one<'t, T>(&mut self, choices: &'t [T]) -> &'t T {
        &choices[self.below(choices.len())]
    }

    /// Shuffles `items`.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        self.0.shuffle(items);
    }
}
