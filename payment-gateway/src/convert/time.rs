//! Conversions of `time` instants.

use payment_core::convert;
use time::{OffsetDateTime, UtcDateTime, error::ComponentRange};

use crate::response::{InvalidTimestamp, Timestamp};

convert! {
    /// Converts an instant into UTC, to the nanosecond.
    ///
    /// ```
    /// use payment_session::response::{InvalidTimestamp, Timestamp};
    ///
    /// let at = time::OffsetDateTime::from_unix_timestamp(1_767_139_140).unwrap();
    /// let at = at + time::Duration::milliseconds(900);
    /// let written = Timestamp::try_from(at)?;
    /// assert_eq!(written.as_str(), "2025-12-30T23:59:00.9Z");
    /// assert_eq!(time::OffsetDateTime::try_from(&written).unwrap(), at);
    /// # Ok::<(), InvalidTimestamp>(())
    /// ```
    try OffsetDateTime => Timestamp | InvalidTimestamp: |at| Self::from_unix(at.unix_timestamp(), at.nanosecond());
    /// Converts an instant, to the nanosecond.
    try UtcDateTime => Timestamp | InvalidTimestamp: |at| Self::from_unix(at.unix_timestamp(), at.nanosecond());
    /// Converts an instant into the offset UTC. Fails outside of the years of `time`.
    try Timestamp => OffsetDateTime | ComponentRange: |at| Self::from_unix_timestamp_nanos(nanos(at));
    /// Fails outside of the years of `time`.
    try Timestamp => UtcDateTime | ComponentRange: |at| Self::from_unix_timestamp_nanos(nanos(at));
}

/// Returns the nanoseconds since 1970-01-01T00:00:00Z.
fn nanos(at: &Timestamp) -> i128 {
    i128::from(at.unix_seconds()) * 1_000_000_000 + i128::from(at.subsec_nanos())
}
