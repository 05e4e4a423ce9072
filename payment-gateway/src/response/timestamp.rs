//! Instants in responses.

use alloc::{boxed::Box, format, string::String};
use core::{cmp::Ordering, fmt, hash, str::FromStr};
#[cfg(feature = "std")]
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::item_limit::ItemLimit;
use super::read::{Read, Reading, read_parsed};
use payment_core::{
    for_gateway::{DateTime, FIRST_SECOND, check_instant},
    request::ExpiryAt,
};

/// An instant of a response: RFC 3339 with up to nine digits of fraction and any offset.
///
/// It keeps its spelling, and is compared as an instant. It converts from and into `SystemTime` and, with the feature of
/// the crate's name, the instants of `chrono`, `jiff` and `time`. The gateway writes `0001-01-01T00:00:00Z` for an absent
/// instant, which is read as `None`.
///
/// # Examples
///
/// ```
/// use payment_session::response::Timestamp;
///
/// let jakarta: Timestamp = "2026-11-22T19:00:00+07:00".parse()?;
/// let utc: Timestamp = "2026-11-22T12:00:00Z".parse()?;
/// assert_eq!(jakarta, utc);
/// assert_eq!(jakarta.to_string(), "2026-11-22T19:00:00+07:00");
/// # Ok::<(), payment_session::response::InvalidTimestamp>(())
/// ```
#[derive(Clone)]
pub struct Timestamp {
    text: Box<str>,
    seconds: i64,
    nanos: u32,
}

impl Timestamp {
    /// Returns the instant as it was received.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the whole seconds since 1970-01-01T00:00:00Z. They are negative before it.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::Timestamp;
    ///
    /// let instant: Timestamp = "1969-12-31T23:59:59.75Z".parse()?;
    /// assert_eq!((instant.unix_seconds(), instant.subsec_nanos()), (-1, 750_000_000));
    /// # Ok::<(), payment_session::response::InvalidTimestamp>(())
    /// ```
    pub const fn unix_seconds(&self) -> i64 {
        self.seconds
    }

    /// Returns the nanoseconds after the whole seconds, up to 999,999,999.
    pub const fn subsec_nanos(&self) -> u32 {
        self.nanos
    }

    /// Creates an instant in UTC from the seconds since 1970-01-01T00:00:00Z and the nanoseconds after them.
    ///
    /// # Errors
    ///
    /// Returns an error outside of the years 0001–9999, and for more than 999,999,999 nanoseconds.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::Timestamp;
    ///
    /// assert_eq!(Timestamp::from_unix(0, 500_000_000)?.as_str(), "1970-01-01T00:00:00.5Z");
    /// # Ok::<(), payment_session::response::InvalidTimestamp>(())
    /// ```
    pub fn from_unix(seconds: i64, nanos: u32) -> Result<Self, InvalidTimestamp> {
        let whole = ExpiryAt::from_unix_seconds(seconds).map_err(|_| InvalidTimestamp)?;
        let whole = whole.as_ref();
        let text = match nanos {
            0 => whole.into(),
            1..=999_999_999 => {
                let fraction = format!("{nanos:09}");
                format!("{}.{}Z", whole.trim_end_matches('Z'), fraction.trim_end_matches('0')).into()
            }
            _ => return Err(InvalidTimestamp),
        };
        Ok(Self { text, seconds, nanos })
    }

