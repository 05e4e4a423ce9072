//! The pace of a run.

use std::time::Duration;

use jiff::Timestamp;

use crate::{clock::Clock, send_error::SendError};

/// The greatest number of requests that one run sends.
const MOST: u32 = 150;
/// The time between two requests.
const PAUSE: Duration = Duration::from_secs(1);

/// Counts the requests of a run, and lets one pass each second.
pub struct Turns<'a> {
    clock: &'a dyn Clock,
    sent: u32,
    last: Option<Timestamp>,
}

impl<'a> Turns<'a> {
    /// Creates the turns of a run that has sent nothing.
    pub const fn new(clock: &'a dyn Clock) -> Self {
        Self { clock, sent: 0, last: None }
    }

    /// Returns the number of requests so far.
    pub const fn sent(&self) -> u32 {
        self.sent
    }

    /// Waits until `count` requests may be sent at once, and counts them.
    pub fn wait_for(&mut self, count: u32) -> Result<(), SendError> {
        if self.sent + count > MOST {
            return Err(SendError::Limit);
        }
        if let Some(last) = self.last {
            let passed = Duration::try_from(self.clock.now().duration_since(last)).unwrap_or_default();
            let rest = PAUSE.saturating_sub(passed);
            if !rest.is_zero() {
                self.clock.sleep(rest);
            }
        }
        self.last = Some(self.clock.now());
        self.sent += count;
        Ok(())
    }
}
