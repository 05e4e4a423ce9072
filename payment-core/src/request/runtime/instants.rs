//! Conversions of instants from and into seconds.

use alloc::format;

use crate::{
    request::{AuthenticationTime, ExpiryAt},
    schema::RuleId,
    values::Invalid,
};

pub(crate) const SECONDS_A_DAY: i64 = 86_400;
/// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
pub(crate) const FIRST: i64 = -62_135_596_800;
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
            /// # use payment_core as payment_session;
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
                let (day, second) = (seconds.div_euclid(SECONDS_A_DAY), seconds.rem_euclid(SECONDS_A_DAY));
                let (year, month, date) = civil(day);
                let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
                format!("{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{second:02}Z").try_into()
            }

            /// Returns the seconds since 1970-01-01T00:00:00Z. They are negative before it.
            ///
            /// # Examples
            ///
            /// ```
            /// # use payment_core as payment_session;
            #[doc = concat!("use payment_session::request::", stringify!($name), ";")]
            ///
            #[doc = concat!("let instant: ", stringify!($name), " = \"2025-12-30T23:59:00Z\".parse()?;")]
            /// assert_eq!(instant.unix_seconds(), 1_767_139_140);
            /// # Ok::<(), payment_session::Invalid>(())
            /// ```
            pub fn unix_seconds(&self) -> i64 {
                seconds(self.as_ref())
            }
        }

        /// Fractions of a second are cut.
        #[cfg(feature = "std")]
        impl TryFrom<std::time::SystemTime> for $name {
            type Error = Invalid;

            fn try_from(time: std::time::SystemTime) -> Result<Self, Invalid> {
                let seconds = match time.duration_since(std::time::UNIX_EPOCH) {
                    Ok(since) => i64::try_from(since.as_secs()).ok(),
                    // before 1970 what is cut lies further back
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

/// Returns the year, month and day of a day, which is counted from 1970-01-01.
///
/// The algorithm counts in eras of 400 years that begin on the first of March, so that leap days come last.
pub(crate) fn civil(day: i64) -> (i64, i64, i64) {
    const ERA: i64 = 146_097;
    let day = day + 719_468;
    let (era, day) = (day.div_euclid(ERA), day.rem_euclid(ERA));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, date)
}

/// Returns the day of a year, month and day, counted from 1970-01-01. It is the inverse of [`civil`].
fn day(year: i64, month: i64, date: i64) -> i64 {
    // Years begin in March, as in `civil`.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + date
        - 719_469
}

/// Returns the seconds since 1970 of a checked instant.
pub(crate) fn seconds(instant: &str) -> i64 {
    let number = |at: core::ops::Range<usize>| instant.get(at).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    let [hour, minute, second] = [11..13, 14..16, 17..19].map(number);
    day(number(0..4), number(5..7), number(8..10)) * SECONDS_A_DAY + hour * 3_600 + minute * 60 + second
}

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

    #[test]
    fn days_are_taken_apart_and_put_together() {
        for day in -719_162..=2_932_896 {
            let (year, month, date) = super::civil(day);
            assert_eq!(super::day(year, month, date), day);
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
