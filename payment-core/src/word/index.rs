//! Where the words of a long list are found: codes in alphabetical order, by the two letters that they begin with.

use crate::schema::Word;

/// Pairs of letters.
const PAIRS: usize = 26 * 26;

/// The place of the two letters that a code begins with, among all pairs; none if they are no capitals.
pub const fn pair(name: &str) -> Option<usize> {
    match name.as_bytes() {
        [one @ b'A'..=b'Z', other @ b'A'..=b'Z', ..] => Some((*one - b'A') as usize * 26 + (*other - b'A') as usize),
        _ => None,
    }
}

/// How long the index of a list is: long lists have one.
pub const fn indexed(words: &[Word]) -> usize {
    if words.len() > 16 { PAIRS + 1 } else { 0 }
}

/// Where in a list of codes in alphabetical order those begin that a pair of letters begins, and where the last end.
#[allow(clippy::cast_possible_truncation)] // no list is so long
pub const fn index<const N: usize>(words: &[Word]) -> [u16; N] {
    let mut index = [0; N];
    let (mut at, mut place) = (0, 0);
    while place < N {
        while at < words.len() && matches!(pair(words[at].name), Some(first) if first < place) {
            at += 1;
        }
        index[place] = at as u16;
        place += 1;
    }
    index
}
