//! A time that was before the clock of this process, perhaps.

use std::time::Duration;

use tokio::time::Instant;

use crate::machine::{Age, AgeLimits};

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

/// The attempts of a call that may have been carried out.
#[derive(Clone, Copy, Debug)]
pub enum Attempts {
    None,
    /// The first one is about to be sent, or nothing left with it.
    Marked {
        first: Since,
    },
    Ended {
        first: Since,
        last: Since,
    },
}

impl Attempts {
    /// Adds an attempt that is about to be sent.
    pub const fn mark(&mut self, now: Instant) {
        if let Self::None = self {
            *self = Self::Marked { first: Since::new(Duration::ZERO, now) };
        }
    }

    /// Adds the end of an attempt that may have been carried out.
    pub const fn end(&mut self, now: Instant) {
        let last = Since::new(Duration::ZERO, now);
        let first = match *self {
            Self::None => last,
            Self::Marked { first } | Self::Ended { first, .. } => first,
        };
        *self = Self::Ended { first, last };
    }

    pub fn age(self, now: Instant, limits: AgeLimits) -> Age {
        match self {
            Self::None | Self::Marked { .. } => Age::UNSENT,
            Self::Ended { first, last } => Age::of(last.until(now), first.until(now), limits),
        }
    }

    /// Returns the time at which they are quiet.
    pub fn quiet_at(self, limits: AgeLimits) -> Option<Instant> {
        match self {
            Self::None | Self::Marked { .. } => None,
            Self::Ended { last, .. } => Some(last.after(limits.quiet)),
        }
    }
}

/// The other entries of the key, as far as look-ups must wait for them.
#[derive(Clone, Copy, Debug)]
pub enum Others {
    /// None is [awaited](crate::machine::Other::is_awaited).
    Known,
    /// The youngest of those that are has ended then.
    Awaited(Since),
}

impl Others {
    pub fn age(self, now: Instant, limits: AgeLimits) -> Age {
        match self {
            Self::Known => Age::UNSENT,
            Self::Awaited(ended) => Age::of(ended.until(now), Duration::ZERO, limits),
        }
    }

    /// Returns the time at which they are quiet.
    pub fn quiet_at(self, limits: AgeLimits) -> Option<Instant> {
        match self {
            Self::Known => None,
            Self::Awaited(ended) => Some(ended.after(limits.quiet)),
        }
    }
}
