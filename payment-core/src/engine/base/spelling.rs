//! The known name that an unknown one is a misspelling of.

use alloc::{string::String, vec::Vec};
use core::iter;

/// Returns the known name that is nearest to `name`, without regard to case, `_` and `-`.
///
/// The distance is at most 1 from names of up to five characters, and at most 2 from longer ones. The first among equals
/// is returned. Names may be in snake case. Known names are ASCII.
pub fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    nearest_within(&normalized(name), known, |candidate| if candidate.len() <= 5 { 1 } else { 2 })
}

/// Returns the field name that is nearest to a key, if the key is a misspelling and no word of its own.
///
/// Unlike enum values, keys are written for many things that no field is: `count` is no `amount`, and `customerIp` no
/// `customerId`.
pub(crate) fn nearest_field_name<'a>(key: &str, known: &[&'a str]) -> Option<&'a str> {
    let written = normalized(key);
    nearest_within(&written, known, |candidate| distance_of_misspelling(&written, candidate))
}

/// The greatest length of a last word, such as `Id` or `Url`, that another one replaces rather than misspells.
const SHORT_WORD: usize = 3;

/// Returns how far a [`normalized`] key may be from a field name. Who misspells a word begins it right, or swaps letters.
fn distance_of_misspelling(written: &str, name: &str) -> u8 {
    let last = word_indices(name).skip(1).last().map_or("", |(_, word)| word);
    let singular = written.strip_suffix('s').unwrap_or(written);
    let ends_right = [written, singular].iter().any(|written| written.ends_with(&normalized(last)));
    let is_other_word = last.len() <= SHORT_WORD && !ends_right;
    let has_same_letters = written.len() == name.len() && {
        let (mut one, mut other): (Vec<_>, Vec<_>) = (written.chars().collect(), letters(name).collect());
        one.sort_unstable();
        other.sort_unstable();
        one == other
    };
    let begins_right = has_same_letters || letters(name).next() == written.chars().next();
    match name.len() {
        _ if is_other_word => 0,
        ..=5 => u8::from(begins_right),
        6..=8 if !has_same_letters => 1,
        _ => 1 + u8::from(begins_right),
    }
}

/// Returns the name that is nearest to a [`normalized`] one, and not farther than its limit. The first among equals.
fn nearest_within<'a>(written: &str, known: &[&'a str], limit: impl Fn(&str) -> u8) -> Option<&'a str> {
    let (mut best, mut least) = (None, u8::MAX);
    for candidate in known {
        let distance = distance(written, &letters(candidate));
        if distance < least && distance <= limit(candidate) {
            (best, least) = (Some(*candidate), distance);
        }
    }
    best
}

/// Returns the characters of an ASCII name that count: in lower case, without `_` and `-`.
fn letters(name: &str) -> impl Iterator<Item = char> + Clone {
    name.chars().filter(|c| !matches!(c, '_' | '-')).map(|c| c.to_ascii_lowercase())
}

/// Returns whether an ASCII name is the [`normalized`] one.
pub(crate) fn normalizes_to(name: &str, normalized: &str) -> bool {
    letters(name).eq(normalized.chars())
}

/// Returns whether a name begins with `part`, apart from case, `_` and `-`.
pub fn begins_with(name: &str, part: &str) -> bool {
    begins_with_normalized(name, &normalized(part))
}

/// Returns whether an ASCII name begins with a [`normalized`] part.
pub(crate) fn begins_with_normalized(name: &str, part: &str) -> bool {
    let mut letters = letters(name);
    part.chars().all(|c| letters.next() == Some(c))
}

/// Returns whether whole words at the start of an ASCII name are the [`normalized`] part.
pub(crate) fn begins_with_words(name: &str, part: &str) -> bool {
    word_indices(name).any(|(at, word)| normalizes_to(&name[..at + word.len()], part))
}

/// Returns whether whole words at the end of an ASCII name, but not all of them, are the [`normalized`] part.
pub(crate) fn ends_with_words(name: &str, part: &str) -> bool {
    word_indices(name).skip(1).any(|(at, _)| normalizes_to(&name[at..], part))
}

/// Returns the words of a name, and where they begin: `saved`, `Pan` and `2` of `savedPan2`, `SAVED` of `SAVEDPan2`.
pub(crate) fn word_indices(name: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    iter::from_fn(move || {
        let start = rest + name[rest..].find(char::is_alphanumeric)?;
        let mut chars = name[start..].char_indices();
        let mut before = chars.next()?.1;
        let is_end = |(at, c): &(usize, char)| {
            let is_capitalized = || name[start + at + c.len_utf8()..].starts_with(char::is_lowercase);
            let begins = before.is_numeric() != c.is_numeric()
                || c.is_uppercase() && (before.is_lowercase() || is_capitalized());
            before = *c;
            begins || !c.is_alphanumeric()
        };
        rest = chars.find(is_end).map_or(name.len(), |(at, _)| start + at);
        Some((start, &name[start..rest]))
    })
}

