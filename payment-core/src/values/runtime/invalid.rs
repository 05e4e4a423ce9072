//! The error of single values.

use alloc::{borrow::Cow, format, string::String};
use core::fmt;

use crate::schema::{RuleId, Text, Words, forms};

/// The reason why a string, an enum value or a number is not valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    pub(crate) name: &'static str,
    pub(crate) rule: RuleId,
    pub(crate) reason: Cow<'static, str>,
    /// The enum value that may have been meant.
    pub(crate) nearest: Option<&'static str>,
    /// The fewest and most characters, if their number is wrong or all that the rule is about.
    pub(crate) length: Option<(usize, usize)>,
}

impl Invalid {
    /// Of a word, with the one that may have been meant.
    pub(crate) fn misspelt(words: &Words, name: &str, reason: String) -> Self {
        Self { nearest: words.nearest(name), ..Self::new(words.name, words.rule, reason) }
    }

    pub(crate) fn new(name: &'static str, rule: RuleId, reason: impl Into<Cow<'static, str>>) -> Self {
        Self { name, rule, reason: reason.into(), nearest: None, length: None }
    }

    /// Returns what to write instead.
    pub(crate) fn help(&self) -> String {
        match (self.nearest, self.length) {
            (Some(word), _) => format!("write `\"{word}\"`"),
            (None, Some((min, max))) => format!("use {min}–{max} characters"),
            (None, None) => format!("use {}", self.rule.rule().demand()),
        }
    }
}

/// The type's name and what is wrong, never the value: it may be a secret.
impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.name, self.reason)?;
        match self.nearest {
            Some(word) => write!(f, "; the nearest is `{word}`"),
            None => Ok(()),
        }
    }
}

impl core::error::Error for Invalid {}

impl Text {
    pub(crate) fn checked(&self, text: &str) -> Result<(), Invalid> {
        self.check(text).map_err(|reason| {
            let is_length = self.rule == RuleId::Text || forms::length(text, self.min, self.max).is_err();
            let length = (is_length && self.max < usize::MAX).then_some((self.min, self.max));
            Invalid { length, ..Invalid::new(self.name, self.rule, reason) }
        })
    }
}
