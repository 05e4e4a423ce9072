//! The age of attempts, as far as it matters to a decision.

use std::time::Duration;

/// The age of the attempts of a call, or of other rows of its key, when a look-up began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Age {
    /// Something of it can still happen, or may not be shown yet.
    Young,
    /// Nothing of it can happen any more, and look-ups show everything.
    Quiet,
    /// It has been quiet for as long again.
    Settled,
    /// It is quiet, and the gateway will soon have forgotten the id of its requests, so that none is sent again.
    TooOld,
}

/// The borders between ages.
#[derive(Clone, Copy, Debug)]
pub struct AgeLimits {
    /// The time after the end of an attempt from which on it is quiet.
    pub quiet: Duration,
    /// The time after the first attempt from which on none follows.
    pub too_old: Duration,
}

impl Age {
    /// The age of what has no attempt that may have been carried out.
    pub const UNSENT: Self = Self::Settled;

    /// Returns the age of something whose last attempt ended, and whose first one began, so long ago.
    pub fn of(since_last: Duration, since_first: Duration, limits: AgeLimits) -> Self {
        if since_last < limits.quiet {
            Self::Young
        } else if since_first >= limits.too_old {
            Self::TooOld
        } else if since_last >= limits.quiet * 2 {
            Self::Settled
        } else {
            Self::Quiet
        }
    }

    /// Returns whether nothing of it can happen any more.
    pub const fn is_quiet(self) -> bool {
        !matches!(self, Self::Young)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_age_begins_at_its_border() {
        let limits = AgeLimits { quiet: Duration::from_secs(60), too_old: Duration::from_secs(3600) };
        let age = |last, first| Age::of(Duration::from_millis(last), Duration::from_millis(first), limits);
        for (last, first, expected) in [
            (0, 0, Age::Young),
            (59_999, 59_999, Age::Young),
            (60_000, 60_000, Age::Quiet),
            (119_999, 3_599_999, Age::Quiet),
            (120_000, 120_000, Age::Settled),
            (3_599_999, 3_599_999, Age::Settled),
            (3_600_000, 3_600_000, Age::TooOld),
            (60_000, 3_600_000, Age::TooOld),
            // The last attempt of an old call can still be carried out.
            (59_999, 3_600_000, Age::Young),
        ] {
            assert_eq!(age(last, first), expected, "{last} {first}");
        }
    }
}
