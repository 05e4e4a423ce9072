//! Instants in responses.

use alloc::boxed::Box;
use core::{cmp::Ordering, fmt, hash};

use super::item_limit::ItemLimit;
use super::read::{Read, Reading, read_parsed};
use crate::{
    request::{date_time::DateTime, instants::FIRST},
    schema::forms,
};

/// An instant of a response: RFC 3339 with up to nine digits of fraction and any offset. It is kept as it is written, and
/// compared as an instant.
///
/// The gateway writes `0001-01-01T00:00:00Z` for an absent instant. It is read as `None`.
#[derive(Clone)]
pub struct Timestamp {
    text: Box<str>,
    seconds: i64,
    nanos: u32,
}

impl Timestamp {
    /// Returns the instant as it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the whole seconds since 1970-01-01T00:00:00Z. They are negative before it.
    pub const fn unix_seconds(&self) -> i64 {
        self.seconds
    }

    /// Returns the nanoseconds after the whole seconds, up to 999,999,999.
    pub const fn subsec_nanos(&self) -> u32 {
        self.nanos
    }

    /// Returns the instant for the standard library's clock, or `None` if it is outside of the platform's range.
    #[cfg(feature = "std")]
    pub fn to_system_time(&self) -> Option<std::time::SystemTime> {
        use std::time::{Duration, UNIX_EPOCH};

        let distance = Duration::from_secs(self.seconds.unsigned_abs());
        let second = if self.seconds < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) };
        second?.checked_add(Duration::from_nanos(self.nanos.into()))
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
        forms::instant(plain).ok()?;
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

/// Returns the number that two digits represent.
fn two_digits(tens: u8, ones: u8) -> Option<i64> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| i64::from(tens - b'0') * 10 + i64::from(ones - b'0'))
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
            Reading::Value(Self { seconds: FIRST, nanos: 0, .. }) => Reading::Absent,
            reading => reading,
        }
    }
}
