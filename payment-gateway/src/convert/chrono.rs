//! Conversions of `chrono` instants.

use chrono::{DateTime, TimeZone, Utc};
use payment_core::convert;

use crate::response::{InvalidTimestamp, Timestamp};

/// Converts an instant into UTC. A leap second (`23:59:60`) is the last nanosecond of `23:59:59`.
///
/// ```
/// use payment_session::response::{InvalidTimestamp, Timestamp};
///
/// let at = chrono::DateTime::parse_from_rfc3339("2025-12-30T23:59:00.9+07:00").unwrap();
/// let written = Timestamp::try_from(at)?;
/// assert_eq!(written.as_str(), "2025-12-30T16:59:00.9Z");
/// assert_eq!(chrono::DateTime::from(&written), at);
/// # Ok::<(), InvalidTimestamp>(())
/// ```
impl<Z: TimeZone> TryFrom<DateTime<Z>> for Timestamp {
    type Error = InvalidTimestamp;

    fn try_from(at: DateTime<Z>) -> Result<Self, InvalidTimestamp> {
        Self::from_unix(at.timestamp(), at.timestamp_subsec_nanos().min(999_999_999))
    }
}

convert! {
    Timestamp => DateTime<Utc>: |at| {
        Self::from_timestamp(at.unix_seconds(), at.subsec_nanos()).expect("the years 0000–10000 lie within those of chrono")
    };
}
