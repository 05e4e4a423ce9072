//! Exponential backoff with full jitter.

use std::time::Duration;

use crate::Policy;

/// The random pauses of one call.
///
/// Each pause is a random part of a limit that doubles, so that clients that failed together do not return together.
#[derive(Debug)]
pub struct Backoff {
    limit: Duration,
    longest: Duration,
}

impl Backoff {
    pub const fn new(policy: &Policy) -> Self {
        Self { limit: policy.first_pause, longest: policy.longest_pause }
    }

    /// Returns the next pause.
    pub fn next_pause(&mut self) -> Duration {
        let limit = self.limit.min(self.longest);
        self.limit = limit.saturating_mul(2);
        limit.mul_f64(fastrand::f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_double_up_to_the_longest_pause() {
        let (first_pause, longest_pause) = (Duration::from_secs(1), Duration::from_secs(5));
        let policy = Policy { first_pause, longest_pause, ..Policy::default() };
        let mut backoff = Backoff::new(&policy);
        for limit in [1, 2, 4, 5, 5] {
            assert!(backoff.next_pause() <= Duration::from_secs(limit));
        }
        assert_eq!(backoff.limit, Duration::from_secs(10));
    }
}
