//! The strings that strings of a wrong form probably mean. Each function belongs to a form, whose `check` decides whether
//! the result is valid. It gets a string without white space around it, and the country code next to it, if there is one.

use alloc::{format, string::String, vec::Vec};

use super::text_checks;

/// A valid string in place of one that is not valid.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Correction {
    /// It denotes the same. The instruction does not quote the string.
    Exact { text: String, instruction: &'static str },
    /// It is the most likely meaning.
    Likely { text: String, instruction: Option<&'static str> },
    /// A time without an offset may be meant in UTC or in Jakarta.
    Local { utc: String, jakarta: String },
}

impl Correction {
    /// Returns the string, or the two of a local time.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let (one, other) = match self {
            Self::Exact { text, .. } | Self::Likely { text, .. } => (text, None),
            Self::Local { utc, jakarta } => (utc, Some(jakarta)),
        };
        [Some(one), other].into_iter().flatten().map(String::as_str)
    }

    /// Returns the correction as an instruction that does not quote the string.
    pub fn instruction(&self) -> Option<&'static str> {
        match self {
            Self::Exact { instruction, .. } => Some(instruction),
            Self::Likely { instruction, .. } => *instruction,
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
    let groups: Vec<_> = written.split(['.', ',']).collect();
    let is_group = |group: &&str| group.len() == 3;
    // With one separator, it may be a decimal point: `10.500`.
    if groups.len() == 2 && is_group(&groups[1]) && groups[0].len() <= 3 {
        return None;
    }
    if groups.len() > 2 && matches!(groups[0].len(), 1..=3) && groups[1..].iter().all(is_group) {
        return Some(Correction::Likely { text: groups.concat(), instruction: Some("write it without separators") });
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

const DIGITS_ONLY: &str = "write only its digits, without a leading zero";

/// Returns the digits of a country code, with its `+`.
pub fn country_code(written: &str, _: Option<&str>) -> Option<Correction> {
    let (plus, rest) = if let Some(rest) = after_plus(written) { ("+", rest) } else { ("", written) };
    let digits = digits_of(rest)?;
    let digits = if plus.is_empty() { digits.strip_prefix("00").unwrap_or(&digits) } else { &*digits };
    Some(Correction::Exact { text: format!("{plus}{digits}"), instruction: DIGITS_ONLY })
}

/// Returns the digits of a national number.
pub fn national_number(written: &str, country_code: Option<&str>) -> Option<Correction> {
    let code = country_code.filter(|code| text_checks::country_code(code).is_ok());
    let code = code.map(|code| code.strip_prefix('+').unwrap_or(code));
    let text = national_digits(written, code.unwrap_or(INDONESIA))?;
    let is_exact = match code {
        Some(_) => true,
        // In any country, these digits are not a prefix.
        None => after_plus(written).is_none() && !text.starts_with(INDONESIA) && digits_of(written)? == text,
    };
    Some(if is_exact {
        Correction::Exact { text, instruction: DIGITS_ONLY }
    } else {
        Correction::Likely { text, instruction: Some(DIGITS_ONLY) }
    })
}

/// Returns the country code and the national digits of a whole telephone number, and whether the country is certain.
///
/// A country code begins no other, so `+62` is Indonesia. Nobody knows where that of another number ends. Without a country
/// code, a leading zero is usual in Indonesia, but not only there.
pub fn telephone(written: &str) -> Option<(&'static str, String, bool)> {
    let written = written.trim();
    let is_certain = after_plus(written).is_some();
    if !is_certain && !digits_of(written)?.starts_with('0') {
        return None;
    }
    let digits = national_digits(written, INDONESIA).filter(|digits| text_checks::national_number(digits).is_ok())?;
    Some(("+62", digits, is_certain))
}

const INDONESIA: &str = "62";

/// Returns the digits after the country code and, in Indonesia, the leading zero, or `None` if the number may have another
/// country code.
fn national_digits(written: &str, code: &str) -> Option<String> {
    let is_indonesian = code == INDONESIA;
    let (digits, rest) = match after_plus(written) {
        Some(rest) => {
            let digits = digits_of(rest)?;
            let length = digits.strip_prefix(code)?.len();
            (digits, length)
        }
        None => {
            let digits = digits_of(written)?;
            let length = match &*digits {
                _ if !is_indonesian => digits.len(),
                number if number.starts_with("00") => number.strip_prefix("0062")?.len(),
                // Area codes of Sumatra begin with the digits of the country code, but their numbers are shorter than a
                // mobile number with its country code.
                number if number.starts_with(INDONESIA) => match number.as_bytes() {
                    [_, _, b'0' | b'8', ..] if number.len() >= 11 => number.len() - INDONESIA.len(),
                    _ => return None,
                },
                number => number.len(),
            };
            (digits, length)
        }
    };
    let national = &digits[digits.len() - rest..];
    Some(if is_indonesian { national.strip_prefix('0').unwrap_or(national) } else { national }.into())
}

/// Returns the part after the `+` of a telephone number, which may be in parentheses.
fn after_plus(written: &str) -> Option<&str> {
    written.trim_start_matches(['(', ' ']).strip_prefix('+')
}

/// Returns the digits of a string that has only digits and separators.
fn digits_of(written: &str) -> Option<String> {
    let is_separator = |c: char| c.is_whitespace() || matches!(c, '-' | '.' | '(' | ')');
    let digits: String = written.chars().filter(|c| !is_separator(*c)).collect();
    text_checks::digits(&digits).is_ok().then_some(digits)
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
    // A host, perhaps with a port.
    let is_host = match written.split_once(':') {
        None => !written.starts_with(['/', '\\']),
        Some((_, rest)) => rest.starts_with(|c: char| c.is_ascii_digit()),
    };
    let instruction = Some("begin it with `https://`");
    is_host.then(|| Correction::Likely { text: format!("https://{written}"), instruction })
}

/// Returns an instant in UTC, to the second.
pub fn instant(written: &str, _: Option<&str>) -> Option<Correction> {
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
    let instruction = match (minutes(offset), fraction) {
        (None, _) if offset.is_empty() => {
            return Some(Correction::Local { jakarta: earlier(&local, 7 * 60), utc: local });
        }
        (Some(0), "") if offset == "+00:00" => "end it with `Z` instead of `+00:00`",
        (Some(0), "") if !offset.eq_ignore_ascii_case("Z") => "end it with `Z` instead of an offset",
        (Some(0), "") => "use capital letters: `YYYY-MM-DDTHH:MM:SSZ`",
        (Some(0), _) => "write it without a fraction: `YYYY-MM-DDTHH:MM:SSZ`",
        (Some(_), _) => "convert it to UTC: `YYYY-MM-DDTHH:MM:SSZ`",
        (None, _) => return None,
    };
    let text = earlier(&local, minutes(offset)?);
    // Without its seconds or with a part of one, the time denotes no second.
    Some(if seconds.is_empty() && fraction.bytes().all(|b| b == b'0') {
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

/// Returns the instant that is some minutes before another, less than a day.
fn earlier(instant: &str, by: i32) -> String {
    let number = |at: usize, length: usize| instant[at..at + length].parse::<i32>().unwrap_or_default();
    let (mut year, mut month, mut day) = (number(0, 4), number(5, 2), number(8, 2));
    let minutes = number(11, 2) * 60 + number(14, 2) - by;
    let length = |year: i32, month: i32| {
        i32::try_from(text_checks::days(year.unsigned_abs(), month.unsigned_abs())).unwrap_or_default()
    };
    day += minutes.div_euclid(24 * 60);
    if day < 1 {
        (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
        day = length(year, month);
    } else if day > length(year, month) {
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        day = 1;
    }
    let minutes = minutes.rem_euclid(24 * 60);
    let seconds = &instant[17..];
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{seconds}", minutes / 60, minutes % 60)
}
