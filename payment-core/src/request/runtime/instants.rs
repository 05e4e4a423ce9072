//! Conversions of instants from and into seconds.

use alloc::format;

use crate::{
    engine::{base::date_time::DateTime, schema::RuleId, values::Invalid},
    request::{AuthenticationTime, ExpiryAt},
};

/// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
pub const FIRST: i64 = -62_135_596_800;
const LAST: i64 = 253_402_300_799;

macro_rules! instants {
    ($($name:ident)*) => {$(
        impl $name {
            /// Creates the instant that is `seconds` after 1970-01-01T00:00:00Z.
            ///
            /// # Errors
            ///
            /// Returns an error if the instant is not in the years 0001–9999.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use payment_session::request::", stringify!($name), ";")]
            ///
            #[doc = concat!("let instant = ", stringify!($name), "::from_unix_seconds(1_767_139_140)?;")]
            /// assert_eq!(instant.as_ref(), "2025-12-30T23:59:00Z");
            /// # Ok::<(), payment_session::Invalid>(())
            /// ```
            pub fn from_unix_seconds(seconds: i64) -> Result<Self, Invalid> {
                if !(FIRST..=LAST).contains(&seconds) {
                    return Err(Invalid::new(stringify!($name), RuleId::Instant, "must be in the years 0001–9999"));
                }
                format!("{}Z", DateTime::from_unix_seconds(seconds)).try_into()
            }

            /// Returns the seconds since 1970-01-01T00:00:00Z. They are negative before it.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use payment_session::request::", stringify!($name), ";")]
            ///
            #[doc = concat!("let instant: ", stringify!($name), " = \"2025-12-30T23:59:00Z\".parse()?;")]
            /// assert_eq!(instant.unix_seconds(), 1_767_139_140);
            /// # Ok::<(), payment_session::Invalid>(())
            /// ```
            pub fn unix_seconds(&self) -> i64 {
                DateTime::of_instant(self.as_ref()).unix_seconds()
            }
        }

        /// Fractions of a second are cut.
        #[cfg(feature = "std")]
        impl TryFrom<std::time::SystemTime> for $name {
            type Error = Invalid;

            fn try_from(time: std::time::SystemTime) -> Result<Self, Invalid> {
                let seconds = match time.duration_since(std::time::UNIX_EPOCH) {
                    Ok(since) => i64::try_from(since.as_secs()).ok(),
                    // Before 1970, cutting a fraction leads to an earlier second.
                    Err(error) => {
                        let before = error.duration();
                        let seconds = before.as_secs() + u64::from(before.subsec_nanos() > 0);
                        i64::try_from(seconds).ok().map(|seconds| -seconds)
                    }
                };
                Self::from_unix_seconds(seconds.unwrap_or(i64::MAX))
            }
        }
    )*};
}

instants!(ExpiryAt AuthenticationTime);

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use crate::request::ExpiryAt;

    #[test]
    fn known_instants() {
        for (seconds, instant) in [
            (0, "1970-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (-62_135_596_800, "0001-01-01T00:00:00Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
        ] {
            let at = ExpiryAt::from_unix_seconds(seconds).unwrap();
            assert_eq!((at.to_string(), at.unix_seconds()), (instant.into(), seconds));
        }
        for seconds in [-62_135_596_801, 253_402_300_800, i64::MIN, i64::MAX] {
            assert!(ExpiryAt::from_unix_seconds(seconds).is_err());
        }
    }

    #[test]
    fn every_day_comes_once_and_in_order() {
        let days = (-62_135_596_800..=253_402_300_799_i64).step_by(86_400);
        let mut last = alloc::string::String::new();
        // a prime number of days apart
        for at in days.step_by(97) {
            let instant = ExpiryAt::from_unix_seconds(at).unwrap();
            assert_eq!(instant.unix_seconds(), at);
            assert!(*instant.as_ref() > *last, "{last} {instant}");
            last = instant.to_string();
        }
    }

    #[cfg(feature = "std")]
    #[test]
    fn fractions_are_cut() {
        use std::time::{Duration, UNIX_EPOCH};

        let text = |time: std::time::SystemTime| ExpiryAt::try_from(time).map(|at| at.to_string());
        assert_eq!(text(UNIX_EPOCH + Duration::from_millis(1_999)), Ok("1970-01-01T00:00:01Z".into()));
        assert_eq!(text(UNIX_EPOCH - Duration::from_millis(1)), Ok("1969-12-31T23:59:59Z".into()));
        assert_eq!(text(UNIX_EPOCH - Duration::from_secs(1)), Ok("1969-12-31T23:59:59Z".into()));
    }
}
