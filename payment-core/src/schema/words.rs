//! Lists of words: where a word stands in one, and what is said of others.

use alloc::{string::String, vec::Vec};

use super::{Spelt, Words};
use crate::{
    check,
    inspect::{joined, say},
    near, rules,
};

impl Words {
    /// How many words there are.
    pub fn count(&self) -> usize {
        match self.spelt {
            Spelt::Words(words) => words.len(),
            Spelt::Codes { width, codes } => (codes.len() + 1) / (width + 1),
        }
    }

    /// The word at this place in documented order, from 0; panics where there is none.
    pub fn name(&self, at: usize) -> &'static str {
        match self.spelt {
            Spelt::Words(words) => words[at].name,
            Spelt::Codes { width, codes } => {
                let start = at * (width + 1);
                &codes[start..start + width]
            }
        }
    }

    /// The words in documented order.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names = Vec::with_capacity(self.count());
        for at in 0..self.count() {
            names.push(self.name(at));
        }
        names
    }

    /// Where in the list the word is that is spelt so; an alias counts.
    pub fn position(&self, name: &str) -> Option<usize> {
        let words = match self.spelt {
            Spelt::Words(words) => words,
            Spelt::Codes { width, codes } => return position_of_code(codes.as_bytes(), width, name.as_bytes()),
        };
        for (at, word) in words.iter().enumerate() {
            if word.name == name {
                return Some(at);
            }
        }
        for (alias, word) in self.aliases {
            if *alias == name {
                return self.position(word);
            }
        }
        None
    }

    /// Whether this is a long list, of codes in alphabetical order.
    pub(crate) fn are_codes(&self) -> bool {
        matches!(self.spelt, Spelt::Codes { .. })
    }

    /// The word that `name` is a misspelling of.
    pub fn nearest(&self, name: &str) -> Option<&'static str> {
        near::nearest(name, &self.names())
    }

    /// What the list takes, said of a name that it does not hold.
    pub fn misspelt(&self) -> String {
        say("takes {}", &[&self.list()])
    }

    /// All words, or what they are where there are many.
    pub fn list(&self) -> String {
        if self.are_codes() {
            return rules::find(self.rule).sense.into();
        }
        let mut names = Vec::new();
        for name in self.names() {
            names.push(say("`{}`", &[name]));
        }
        joined(&names, "or")
    }

    /// The same where the list is open: what is wrong, if anything is.
    pub fn misspelling(&self, name: &str) -> Option<String> {
        match (self.nearest(name), check::channel(name)) {
            (Some(word), _) => Some(say("looks like a misspelt `{}`", &[word])),
            (None, Err(reason)) => Some(reason.into()),
            (None, Ok(())) => None,
        }
    }
}

/// Where a code is among others of its width, a byte between each, in alphabetical order.
fn position_of_code(codes: &[u8], width: usize, name: &[u8]) -> Option<usize> {
    if name.len() != width {
        return None;
    }
    let wanted = as_number(name);
    let code = |at: usize| &codes[at * (width + 1)..][..width];
    // the half is chosen without a branch, which would be guessed wrongly half the time
    let (mut first, mut count) = (0, (codes.len() + 1) / (width + 1));
    while count > 1 {
        let half = count / 2;
        first += half * usize::from(as_number(code(first + half)) <= wanted);
        count -= half;
    }
    if code(first) == name { Some(first) } else { None }
}

/// Two or three letters as a number; they sort alike.
fn as_number(letters: &[u8]) -> u32 {
    match letters {
        [a, b] => u32::from_be_bytes([0, 0, *a, *b]),
        [a, b, c] => u32::from_be_bytes([0, *a, *b, *c]),
        _ => 0,
    }
}
