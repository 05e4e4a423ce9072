//! Conversions of `time` instants.

use time::{OffsetDateTime, UtcDateTime};

use super::convert;
use crate::{
    engine::values::Invalid,
    request::{AuthenticationTime, ExpiryAt},
};

macro_rules! instants {
    ($($name:ident)*) => {$(
        convert! {
            /// Converts an instant into UTC. Fractions of a second are cut, towards the past.
            ///
            /// ```
            #[doc = concat!("use payment_session::request::", stringify!($name), ";")]
            ///
            /// let at = time::OffsetDateTime::from_unix_timestamp(1_767_139_140).unwrap();
            /// let at = at + time::Duration::milliseconds(900);
            #[doc = concat!("assert_eq!(", stringify!($name), "::try_from(at)?.as_ref(), \"2025-12-30T23:59:00Z\");")]
            /// # Ok::<(), payment_session::Invalid>(())
            /// ```
            try OffsetDateTime => $name | Invalid: |at| Self::from_unix_seconds(at.unix_timestamp());
            /// Fractions of a second are cut, towards the past.
            try UtcDateTime => $name | Invalid: |at| Self::from_unix_seconds(at.unix_timestamp());
        }

        convert! {
            /// At the offset UTC.
            $name => OffsetDateTime: |at| UtcDateTime::from(at).into();
            $name => UtcDateTime: |at| {
                Self::from_unix_timestamp(at.unix_seconds()).expect("the years 0001–9999 lie within those of time")
            };
        }
    )*};
}

instants!(ExpiryAt AuthenticationTime);
