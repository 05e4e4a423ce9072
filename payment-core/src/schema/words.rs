//! Lists of words: where a word stands in one, and what is said of others.

use alloc::{format, string::String, vec::Vec};

use super::Words;
use crate::{check, inspect, near, rules, word};

impl Words {
    /// Where in the list the word is that is spelt so; an alias counts.
    pub fn position(&self, name: &str) -> Option<usize> {
        if !self.index.is_empty() {
            let letter = word::letter(name)?;
            return self.position_between(self.index[letter].into(), self.index[letter + 1].into(), name);
        }
        let all = self.words.len();
        if let Some(at) = self.position_between(0, all, name) {
            return Some(at);
        }
        for (alias, word) in self.aliases {
            if *alias == name {
                return self.position_between(0, all, word);
            }
        }
        None
    }

    /// The same, of a part of the list and without aliases.
    fn position_between(&self, start: usize, end: usize, name: &str) -> Option<usize> {
        let mut at = start;
        while at < end && self.words[at].name != name {
            at += 1;
        }
        if at < end { Some(at) } else { None }
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
        if self.words.len() > 16 {
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
