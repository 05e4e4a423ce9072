//! The strings of a type: their lengths, their form and their secrecy.

use alloc::borrow::Cow;
use core::fmt;

use super::{Correction, Parameters, RuleId, ValueSuggestion, text_checks};

/// The strings of a type.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Text {
    /// The Rust type's name.
    pub name: &'static str,
    /// The rule about the form.
    pub rule: RuleId,
    /// The smallest number of characters (Unicode scalar values).
    pub min: usize,
    /// The greatest number of characters, or `usize::MAX` if there is no limit.
    pub max: usize,
    /// The form, which is checked after the length.
    pub(crate) form: Form,
    /// A valid example.
    pub example: Option<&'static str>,
    /// The places where a value may appear.
    pub secrecy: Secrecy,
}

/// The form of a string, apart from its length. A test compares `check` with `pattern`.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    /// Checks a string and returns the reason if it is not valid.
    pub check: fn(&str) -> Result<(), &'static str>,
    /// A regular expression for the same strings, in the syntax that ECMA-262, PCRE, RE2 and Python share, from `^` to `$`.
    /// `None` if any string passes.
    pub pattern: Option<&'static str>,
    /// Returns the string that an invalid one probably means, which may be invalid, too. The arguments are a string without
    /// white space around it, and the one in the field that `next_to` names.
    pub correct: fn(&str, Option<&str>) -> Option<Correction>,
    /// The Rust name of a field next to such a string that tells more about its meaning: the country code of a telephone
    /// number.
    pub next_to: Option<&'static str>,
    pub denotes: Denotation,
    /// Whether an example shows the form. One of a name or of a number without a structure is only somebody's data.
    pub is_shown: bool,
    /// The demand in words, if that of the rule is about another kind of values.
    pub demand: Option<&'static str>,
    /// Whether the rule of such a string also demands that a required field is present.
    pub is_demanded: bool,
}

/// The kind of value that a string denotes. Programs often have a type for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[doc(hidden)]
#[non_exhaustive]
pub enum Denotation {
    Text,
    /// An id, for which programs have integers.
    Id,
    /// An address, for which programs have a type.
    Url,
    /// An instant, for which programs have a type.
    Instant,
    /// A number, which only the gateway wants in quotes.
    Number,
    /// The holder of a card. The number of the card is sometimes entered in its place, so `Debug` redacts what may be one.
    CardHolder,
}

/// Prints the pattern. The functions have no names at run time.
impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Form").field("pattern", &self.pattern).finish_non_exhaustive()
    }
}

/// The places where a value may appear.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[non_exhaustive]
pub enum Secrecy {
    /// It may be shown and written in source code.
    Open,
    /// `Debug` redacts it, and dropping it wipes its memory.
    Secret,
    /// It is a secret that may not appear in source code.
    Card,
}

impl Text {
    /// Returns what a string denotes.
    #[doc(hidden)]
    pub const fn denotes(&self) -> Denotation {
        self.form.denotes
    }

    /// Checks a string.
    ///
    /// # Errors
    ///
    /// Returns the reason, which does not quote the string.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{request::SESSION, schema::Kind};
    ///
    /// let field = SESSION.by_wire("statementDescriptor").ok_or("no field")?;
    /// let Kind::Text(text) = field.kind else { unreachable!() };
    /// assert_eq!(text.max, 20);
    /// assert!(text.check("Warung Rina").is_ok());
    /// assert!(text.check("Warung Rina di Jalan Melati").is_err());
    /// # Ok::<(), &str>(())
    /// ```
    pub fn check(&self, text: &str) -> Result<(), Cow<'static, str>> {
        // A character has one to four bytes, so most lengths are valid without counting.
        if text.len() / 4 < self.min || text.len() > self.max {
            text_checks::length(text, self.min, self.max)?;
        }
        (self.form.check)(text)?;
        Ok(())
    }

    /// Returns the suggestion for a rejected string, next to the string that its form asks for.
    pub(crate) fn suggestion(&self, written: &str, next_to: Option<&str>) -> ValueSuggestion {
        let correction = self.correction(written, next_to);
        if let Some(instruction) = correction.and_then(|correction| correction.instruction()) {
            return ValueSuggestion::Correction(instruction);
        }
        let is_length = self.rule == RuleId::Text;
        let is_wrong_length = !written.is_empty() && text_checks::length(written, self.min, self.max).is_err();
        let is_wrong_form = !is_wrong_length && (self.form.check)(written).is_err();
        match self.example {
            Some(example) if is_length && is_wrong_form && self.secrecy == Secrecy::Open => {
                ValueSuggestion::LikeText { example, demand: self.form.demand }
            }
            _ if self.max < usize::MAX && (is_length || is_wrong_length) => {
                ValueSuggestion::Length { min: self.min, max: self.max }
            }
            _ if is_length => ValueSuggestion::NotEmpty,
            Some(example) if self.secrecy == Secrecy::Open => {
                ValueSuggestion::LikeText { example, demand: self.form.demand }
            }
            _ => ValueSuggestion::Demand,
        }
    }

    /// Returns the valid string that one probably means, next to the string that its form asks for.
    pub(crate) fn correction(&self, written: &str, next_to: Option<&str>) -> Option<Correction> {
        if self.secrecy != Secrecy::Open {
            // The corrected text would be a copy of a secret that is not wiped.
            return None;
        }
        let trimmed = written.trim();
        if trimmed != written && self.check(trimmed).is_ok() {
            return Some(Correction::Exact { text: trimmed.into(), instruction: "remove the white space around it" });
        }
        let correction = (self.form.correct)(trimmed, next_to)?;
        let is_valid = correction.texts().all(|text| text != written && self.check(text).is_ok());
        is_valid.then_some(correction)
    }

    pub(crate) fn parameters(&self, written: &str) -> Parameters {
        // The length of card data is not a parameter, although a message may name it.
        let is_card = self.secrecy == Secrecy::Card;
        let actual = if is_card { None } else { u64::try_from(written.chars().count()).ok() };
        Parameters { actual, ..Parameters::of_length(self.min, self.max) }
    }
}
