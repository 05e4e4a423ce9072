//! The error of single values.

use alloc::{borrow::Cow, boxed::Box, string::String};
use core::{convert::Infallible, fmt};

use crate::engine::{
    base::Decimal,
    schema::{EnumValues, NameMatch, Number, Parameters, RuleId, Text, ValueSuggestion},
};

/// The reason why a string, an enum value or a number is not valid.
///
/// # Examples
///
/// ```
/// use payment_session::{ClientReferenceId, Currency, Invalid};
///
/// let reference: Result<ClientReferenceId, Invalid> = "INV 1".try_into();
/// let message = reference.unwrap_err().to_string();
/// assert!(message.starts_with("`ClientReferenceId` must contain only"));
///
/// let currency: Result<Currency, Invalid> = "idr".try_into();
/// assert!(currency.unwrap_err().to_string().ends_with("the nearest is `IDR`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    pub(crate) name: &'static str,
    pub(crate) rule: RuleId,
    pub(crate) reason: Cow<'static, str>,
    /// The enum value that may have been meant.
    pub(crate) nearest: Option<&'static str>,
    /// The suggestion on what to write instead.
    pub(crate) suggestion: ValueSuggestion,
    /// The parts of the reason that depend on the value.
    pub(crate) parameters: Option<Box<Parameters>>,
}

impl Invalid {
    /// Creates the error of an enum value.
    pub(crate) fn misspelt(list: &'static EnumValues, name: &str, reason: String) -> Self {
        let (nearest, suggestion) = (list.find(name).map(NameMatch::value), list.suggestion(name));
        let parameters = Some(Box::new(list.parameters()));
        Self { nearest, suggestion, parameters, ..Self::new(list.name, list.rule, reason) }
    }

    pub(crate) fn new(name: &'static str, rule: RuleId, reason: impl Into<Cow<'static, str>>) -> Self {
        Self { name, rule, reason: reason.into(), nearest: None, suggestion: ValueSuggestion::Demand, parameters: None }
    }
}

/// Writes the type's name and the reason, but not the value, which may be a secret.
impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.name, self.reason)?;
        match self.nearest {
            Some(value) => write!(f, "; the nearest is `{value}`"),
            None => Ok(()),
        }
    }
}

impl core::error::Error for Invalid {}

/// An error that never happens.
// An implementation for `Infallible` would be the only one for a certain type, and rustc would show its source in errors
// of `?`.
pub trait Impossible {
    fn never(self) -> Invalid;
}

impl Impossible for Infallible {
    fn never(self) -> Invalid {
        match self {}
    }
}

/// A conversion that cannot fail has no error, so `?` accepts it next to those that can.
#[diagnostic::do_not_recommend]
impl<E: Impossible> From<E> for Invalid {
    fn from(error: E) -> Self {
        error.never()
    }
}

/// Checks a string.
pub fn check_text(kind: &Text, text: &str) -> Result<(), Invalid> {
    #[cold]
    fn invalid(kind: &Text, text: &str, reason: Cow<'static, str>) -> Invalid {
        let parameters = Some(Box::new(kind.parameters(text)));
        Invalid { suggestion: kind.suggestion(text, None), parameters, ..Invalid::new(kind.name, kind.rule, reason) }
    }

    kind.check(text).map_err(|reason| invalid(kind, text, reason))
}

/// Checks a number as JSON writes it.
pub fn check_number(kind: &Number, text: &str) -> Result<Decimal, Invalid> {
    kind.read(text).map_err(|reason| invalid_number(kind, reason, kind.suggestion()))
}

/// Checks a number in a string. In contrast to a JSON number, its point may separate thousands.
pub fn check_number_in_string(kind: &Number, text: &str) -> Result<Decimal, Invalid> {
    if kind.thousands(text).is_none() {
        return check_number(kind, text);
    }
    let reason = kind.read(text).err().unwrap_or(Number::IS_AMBIGUOUS);
    Err(invalid_number(kind, reason, ValueSuggestion::WithoutSeparators))
}

#[cold]
fn invalid_number(kind: &Number, reason: &'static str, suggestion: ValueSuggestion) -> Invalid {
    let parameters = Some(Box::new(kind.parameters()));
    Invalid { suggestion, parameters, ..Invalid::new(kind.name, kind.rule, reason) }
}
