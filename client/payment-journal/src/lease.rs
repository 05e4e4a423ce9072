//! Leases, as the parameters of statements.

use std::time::Duration;

use payment_client::journal::{JournalError, Lease};

use crate::columns::UNREADABLE;

/// The longest wait for a connection or another transaction. The client waits for ten seconds in all.
pub const LONGEST_WAIT: Duration = Duration::from_secs(4);

/// A year. Databases have no times after the year 9999.
const LONGEST: Duration = Duration::from_hours(365 * 24);

pub fn seconds(time: Duration) -> f64 {
    time.min(LONGEST).as_secs_f64()
}

pub fn generation_of(lease: &Lease) -> Result<i64, JournalError> {
    i64::try_from(lease.generation).map_err(|_| UNREADABLE)
}
