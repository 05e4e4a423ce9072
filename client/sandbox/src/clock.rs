//! The sandbox's clock, and times in the gateway's format.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use payment_session::request::ExpiryAt;

/// A clock that can be set forward. Its copies share the time.
#[derive(Clone, Debug)]
pub struct Clock {
    base: Base,
    /// The milliseconds by which the clock was set forward.
    ahead: Arc<AtomicU64>,
}

#[derive(Clone, Copy, Debug)]
enum Base {
    System,
    Fixed(SystemTime),
}

impl Clock {
    /// Creates a clock that follows the system's clock.
    pub fn system() -> Self {
        Self { base: Base::System, ahead: Arc::default() }
    }

    /// Creates a clock that moves only when it is set forward.
    pub fn fixed(at: SystemTime) -> Self {
        Self { base: Base::Fixed(at), ahead: Arc::default() }
    }

    pub fn now(&self) -> SystemTime {
        let base = match self.base {
            Base::System => SystemTime::now(),
            Base::Fixed(at) => at,
        };
        base + self.ahead()
    }

    /// Sets the clock forward.
    pub fn advance(&self, by: Duration) {
        self.ahead.fetch_add(u64::try_from(by.as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// Returns the time by which the clock was set forward.
    pub fn ahead(&self) -> Duration {
        Duration::from_millis(self.ahead.load(Ordering::Relaxed))
    }

    /// Returns the current time with nanoseconds.
    pub fn written(&self) -> String {
        written(self.now())
    }
}

/// Writes an instant with nanoseconds, in UTC.
pub fn written(time: SystemTime) -> String {
    let nanoseconds = time.duration_since(UNIX_EPOCH).unwrap_or_default().subsec_nanos();
    format!("{}.{nanoseconds:09}Z", whole(time).trim_end_matches('Z'))
}

/// Writes an instant in whole seconds, in UTC.
pub fn whole(time: SystemTime) -> String {
    instant(time).to_string()
}

/// Converts an instant to a time at which something ends.
pub fn instant(time: SystemTime) -> ExpiryAt {
    time.try_into().expect("the clock shows a year of four digits")
}

/// Parses a duration such as `50ms` or `2s`.
pub fn parse_duration(text: &str) -> Option<Duration> {
    match text.strip_suffix("ms") {
        Some(milliseconds) => milliseconds.parse().ok().map(Duration::from_millis),
        None => text.strip_suffix('s')?.parse().ok().map(Duration::from_secs),
    }
}
