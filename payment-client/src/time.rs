//! Times that cannot overflow.

use std::time::Duration;

use tokio::time::Instant;

/// Longer than any call or token. Clocks can hold this time from now on.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 3600);

/// Returns the time after this duration, or after a year if it is longer. Durations come from servers, too.
pub fn after(duration: Duration) -> Instant {
    Instant::now() + duration.min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_time_is_a_year_away() {
        let day = Duration::from_secs(24 * 3600);
        let (start, end) = (Instant::now(), after(Duration::MAX));
        assert!(end - start >= 365 * day && end - start < 366 * day);
    }
}
