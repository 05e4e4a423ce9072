//! Dates and times in UTC.

use core::{fmt, ops::Range};

const SECONDS_A_DAY: i64 = 86_400;

/// A date and time in UTC, to the second.
#[derive(Clone, Copy, Debug)]
pub struct DateTime {
    /// The year of the Gregorian calendar.
    pub year: i64,
    /// From 1 to 12.
    pub month: i64,
    /// From 1 to 31.
    pub day: i64,
    hour: i64,
    minute: i64,
    second: i64,
}

impl DateTime {
    /// Returns the date and time that is `seconds` after 1970-01-01T00:00:00Z.
    pub fn from_unix_seconds(seconds: i64) -> Self {
        let (year, month, day) = date_of(seconds.div_euclid(SECONDS_A_DAY));
        let second = seconds.rem_euclid(SECONDS_A_DAY);
        Self { year, month, day, hour: second / 3_600, minute: second / 60 % 60, second: second % 60 }
    }

    /// Reads an instant of the form `YYYY-MM-DDTHH:MM:SSZ`.
    pub fn of_instant(instant: &str) -> Self {
        let number = |at: Range<usize>| instant.get(at).and_then(|digits| digits.parse().ok()).unwrap_or(0);
        Self {
            year: number(0..4),
            month: number(5..7),
            day: number(8..10),
            hour: number(11..13),
            minute: number(14..16),
            second: number(17..19),
        }
    }

    /// Returns whether the calendar has the date, in the years 0001–9999.
    pub fn has_date(self) -> bool {
        let date = (self.year, self.month, self.day);
        self.year > 0 && date_of(days_until(self.year, self.month, self.day)) == date
    }

    /// Returns whether a day has the time. There are no leap seconds.
    pub fn has_time(self) -> bool {
        self.hour < 24 && self.minute < 60 && self.second < 60
    }

    /// Returns the seconds since 1970-01-01T00:00:00Z.
    pub fn unix_seconds(self) -> i64 {
        days_until(self.year, self.month, self.day) * SECONDS_A_DAY + self.hour * 3_600 + self.minute * 60 + self.second
    }
}

/// Writes `YYYY-MM-DDTHH:MM:SS`.
impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day, hour, minute, second } = self;
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
    }
}

/// Returns the year, month and day that is `days` after 1970-01-01.
///
/// The algorithm counts in eras of 400 years that begin on the first of March, so that leap days come last.
fn date_of(days: i64) -> (i64, i64, i64) {
    const ERA: i64 = 146_097;
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(ERA), days.rem_euclid(ERA));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

/// Returns the days from 1970-01-01 until a date. It is the inverse of [`date_of`].
fn days_until(year: i64, month: i64, day: i64) -> i64 {
    // Years begin in March, as in `date_of`.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + day
        - 719_469
}

#[cfg(test)]
mod tests {
    use super::{date_of, days_until};

    #[test]
    fn days_are_taken_apart_and_put_together() {
        for days in -719_162..=2_932_896 {
            let (year, month, day) = date_of(days);
            assert_eq!(days_until(year, month, day), days);
        }
    }
}
