//! Conversions of `jiff` instants.

use jiff::{Timestamp, Zoned};
use payment_core::convert;

use crate::response::{self, InvalidTimestamp};

convert! {
    /// Converts an instant into UTC, to the nanosecond.
    ///
    /// ```
    /// use payment_session::response;
    ///
    /// let at: jiff::Timestamp = "2025-12-30T23:59:00.9+07:00".parse().unwrap();
    /// let written = response::Timestamp::try_from(at)?;
    /// assert_eq!(written.as_str(), "2025-12-30T16:59:00.9Z");
    /// assert_eq!(jiff::Timestamp::try_from(&written).unwrap(), at);
    /// # Ok::<(), response::InvalidTimestamp>(())
    /// ```
    try Timestamp => response::Timestamp | InvalidTimestamp: |at| {
        let (seconds, nanos) = (at.as_second(), at.subsec_nanosecond());
        // Before 1970, jiff counts the fraction back from the second after it.
        match u32::try_from(nanos) {
            Ok(nanos) => Self::from_unix(seconds, nanos),
            Err(_) => Self::from_unix(seconds - 1, 1_000_000_000 - nanos.unsigned_abs()),
        }
    };
    /// Converts an instant into UTC, to the nanosecond.
    try Zoned => response::Timestamp | InvalidTimestamp: |at| at.timestamp().try_into();
    /// Fails after 9999-12-30T22:00:00Z, the last second of jiff.
    try response::Timestamp => Timestamp | jiff::Error: |at| {
        let nanos = i128::from(at.unix_seconds()) * 1_000_000_000 + i128::from(at.subsec_nanos());
        Self::from_nanosecond(nanos)
    };
}
