//! The strings that strings of a wrong form probably mean. Each function belongs to a form, whose `check` decides whether
//! the result is valid. It gets a string without white space around it, and the string next to it that its form asks for, if
//! there is one.

use alloc::{format, string::String};

use super::{Thousands, text_checks};
use crate::engine::base::date_time::DateTime;

/// A valid string in place of one that is not valid.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Correction {
    /// It denotes the same. The instruction does not quote the string.
    Exact { text: String, instruction: &'static str },
    /// It is the most likely meaning.
    Likely { text: String, instruction: Option<&'static str> },
    /// It is the number, or one of its two meanings.
    Separated(Thousands),
    /// A time without an offset may be meant in UTC or in a zone.
    Local { utc: String, local: String, zone: &'static str },
    /// A part of it would be lost, so only its author corrects it.
    Lossy(&'static str),
}

impl Correction {
    /// Returns the string, or the two of a local time or a number with a separator.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let texts = match self {
            Self::Exact { text, .. } | Self::Likely { text, .. } => [Some(text), None],
            Self::Separated(Thousands { digits, fraction, .. }) => [Some(digits), fraction.as_ref()],
            Self::Local { utc, local, .. } => [Some(utc), Some(local)],
            Self::Lossy(_) => [None, None],
        };
        texts.into_iter().flatten().map(String::as_str)
    }

    /// Returns the correction as an instruction that does not quote the string.
    pub fn instruction(&self) -> Option<&'static str> {
        match self {
            Self::Exact { instruction, .. } | Self::Lossy(instruction) => Some(instruction),
            Self::Likely { instruction, .. } => *instruction,
            Self::Separated(Thousands { fraction: None, .. }) => Some("write it without separators"),
            Self::Separated(_) => Some("write thousands without separators, or a fraction with at most two digits"),
            Self::Local { .. } => None,
        }
    }
}

/// A string of this form has no other correction than to remove the white space around it.
pub fn nothing(_: &str, _: Option<&str>) -> Option<Correction> {
    None
}

/// Returns an amount without the zeros that it may not have, or without separators of thousands.
pub fn money(written: &str, _: Option<&str>) -> Option<Correction> {
    if let Some(thousands) = Thousands::read(written) {
        return Some(Correction::Separated(thousands));
    }
    let whole = written.trim_start_matches('0');
    let whole = if whole.is_empty() || whole.starts_with('.') { format!("0{whole}") } else { whole.into() };
    let text = match whole.split_once('.') {
        Some((units, decimals)) if decimals.len() > 2 => {
            format!("{units}.{}", decimals.get(..2).filter(|kept| decimals[kept.len()..].bytes().all(|b| b == b'0'))?)
        }
        _ => whole,
    };
    // Zeros at the start or the end may be a slip for other digits.
    let instruction = Some("write it with at most two decimals and without leading zeros");
    Some(Correction::Likely { text, instruction })
}

/// Returns an address with a scheme and `://`.
pub fn url(written: &str, _: Option<&str>) -> Option<Correction> {
    let is_sign = |c| matches!(c, ':' | '/' | '\\');
    let end = written.find(is_sign);
    let (scheme, rest) = written.split_at(end.unwrap_or_default());
    let address = rest.trim_start_matches(is_sign);
    for (known, begin) in [("https", "begin it with `https://`"), ("http", "begin it with `http://`")] {
        if scheme.eq_ignore_ascii_case(known) && !address.is_empty() && !rest.starts_with("://") {
            return Some(Correction::Likely { text: format!("{known}://{address}"), instruction: Some(begin) });
        }
    }
    // A host, perhaps with a port. A number or a date is none.
    let host = written.find([':', '/']).map_or(written, |end| &written[..end]);
    let is_named = host.starts_with(char::is_alphabetic) || host.contains('.') && host.parse::<f64>().is_err();
    let is_host =
        is_named && written.split_once(':').is_none_or(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()));
    let instruction = Some("begin it with `https://`");
    is_host.then(|| Correction::Likely { text: format!("https://{written}"), instruction })
}

/// A zone in which people write the time without an offset.
pub struct Zone {
    /// The name with the offset.
    pub name: &'static str,
    /// The minutes by which it is ahead of UTC.
    pub minutes: i32,
}

/// Returns an instant in UTC, to the second.
pub fn instant(written: &str, zone: &Zone) -> Option<Correction> {
    let (date, rest) = written.split_at_checked(10)?;
    let rest = match rest.strip_prefix(['T', 't', ' ']) {
        Some(rest) => rest,
        None if rest.is_empty() => "23:59:59",
        None => return None,
    };
    let (time, offset) = rest.split_at(rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len()));
    let (time, fraction) = time.trim_end().split_once('.').unwrap_or((time.trim_end(), ""));
    let seconds = if time.len() == 5 { ":00" } else { "" };
    let local = format!("{date}T{time}{seconds}Z");
    if text_checks::instant(&local).is_err() || text_checks::digits(fraction).is_err() {
        return None;
    }
    if fraction.bytes().any(|digit| digit != b'0') {
        return Some(Correction::Lossy("write it without a fraction, in UTC: `YYYY-MM-DDTHH:MM:SSZ`"));
    }
    let instruction = match (minutes(offset), fraction) {
        (None, _) if offset.is_empty() => {
            return Some(Correction::Local { local: earlier(&local, zone.minutes), utc: local, zone: zone.name });
        }
        (Some(0), "") if !offset.eq_ignore_ascii_case("Z") => "end it with `Z` instead of an offset",
        (Some(0), "") => "use capital letters: `YYYY-MM-DDTHH:MM:SSZ`",
        (Some(0), _) => "write it without a fraction: `YYYY-MM-DDTHH:MM:SSZ`",
        (Some(_), _) => "convert it to UTC: `YYYY-MM-DDTHH:MM:SSZ`",
        (None, _) => return None,
    };
    let text = earlier(&local, minutes(offset)?);
    // Without its seconds, the time denotes no second.
    Some(if seconds.is_empty() {
        Correction::Exact { text, instruction }
    } else {
        Correction::Likely { text, instruction: Some(instruction) }
    })
}

/// Returns the minutes of an offset: of `Z`, `+07:00`, `+0700` or `+07`.
fn minutes(offset: &str) -> Option<i32> {
    let (sign, digits) = match offset.split_at_checked(1)? {
        ("Z" | "z", "") => return Some(0),
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match digits.len() {
        2 => (digits, "0"),
        4 => digits.split_at_checked(2)?,
        5 => digits.split_once(':')?,
        _ => return None,
    };
    if text_checks::digits(digits.replace(':', "").as_str()).is_err() {
        return None;
    }
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// Returns the instant that is some minutes before another.
fn earlier(instant: &str, by: i32) -> String {
    let seconds = DateTime::of_instant(instant).unix_seconds() - i64::from(by) * 60;
    format!("{}Z", DateTime::from_unix_seconds(seconds))
}
