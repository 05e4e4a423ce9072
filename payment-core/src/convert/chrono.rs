//! Conversions of `chrono` instants.

use chrono::{DateTime, TimeZone, Utc};

use super::convert;
use crate::{
    engine::values::Invalid,
    request::{AuthenticationTime, ExpiryAt},
};

macro_rules! instants {
    ($($name:ident)*) => {$(
        /// Converts an instant into UTC. Fractions of a second are cut, towards the past, and a leap second
        /// (`23:59:60`) with them: it is `23:59:59`.
        ///
        /// ```
        #[doc = concat!("use payment_session::request::", stringify!($name), ";")]
        ///
        /// let at = chrono::DateTime::parse_from_rfc3339("2025-12-30T23:59:00.9+07:00").unwrap();
        #[doc = concat!("assert_eq!(", stringify!($name), "::try_from(at)?.as_ref(), \"2025-12-30T16:59:00Z\");")]
        /// # Ok::<(), payment_session::Invalid>(())
        /// ```
        impl<Z: TimeZone> TryFrom<DateTime<Z>> for $name {
            type Error = Invalid;

            fn try_from(at: DateTime<Z>) -> Result<Self, Invalid> {
                Self::from_unix_seconds(at.timestamp())
            }
        }

        convert! {
            $name => DateTime<Utc>: |at| {
                Self::from_timestamp(at.unix_seconds(), 0).expect("the years 0001–9999 lie within those of chrono")
            };
        }
    )*};
}

instants!(ExpiryAt AuthenticationTime);
