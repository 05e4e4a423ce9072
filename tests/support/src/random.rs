//! Pseudo-random numbers, which are the same in every run.

/// A xorshift generator. The tests do not need secure random numbers.
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    /// Creates a generator from any seed.
    pub fn new(seed: u64) -> Self {
        // The product spreads small seeds over all bits, and is never zero.
        Self(seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// Returns a number below `bound`, or 0 if `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let drawn = usize::try_from(self.next() >> 33).unwrap_or_default();
        drawn.checked_rem(bound).unwrap_or_default()
    }

    /// Returns true with a chance of `percent` in 100.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Returns one of `choices`.
    pub fn of<T, const N: usize>(&mut self, choices: [T; N]) -> T {
        let at = self.below(N);
        let mut choices = choices.into_iter();
        choices.nth(at).unwrap_or_else(|| unreachable!("`of` requires a choice"))
    }

    /// Returns one of `choices`, which must not be empty.
    pub fn one<'t, T>(&mut self, choices: &'t [T]) -> &'t T {
        &choices[self.below(choices.len())]
    }

    /// Shuffles `items`.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}
