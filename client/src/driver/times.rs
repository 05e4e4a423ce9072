//! The times of attempts, some of which were made before the clock of this process began.

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

/// The times of the attempts of a call that may have been carried out.
#[derive(Clone, Copy, Debug)]
pub enum AttemptTimes {
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

impl AttemptTimes {
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

/// The times of the other rows of the key, as far as look-ups must wait for them.
#[derive(Clone, Copy, Debug)]
pub enum OtherTimes {
    /// None is [awaited](crate::machine::Other::is_awaited).
    Known,
    /// The youngest of those that are has ended then.
    Awaited(Since),
}

impl OtherTimes {
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

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: AgeLimits = AgeLimits { quiet: seconds(60), too_old: seconds(3600) };

    const fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    #[tokio::test(start_paused = true)]
    async fn a_time_before_this_process_counts() {
        let moment = Instant::now();
        let since = Since::new(seconds(10), moment);
        assert_eq!(since.until(moment + seconds(5)), seconds(15));
        assert_eq!(since.until(moment - seconds(5)), seconds(10));
        assert_eq!(since.after(seconds(60)), moment + seconds(50));
        assert_eq!(since.after(seconds(5)), moment);
    }

    #[tokio::test(start_paused = true)]
    async fn attempts_are_as_old_as_the_first_and_as_quiet_as_the_last() {
        let moment = Instant::now();
        let age = |attempts: AttemptTimes, time| attempts.age(moment + seconds(time), LIMITS);
        let mut attempts = AttemptTimes::None;
        assert_eq!((age(attempts, 0), attempts.quiet_at(LIMITS)), (Age::UNSENT, None));
        attempts.mark(moment);
        assert_eq!((age(attempts, 0), attempts.quiet_at(LIMITS)), (Age::UNSENT, None));
        attempts.end(moment + seconds(10));
        assert_eq!([69, 70, 130].map(|time| age(attempts, time)), [Age::Young, Age::Quiet, Age::Settled]);
        assert_eq!(attempts.quiet_at(LIMITS), Some(moment + seconds(70)));
        attempts.mark(moment + seconds(3000));
        attempts.end(moment + seconds(3010));
        assert_eq!(age(attempts, 3069), Age::Young);
        assert_eq!([3599, 3600].map(|time| age(attempts, time)), [Age::Settled, Age::TooOld]);
    }

    #[tokio::test(start_paused = true)]
    async fn others_are_quiet_a_minute_after_their_end() {
        let moment = Instant::now();
        let others = OtherTimes::Awaited(Since::new(seconds(10), moment));
        assert_eq!((others.age(moment, LIMITS), others.quiet_at(LIMITS)), (Age::Young, Some(moment + seconds(50))));
        assert_eq!(others.age(moment + seconds(50), LIMITS), Age::Quiet);
        assert_eq!((OtherTimes::Known.age(moment, LIMITS), OtherTimes::Known.quiet_at(LIMITS)), (Age::UNSENT, None));
    }
}
