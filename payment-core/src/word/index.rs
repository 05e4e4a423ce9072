//! Where the words of a long list are found: codes in alphabetical order, by the letter that they begin with.

use crate::schema::Word;

const LETTERS: usize = 26;

/// The place in the alphabet of the letter that a code begins with; none if it is no capital.
pub const fn letter(name: &str) -> Option<usize> {
    match name.as_bytes() {
        [letter @ b'A'..=b'Z', ..] => Some((*letter - b'A') as usize),
        _ => None,
    }
}

/// How long the index of a list is: long lists have one.
pub const fn indexed(words: &[Word]) -> usize {
    if words.len() > 16 { LETTERS + 1 } else { 0 }
}

/// Where in a list of codes in alphabetical order those begin that a letter begins, and where the last end.
#[allow(clippy::cast_possible_truncation)] // no list is so long
pub const fn index<const N: usize>(words: &[Word]) -> [u16; N] {
    let mut index = [0; N];
    let (mut at, mut place) = (0, 0);
    while place < N {
        while at < words.len() && matches!(letter(words[at].name), Some(first) if first < place) {
            at += 1;
        }
        index[place] = at as u16;
        place += 1;
    }
    index
}
