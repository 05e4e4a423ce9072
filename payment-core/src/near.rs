//! Which known name an unknown one is a misspelling of.

/// Older spellings of the documentation, too far from today's to be found by distance.
const OLDER: [(&str, &str); 3] =
    [("sureName", "surname"), ("saveForFuture", "saveForFutureUse"), ("showSavePayment", "showSavedPayment")];

/// The known name nearest to `name`: dropping case, `_` and `-`, at a distance of at most 1 from names of up to
/// five characters, 2 from longer ones; the first among equals. Names may be given in snake case.
pub fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let plain = Plain::of(name)?;
    let mut newer = None;
    for (old, new) in &OLDER {
        if *Plain::of(old)? == *plain {
            newer = Some(*new);
        }
    }
    let (mut best, mut least) = (None, u8::MAX);
    for candidate in known {
        if let Some(newer) = newer
            && same(newer, candidate)
        {
            return Some(candidate);
        }
        let limit = if candidate.chars().count() <= 5 { 1 } else { 2 };
        let target = Plain::of(candidate)?;
        if plain.len().abs_diff(target.len()) > usize::from(limit) {
            continue;
        }
        let distance = distance(&plain, &target);
        if distance <= limit && distance < least {
            (best, least) = (Some(*candidate), distance);
        }
    }
    best
}

/// Whether two names are the same but for case, `_` and `-`.
pub fn same(one: &str, other: &str) -> bool {
    let (Some(one), Some(other)) = (Plain::of(one), Plain::of(other)) else { return false };
    *one == *other
}

/// Whether a name begins with `part`, likewise.
pub fn begins(name: &str, part: &str) -> bool {
    let (Some(name), Some(part)) = (Plain::of(name), Plain::of(part)) else { return false };
    name.starts_with(&part)
}

/// The most characters that a name is looked at with; every known name is shorter by more than the limits.
const MOST: usize = 48;

/// A name in lower case without `_` and `-`.
struct Plain {
    chars: [char; MOST],
    length: usize,
}

impl Plain {
    /// None for what is far too long to be near anything.
    fn of(name: &str) -> Option<Self> {
        let mut plain = Self { chars: ['\0'; MOST], length: 0 };
        for c in name.chars() {
            if matches!(c, '_' | '-') {
                continue;
            }
            for c in c.to_lowercase() {
                *plain.chars.get_mut(plain.length)? = c;
                plain.length += 1;
            }
        }
        Some(plain)
    }
}

impl core::ops::Deref for Plain {
    type Target = [char];

    fn deref(&self) -> &[char] {
        &self.chars[..self.length]
    }
}

/// The optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
fn distance(a: &[char], b: &[char]) -> u8 {
    let mut last = [0; MOST + 1];
    let mut row = [0; MOST + 1];
    for j in 1..=MOST {
        row[j] = row[j - 1] + 1;
    }
    for i in 1..=a.len() {
        let before_last = core::mem::replace(&mut last, row);
        row[0] = last[0] + 1;
        for j in 1..=b.len() {
            let change = u8::from(a[i - 1] != b[j - 1]);
            let mut smallest = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                smallest = smallest.min(before_last[j - 2] + 1);
            }
            row[j] = smallest;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn distance_depends_on_the_known_names_length() {
        assert_eq!(nearest("moed", &["mode"]), Some("mode"));
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
    fn the_least_distance_wins_then_the_first() {
        assert_eq!(nearest("customerI", &["customer", "customerId"]), Some("customer"));
        assert_eq!(nearest("cusomerId", &["customer", "customerId"]), Some("customerId"));
    }

    #[test]
    fn older_spellings_are_near() {
        assert_eq!(nearest("saveForFuture", &["saveForFutureUse"]), Some("saveForFutureUse"));
        assert_eq!(nearest("save_for_future", &["save_for_future_use"]), Some("save_for_future_use"));
        assert_eq!(nearest("sureName", &["givenName", "surname"]), Some("surname"));
        assert_eq!(nearest("saveForFuture", &["surname"]), None);
    }
}
