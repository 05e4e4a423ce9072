//! The advice for a value that is rejected. The macro and the running program use the same advice.

use super::{Number, RuleId, Secrecy, Text, Words, correct, forms};
use crate::base::spelling;

/// The advice for a rejected value. It never quotes the value, which may be a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// A number of characters.
    Length { min: usize, max: usize },
    /// At least one character.
    NotEmpty,
    /// A string that meets the rule's demand, as this one does.
    LikeText(&'static str),
    /// A number that meets the rule's demand, as this one does.
    LikeNumber(&'static str),
    /// This enum value, or another one of the list.
    Word { word: &'static str, others: Option<&'static str> },
    /// An account number with this many digits.
    Digits { min: usize, max: usize },
    /// A number in a string without separators between thousands.
    WithoutSeparators,
    /// A value that JSON can hold.
    Json,
    /// A correction that certainly means the same.
    Correction(&'static str),
    /// Whatever the rule demands.
    Demand,
}

impl Text {
    /// Returns the advice for a rejected string.
    pub(crate) fn advice(&self, written: &str) -> Advice {
        if let Some(instruction) = self.certain_correction(written) {
            return Advice::Correction(instruction);
        }
        let is_length = self.rule == RuleId::Text;
        let is_wrong_length = !written.is_empty() && forms::length(written, self.min, self.max).is_err();
        match self.example {
            _ if self.max < usize::MAX && (is_length || is_wrong_length) => {
                Advice::Length { min: self.min, max: self.max }
            }
            _ if is_length => Advice::NotEmpty,
            Some(example) if self.secrecy == Secrecy::Open => Advice::LikeText(example),
            _ => Advice::Demand,
        }
    }
}

impl Text {
    /// Returns how to correct a string if it is plain which one was meant.
    fn certain_correction(&self, written: &str) -> Option<&'static str> {
        if self.secrecy != Secrecy::Open {
            // The corrected text would be a copy of a secret that is not wiped.
            return None;
        }
        let corrected = (self.form.correct)(written);
        let is_valid = corrected != written && self.check(&corrected).is_ok();
        let is_certain = is_valid && correct::keeps_meaning(self.rule, written, &corrected);
        is_certain.then(|| correct::instruction(self.rule, written, &corrected))
    }
}

impl Number {
    /// Returns the advice for a rejected number.
    pub(crate) fn advice(&self) -> Advice {
        self.example.map_or(Advice::Demand, Advice::LikeNumber)
    }
}

impl Words {
    /// Returns the advice for a rejected enum value.
    pub(crate) fn advice(&self, written: &str) -> Advice {
        let likely = self.nearest(written).or_else(|| self.related_to(written));
        let others = match likely {
            // A name near a code may be meant for another list.
            Some(word) if !self.are_codes() || spelling::normalizes_to(word, &spelling::normalized(written)) => None,
            _ if self.are_codes() => Some("another code"),
            _ => Some("another listed value"),
        };
        Advice::Word { word: likely.unwrap_or_else(|| self.sample_word()), others }
    }

    /// Returns the enum value that help suggests: the first, unless the list has a more usual one.
    pub(crate) fn sample_word(&self) -> &'static str {
        self.sample.unwrap_or_else(|| self.name_at(0))
    }
}
