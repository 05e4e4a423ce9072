//! A time that was before the clock of this process, perhaps.

use std::time::Duration;

use tokio::time::Instant;

/// Something that was so long before a moment.
#[derive(Clone, Copy, Debug)]
pub struct Since {
    before: Duration,
    moment: Instant,
}

impl Since {
    pub const fn new(before: Duration, moment: Instant) -> Self {
        Self { before, moment }
    }

    /// Returns the time from then to a later moment.
    pub fn until(self, now: Instant) -> Duration {
        self.before + now.saturating_duration_since(self.moment)
    }

    /// Returns the moment so long after it, or that from which it is counted if it is earlier.
    pub fn after(self, time: Duration) -> Instant {
        self.moment + time.saturating_sub(self.before)
    }
}