/// The greatest number of bytes of a name that count. Every known name is shorter by more than the limits.
const MOST: usize = 48;

/// Returns a name in lower case without `_` and `-`. Of a name far too long to be near another, only the beginning.
pub(crate) fn normalized(name: &str) -> String {
    let (mut normalized, mut is_ascii) = (String::with_capacity(name.len().min(2 * MOST)), true);
    for c in name.chars() {
        if normalized.len() > MOST {
            break;
        }
        if !matches!(c, '_' | '-') {
            normalized.push(c.to_ascii_lowercase());
            is_ascii &= c.is_ascii();
        }
    }
    // Most names are ASCII and need no second string.
    if is_ascii { normalized } else { normalized.to_lowercase() }
}

/// Returns the optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. Returns
/// `u8::MAX` if one is longer by more than 2.
fn distance(one: &str, other: &(impl Iterator<Item = char> + Clone)) -> u8 {
    let length = other.clone().count();
    if length > MOST || one.chars().count().abs_diff(length) > 2 {
        return u8::MAX;
    }
    let (mut last, mut row) = ([0; MOST + 1], [0; MOST + 1]);
    for at in 0..length {
        row[at + 1] = row[at] + 1;
    }
    let mut a_before = '\0';
    for a in one.chars() {
        let before_last = last;
        last = row;
        row[0] += 1;
        let (mut at, mut b_before) = (0, '\0');
        for b in other.clone() {
            let mut least = last[at] + u8::from(a != b);
            least = least.min(last[at + 1] + 1).min(row[at] + 1);
            if at > 0 && a == b_before && b == a_before {
                least = least.min(before_last[at - 1] + 1);
            }
            at += 1;
            row[at] = least;
            b_before = b;
        }
        a_before = a;
    }
    row[length]
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::{nearest, nearest_field_name, word_indices};

    #[test]
    fn distance_depends_on_the_known_names_length() {
        assert_eq!(nearest("moed", &["mode"]), Some("mode"));
        // A swap is a change as well, so these are two.
        assert_eq!(nearest("omdx", &["mode"]), None);
        assert_eq!(nearest("md", &["mode"]), None);
        assert_eq!(nearest("custmr", &["customer"]), Some("customer"));
        assert_eq!(nearest("custm", &["customer"]), None);
    }

    #[test]
    fn case_and_separators_do_not_count() {
        assert_eq!(nearest("Payment_TYPE", &["paymentType"]), Some("paymentType"));
        assert_eq!(nearest("virtual-account", &["VIRTUAL_ACCOUNT"]), Some("VIRTUAL_ACCOUNT"));
    }

    #[test]
    fn a_misspelt_key_is_no_word_of_its_own() {
        for (key, name, is_near) in [
            ("emial", "email", true),
            ("mdoe", "mode", true),
            ("ammount", "amount", true),
            ("costumer", "customer", true),
            ("ustomer", "customer", true),
            ("paymentMetods", "paymentMethod", true),
            ("cusomerId", "customerId", true),
            ("redirect_urls", "redirectUrl", true),
            ("count", "amount", false),
            ("account", "amount", false),
            ("code", "mode", false),
            ("custom", "customer", false),
            ("quality", "quantity", false),
            ("member", "number", false),
            ("current", "currency", false),
            ("person", "reason", false),
            ("customer_ip", "customerId", false),
            ("customerNo", "customerId", false),
            ("address_line3", "addressLine1", false),
        ] {
            assert_eq!(nearest_field_name(key, &[name]).is_some(), is_near, "{key}");
        }
    }

    #[test]
    fn the_least_distance_wins_then_the_first() {
        assert_eq!(nearest("customerI", &["customer", "customerId"]), Some("customer"));
        assert_eq!(nearest("cusomerId", &["customer", "customerId"]), Some("customerId"));
    }

    #[test]
    fn words_begin_with_capitals_digits_and_after_signs() {
        for (name, expected) in [
            ("cardNumber", "card Number"),
            ("saved_pan2", "saved pan 2"),
            ("PANNumber", "PAN Number"),
            ("my-card.no", "my card no"),
            ("company", "company"),
            ("__", ""),
            ("ÄpfelÖl", "Äpfel Öl"),
        ] {
            let words: Vec<_> = word_indices(name).map(|(_, word)| word).collect();
            assert_eq!(words.join(" "), expected, "{name}");
            assert!(word_indices(name).all(|(at, word)| name[at..].starts_with(word)), "{name}");
        }
    }
}
