//! Leases, as the parameters of statements.

use std::time::Duration;

use payment_client::journal::{Hold, JournalError, Lease};

use crate::columns::UNREADABLE;

/// A year. Databases have no times after the year 9999.
const LONGEST: Duration = Duration::from_hours(365 * 24);

pub fn seconds(hold: &Hold) -> f64 {
    hold.time.min(LONGEST).as_secs_f64()
}

pub fn generation_of(lease: &Lease) -> Result<i64, JournalError> {
    i64::try_from(lease.generation).map_err(|_| UNREADABLE)
}
