//! Conversions of `jiff` instants.

use jiff::{Timestamp, Zoned};

use super::convert;
use crate::{
    engine::values::Invalid,
    request::{AuthenticationTime, ExpiryAt},
};

macro_rules! instants {
    ($($name:ident)*) => {$(
        convert! {
            /// Fractions of a second are cut, towards the past.
            ///
            /// ```
            #[doc = concat!("use payment_session::request::", stringify!($name), ";")]
            ///
            /// let at: jiff::Timestamp = "2025-12-30T23:59:00.9+07:00".parse().unwrap();
            #[doc = concat!("assert_eq!(", stringify!($name), "::try_from(at)?.as_ref(), \"2025-12-30T16:59:00Z\");")]
            /// # Ok::<(), payment_session::Invalid>(())
            /// ```
            try Timestamp => $name | Invalid: |at| {
                // before 1970 jiff counts the fraction back from the second after it
                Self::from_unix_seconds(at.as_second() - i64::from(at.subsec_nanosecond() < 0))
            };
            /// Converts an instant into UTC. Fractions of a second are cut, towards the past.
            try Zoned => $name | Invalid: |at| at.timestamp().try_into();
            /// Rejected after 9999-12-30T22:00:00Z, the last second of jiff.
            try $name => Timestamp | jiff::Error: |at| Self::from_second(at.unix_seconds());
        }
    )*};
}

instants!(ExpiryAt AuthenticationTime);
