//! The numbers of a type and their range.

use super::{Parameters, RuleId, Secrecy, Thousands, ValueSuggestion};
use crate::engine::base::Decimal;

/// The numbers of a type.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Number {
    /// The Rust type's name.
    pub name: &'static str,
    /// The rule about the range.
    pub rule: RuleId,
    #[doc(hidden)]
    pub range: Range,
    /// A valid example.
    pub example: Option<&'static str>,
    /// The places where a value may appear.
    pub secrecy: Secrecy,
}

/// A range of numbers. None has a minus sign or more than 18 digits.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// Whether a number must be greater than 0.
    pub positive: bool,
    /// The greatest number, or `None` if there is no limit.
    pub most: Option<u64>,
    /// Whether a number must be whole and written without a point.
    pub whole: bool,
    /// Whether people separate the thousands of a number, so that a point may do so.
    pub has_thousands: bool,
    /// The message about other numbers.
    pub message: &'static str,
    /// Returns what to write in place of an invalid number, if that follows from it.
    pub correct: fn(&str) -> Option<&'static str>,
}

impl Range {
    fn holds(&self, number: Decimal) -> bool {
        let exceeds = self.most.is_some_and(|most| number.cmp_value(Decimal::new(most, 0)).is_gt());
        !(exceeds || self.positive && number.is_zero() || self.whole && number.scale() > 0)
    }
}

impl Number {
    /// Reads a number as JSON writes it.
    ///
    /// # Errors
    ///
    /// Returns the reason if the text is not a number, or if the number is out of range.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{AmountValue, schema::{Kind, Value}};
    ///
    /// let Kind::Number(number) = AmountValue::KIND else { unreachable!() };
    /// assert!(number.read("10.50").is_ok());
    /// assert!(number.read("0").is_err()); // an amount is greater than 0
    /// ```
    pub fn read(&self, text: &str) -> Result<Decimal, &'static str> {
        let number = Decimal::parse(text)?;
        if self.range.holds(number) { Ok(number) } else { Err(self.range.message) }
    }

    /// What is said of a number whose point may separate thousands.
    pub const IS_AMBIGUOUS: &'static str = "has a point that may begin a fraction or separate thousands";

    /// Returns what is said of a number whose point or comma may separate thousands.
    pub(crate) fn ambiguity(written: &str) -> &'static str {
        if written.contains(',') {
            "has a comma that may begin a fraction or separate thousands"
        } else {
            Self::IS_AMBIGUOUS
        }
    }

    /// Returns whether a number may not be a literal in source code: an amount whose point may separate thousands.
    pub fn is_ambiguous_literal(&self, written: &str) -> bool {
        self.range.has_thousands && self.thousands(written).is_some()
    }

    /// Returns the meanings of a string with separators between its thousands.
    ///
    /// Returns `None` for any other string, and if the number without separators is out of range.
    pub(crate) fn thousands(&self, text: &str) -> Option<Thousands> {
        Thousands::read(text).filter(|thousands| self.read(&thousands.digits).is_ok())
    }

    pub(crate) fn suggestion(&self) -> ValueSuggestion {
        self.example.map_or(ValueSuggestion::Demand, ValueSuggestion::LikeNumber)
    }

    pub(crate) fn parameters(&self) -> Parameters {
        let minimum = (self.range.whole && self.range.positive).then_some(1);
        Parameters { minimum, maximum: self.range.most, ..Parameters::default() }
    }
}
