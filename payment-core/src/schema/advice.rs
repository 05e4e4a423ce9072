//! The advice for a value that is rejected. The macro and the running program use the same advice.

use super::{Correction, Meant, Number, RuleId, Secrecy, Text, Words, forms};

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
    /// This enum value, which is certainly meant, or another one.
    Word { word: &'static str, is_certain: bool, others: Option<&'static str> },
    /// An account number with this many digits.
    Digits { min: usize, max: usize },
    /// A number in a string without separators between thousands.
    WithoutSeparators,
    /// A value that JSON can hold.
    Json,
    /// An instruction that corrects the string.
    Correction(&'static str),
    /// Whatever the rule demands.
    Demand,
}

impl Text {
    /// Returns the advice for a rejected string, next to a country code if it is a telephone number.
    pub(crate) fn advice(&self, written: &str, country_code: Option<&str>) -> Advice {
        let correction = self.correction(written, country_code);
        if let Some(instruction) = correction.and_then(|correction| correction.instruction()) {
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
    /// Returns the valid string that one probably means, next to a country code if it is a telephone number.
    pub(crate) fn correction(&self, written: &str, country_code: Option<&str>) -> Option<Correction> {
        if self.secrecy != Secrecy::Open {
            // The corrected text would be a copy of a secret that is not wiped.
            return None;
        }
        let trimmed = written.trim();
        if trimmed != written && self.check(trimmed).is_ok() {
            return Some(Correction::Exact { text: trimmed.into(), instruction: "remove the white space around it" });
        }
        let correction = (self.form.correct)(trimmed, country_code)?;
        let is_valid = correction.texts().all(|text| text != written && self.check(text).is_ok());
        is_valid.then_some(correction)
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
        let meant = self.meant(written);
        let others = match meant {
            Some(Meant::Certain(_)) => None,
            // An open list has other values of nearly that name.
            Some(Meant::Likely(_)) => self.open.then_some("allow `va_channel` for another bank"),
            None if self.are_codes() => Some("another code"),
            None => Some("another listed value"),
        };
        let word = meant.map_or_else(|| self.sample_word(), Meant::word);
        Advice::Word { word, is_certain: matches!(meant, Some(Meant::Certain(_))), others }
    }

    /// Returns the enum value that help suggests: the first, unless the list has a more usual one.
    pub(crate) fn sample_word(&self) -> &'static str {
        self.sample.unwrap_or_else(|| self.name_at(0))
    }
}
