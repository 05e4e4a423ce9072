//! Which known name an unknown one is a misspelling of.

use alloc::vec::Vec;

/// Older spellings of the documentation, too far from today's to be found by distance.
const OLDER: [(&str, &str); 3] =
    [("sureName", "surname"), ("saveForFuture", "saveForFutureUse"), ("showSavePayment", "showSavedPayment")];

/// The known name nearest to `name`: dropping case, `_` and `-`, at a distance of at most 1 from names of up to
/// five characters, 2 from longer ones; the first among equals. Names may be given in snake case.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let plain = normal(name)?;
    let older = OLDER.iter().find(|(old, _)| normal(old).as_ref() == Some(&plain));
    let mut best = None;
    for candidate in known {
        let limit = if candidate.chars().count() <= 5 { 1 } else { 2 };
        // known names are ASCII: most are too long or too short to look at
        let length = candidate.bytes().filter(|b| !matches!(b, b'_' | b'-')).count();
        if older.is_none() && plain.len().abs_diff(length) > limit {
            continue;
        }
        let target = normal(candidate)?;
        if older.is_some_and(|(_, new)| normal(new).as_ref() == Some(&target)) {
            return Some(candidate);
        }
        if plain.len().abs_diff(target.len()) > limit {
            continue;
        }
        let distance = distance(&plain, &target);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, name)| name)
}

/// Whether two names are the same but for case, `_` and `-`.
pub fn same(one: &str, other: &str) -> bool {
    normal(one).is_some_and(|one| Some(one) == normal(other))
}

/// Whether a name begins with `part`, likewise.
pub fn begins(name: &str, part: &str) -> bool {
    let (Some(name), Some(part)) = (normal(name), normal(part)) else { return false };
    name.starts_with(&part)
}

/// Lower case without `_` and `-`; none for what is far too long to be near anything.
fn normal(name: &str) -> Option<Vec<char>> {
    (name.len() <= 400).then(|| name.chars().filter(|c| !matches!(c, '_' | '-')).flat_map(char::to_lowercase).collect())
}

/// The optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i);
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut smallest = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                smallest = smallest.min(before_last[j - 2] + 1);
            }
            row.push(smallest);
        }
        before_last = core::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    fn near(name: &str, known: &[&'static str]) -> Option<&'static str> {
        nearest(name, known.iter().copied())
    }

    #[test]
    fn distance_depends_on_the_known_names_length() {
        assert_eq!(near("moed", &["mode"]), Some("mode"));
        assert_eq!(near("md", &["mode"]), None);
        assert_eq!(near("custmr", &["customer"]), Some("customer"));
        assert_eq!(near("custm", &["customer"]), None);
    }

    #[test]
    fn case_and_separators_do_not_count() {
        assert_eq!(near("Payment_TYPE", &["paymentType"]), Some("paymentType"));
        assert_eq!(near("virtual-account", &["VIRTUAL_ACCOUNT"]), Some("VIRTUAL_ACCOUNT"));
    }

    #[test]
    fn the_least_distance_wins_then_the_first() {
        assert_eq!(near("customerI", &["customer", "customerId"]), Some("customer"));
        assert_eq!(near("cusomerId", &["customer", "customerId"]), Some("customerId"));
    }

    #[test]
    fn older_spellings_are_near() {
        assert_eq!(near("saveForFuture", &["saveForFutureUse"]), Some("saveForFutureUse"));
        assert_eq!(near("save_for_future", &["save_for_future_use"]), Some("save_for_future_use"));
        assert_eq!(near("sureName", &["givenName", "surname"]), Some("surname"));
        assert_eq!(near("saveForFuture", &["surname"]), None);
    }
}
