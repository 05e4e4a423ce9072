//! The error of single values.

use alloc::{borrow::Cow, format, string::String};
use core::fmt;

use crate::schema::{RuleId, Text, Words};

/// Why a text, a word or a number may not stand in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    pub(crate) name: &'static str,
    pub(crate) rule: RuleId,
    pub(crate) reason: Cow<'static, str>,
}

impl Invalid {
    /// Of a word, with the one that may have been meant.
    pub(crate) fn misspelt(words: &Words, name: &str, reason: String) -> Self {
        let reason = match words.nearest(name) {
            Some(word) => format!("{reason}; the nearest is `{word}`"),
            None => reason,
        };
        Self::new(words.name, words.rule, reason)
    }

    pub(crate) fn new(name: &'static str, rule: RuleId, reason: impl Into<Cow<'static, str>>) -> Self {
        Self { name, rule, reason: reason.into() }
    }
}

/// The type's name and what is wrong, never the value: it may be a secret.
impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.name, self.reason)
    }
}

impl core::error::Error for Invalid {}

impl Text {
    pub(crate) fn checked(&self, text: &str) -> Result<(), Invalid> {
        self.check(text).map_err(|reason| Invalid::new(self.name, self.rule, reason))
    }
}