    fn parse(text: &str) -> Option<Self> {
        let (written, rest) = text.as_bytes().split_first_chunk::<19>()?;
        // The checked form of requests: `YYYY-MM-DDTHH:MM:SSZ`.
        let mut plain = [b'Z'; 20];
        plain[..19].copy_from_slice(written);
        if matches!(plain[10], b't' | b' ') {
            plain[10] = b'T';
        }
        let plain = core::str::from_utf8(&plain).ok()?;
        check_instant(plain).ok()?;
        let (mut rest, mut nanos) = (rest, 0);
        if let [b'.', fraction @ ..] = rest {
            rest = fraction;
            let mut unit = 1_000_000_000;
            while let [digit @ b'0'..=b'9', after @ ..] = rest {
                rest = after;
                unit /= 10;
                nanos += u32::from(digit - b'0') * unit;
            }
            if !(1..=9).contains(&(fraction.len() - rest.len())) {
                return None;
            }
        }
        let offset = match *rest {
            [b'Z' | b'z'] => 0,
            [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
                let (hours, minutes) = (two_digits(h1, h2)?, two_digits(m1, m2)?);
                if hours > 23 || minutes > 59 {
                    return None;
                }
                (hours * 3_600 + minutes * 60) * if sign == b'-' { -1 } else { 1 }
            }
            _ => return None,
        };
        Some(Self { text: text.into(), seconds: DateTime::of_instant(plain).unix_seconds() - offset, nanos })
    }
}

fn two_digits(tens: u8, ones: u8) -> Option<i64> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| i64::from(tens - b'0') * 10 + i64::from(ones - b'0'))
}

/// The error of an instant that a [`Timestamp`] cannot hold, or that cannot hold a [`Timestamp`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InvalidTimestamp;

impl fmt::Display for InvalidTimestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the instant is not one of the years 0001 to 9999 in the form of RFC 3339")
    }
}

impl core::error::Error for InvalidTimestamp {}

impl FromStr for Timestamp {
    type Err = InvalidTimestamp;

    fn from_str(text: &str) -> Result<Self, InvalidTimestamp> {
        Self::parse(text).ok_or(InvalidTimestamp)
    }
}

impl serde::Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> serde::Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "std")]
impl TryFrom<SystemTime> for Timestamp {
    type Error = InvalidTimestamp;

    fn try_from(time: SystemTime) -> Result<Self, InvalidTimestamp> {
        let seconds = |distance: Duration| i64::try_from(distance.as_secs()).map_err(|_| InvalidTimestamp);
        match time.duration_since(UNIX_EPOCH) {
            Ok(since) => Self::from_unix(seconds(since)?, since.subsec_nanos()),
            Err(error) => {
                let before = error.duration();
                match before.subsec_nanos() {
                    0 => Self::from_unix(-seconds(before)?, 0),
                    // The fraction counts from the whole second before it.
                    nanos => Self::from_unix(-seconds(before)? - 1, 1_000_000_000 - nanos),
                }
            }
        }
    }
}

/// Fails outside of the range of the platform's clock.
#[cfg(feature = "std")]
impl TryFrom<&Timestamp> for SystemTime {
    type Error = InvalidTimestamp;

    fn try_from(timestamp: &Timestamp) -> Result<Self, InvalidTimestamp> {
        let distance = Duration::from_secs(timestamp.seconds.unsigned_abs());
        let second = match timestamp.seconds {
            0.. => UNIX_EPOCH.checked_add(distance),
            _ => UNIX_EPOCH.checked_sub(distance),
        };
        second
            .and_then(|second| second.checked_add(Duration::from_nanos(timestamp.nanos.into())))
            .ok_or(InvalidTimestamp)
    }
}

/// Fails outside of the range of the platform's clock.
#[cfg(feature = "std")]
impl TryFrom<Timestamp> for SystemTime {
    type Error = InvalidTimestamp;

    fn try_from(timestamp: Timestamp) -> Result<Self, InvalidTimestamp> {
        Self::try_from(&timestamp)
    }
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.seconds, self.nanos).cmp(&(other.seconds, other.nanos))
    }
}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Timestamp {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Timestamp {}

impl hash::Hash for Timestamp {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        (self.seconds, self.nanos).hash(state);
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({})", self.text)
    }
}

impl Read for Timestamp {
    fn read(json: &str, _: &mut ItemLimit) -> Reading<Self> {
        match read_parsed(json, Self::parse) {
            Reading::Value(Self { seconds: FIRST_SECOND, nanos: 0, .. }) => Reading::Absent,
            reading => reading,
        }
    }
}
