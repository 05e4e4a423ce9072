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
#[derive(Clone, Copy, Debug, Default)]
pub struct AttemptTimes {
    /// The mark of the first one.
    pub first: Option<Since>,
    /// The end of the last one, or `None` if none has ended.
    pub last: Option<Since>,
}

impl AttemptTimes {
    /// Adds an attempt that is about to be sent.
    pub fn mark(&mut self, now: Instant) {
        self.first.get_or_insert(Since::new(Duration::ZERO, now));
    }

    /// Adds the end of an attempt that may have been carried out.
    pub fn end(&mut self, now: Instant) {
        self.mark(now);
        self.last = Some(Since::new(Duration::ZERO, now));
    }

    pub fn age(self, now: Instant, limits: AgeLimits) -> Age {
        age(self.last, self.first, now, limits)
    }
}

/// Returns the age of something whose last attempt ended then, if one has.
pub fn age(last: Option<Since>, first: Option<Since>, now: Instant, limits: AgeLimits) -> Age {
    let since_first = first.map_or(Duration::ZERO, |first| first.until(now));
    last.map_or(Age::UNSENT, |last| Age::of(last.until(now), since_first, limits))
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
        let mut attempts = AttemptTimes::default();
        assert_eq!(age(attempts, 0), Age::UNSENT);
        attempts.mark(moment);
        assert_eq!(age(attempts, 0), Age::UNSENT);
        attempts.end(moment + seconds(10));
        assert_eq!([69, 70, 130].map(|time| age(attempts, time)), [Age::Young, Age::Quiet, Age::Settled]);
        assert_eq!(attempts.last.unwrap().after(LIMITS.quiet), moment + seconds(70));
        attempts.mark(moment + seconds(3000));
        attempts.end(moment + seconds(3010));
        assert_eq!(age(attempts, 3069), Age::Young);
        assert_eq!([3599, 3600].map(|time| age(attempts, time)), [Age::Settled, Age::TooOld]);
    }

    #[tokio::test(start_paused = true)]
    async fn others_are_quiet_a_minute_after_their_end() {
        let moment = Instant::now();
        let others = |time| age(Some(Since::new(seconds(10), moment)), None, moment + seconds(time), LIMITS);
        assert_eq!([49, 50].map(others), [Age::Young, Age::Quiet]);
        assert_eq!(age(None, None, moment, LIMITS), Age::UNSENT);
    }
}
