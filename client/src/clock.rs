//! The clock, the randomness and the ids of a client.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use payment_session::gateway::RequestId;
use tokio::time::Instant;

/// Longer than any call or token. Clocks can hold this time from now on.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 3600);

/// The clock and the randomness of one client. Nothing else in this crate reads a clock or creates randomness, so a run
/// under the paused clock of `tokio` is a function of its seed.
#[derive(Debug)]
pub struct Clock {
    random: Mutex<fastrand::Rng>,
    is_seeded: bool,
}

impl Clock {
    /// Returns the clock of a client: with a seed, its pauses can be repeated.
    pub fn new(seed: Option<u64>) -> Self {
        let random = seed.map_or_else(fastrand::Rng::new, fastrand::Rng::with_seed);
        Self { random: Mutex::new(random), is_seeded: seed.is_some() }
    }

    #[allow(clippy::unused_self)] // Each simulated process has its own clock.
    pub fn now(&self) -> Instant {
        Instant::now()
    }

    /// Returns the time after this duration, or after a year if it is longer. Durations come from servers, too.
    pub fn after(&self, duration: Duration) -> Instant {
        self.now() + duration.min(LONGEST)
    }

    /// Returns the time that is left until then.
    pub fn until(&self, time: Instant) -> Duration {
        time.saturating_duration_since(self.now())
    }

    #[allow(clippy::unused_self)]
    pub async fn sleep(&self, duration: Duration) {
        tokio::time::sleep(duration.min(LONGEST)).await;
    }

    /// Returns a random number from 0 to 1.
    pub fn fraction(&self) -> f64 {
        self.random.lock().unwrap_or_else(PoisonError::into_inner).f64()
    }

    /// Returns an id that no other intent or process has. Without a seed, it is from the random source of the system.
    pub fn id(&self) -> RequestId {
        let seeded = || {
            let number = self.random.lock().unwrap_or_else(PoisonError::into_inner).u128(..);
            format!("{number:032x}").parse().ok()
        };
        self.is_seeded.then(seeded).flatten().unwrap_or_else(RequestId::random)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_time_is_a_year_away() {
        let clock = Clock::new(None);
        let day = Duration::from_secs(24 * 3600);
        let (start, end) = (clock.now(), clock.after(Duration::MAX));
        assert!(end - start >= 365 * day && end - start < 366 * day);
    }

    #[test]
    fn a_seed_repeats_the_randomness() {
        let pauses = |seed| {
            let clock = Clock::new(Some(seed));
            ([(); 3].map(|()| clock.fraction().to_bits()), clock.id())
        };
        assert_eq!(pauses(7), pauses(7));
        assert_ne!(pauses(7), pauses(8));
    }
}
