//! Lists of words: where a word stands in one, and what is said of others.

use alloc::{format, string::String, vec::Vec};
use core::cmp::Ordering;

use super::Words;
use crate::{check, inspect, near, rules};

impl Words {
    /// Where in the list the word is that is spelt so; an alias counts.
    pub fn position(&self, name: &str) -> Option<usize> {
        if self.are_codes() {
            return self.position_of_code(name);
        }
        for (at, word) in self.words.iter().enumerate() {
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
        self.words.len() > 16
    }

    fn position_of_code(&self, name: &str) -> Option<usize> {
        let (mut first, mut end) = (0, self.words.len());
        while first < end {
            let middle = usize::midpoint(first, end);
            match self.words[middle].name.cmp(name) {
                Ordering::Less => first = middle + 1,
                Ordering::Equal => return Some(middle),
                Ordering::Greater => end = middle,
            }
        }
        None
    }

    /// The word that `name` is a misspelling of.
    pub fn nearest(&self, name: &str) -> Option<&'static str> {
        let mut names = Vec::with_capacity(self.words.len());
        for word in self.words {
            names.push(word.name);
        }
        near::nearest(name, &names)
    }

    /// What the list takes, said of a name that it does not hold.
    pub fn misspelt(&self) -> String {
        format!("takes {}", self.list())
    }

    /// All words, or what they are where there are many.
    pub fn list(&self) -> String {
        if self.are_codes() {
            return rules::find(self.rule).sense.into();
        }
        let mut names = Vec::new();
        for word in self.words {
            names.push(format!("`{}`", word.name));
        }
        inspect::joined(&names, "or")
    }

    /// The same where the list is open: what is wrong, if anything is.
    pub fn misspelling(&self, name: &str) -> Option<String> {
        match (self.nearest(name), check::channel(name)) {
            (Some(word), _) => Some(format!("looks like a misspelt `{word}`")),
            (None, Err(reason)) => Some(reason.into()),
            (None, Ok(())) => None,
        }
    }
}
