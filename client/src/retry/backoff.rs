//! Exponential backoff with full jitter.

use std::time::Duration;

use crate::policy::Policy;

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

    /// Returns the next pause: this fraction of the limit.
    pub fn next_pause(&mut self, fraction: f64) -> Duration {
        let limit = self.limit.min(self.longest);
        self.limit = limit.saturating_mul(2);
        limit.mul_f64(fraction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_double_up_to_the_longest_pause() {
        let (first_pause, longest_pause) = (Duration::from_secs(1), Duration::from_secs(5));
        let policy = Policy::default().with_first_pause(first_pause).with_longest_pause(longest_pause);
        let mut backoff = Backoff::new(&policy);
        for limit in [1, 2, 4, 5, 5] {
            assert_eq!(backoff.next_pause(1.0), Duration::from_secs(limit));
        }
        assert_eq!(backoff.limit, Duration::from_secs(10));
    }
}
