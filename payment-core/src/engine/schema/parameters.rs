//! The parameters of a mistake, for texts that are not in English.

use alloc::{string::String, vec::Vec};

/// The parts of a message that depend on the request, to write a text of one's own.
///
/// Serializes as an object with the fields that are set.
///
/// # Examples
///
/// ```
/// use payment_session::PaymentSession;
///
/// let body = format!(r#"{{"clientReferenceId":"{}"}}"#, "A".repeat(120));
/// let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
/// let violation = violations.iter().find(|violation| violation.id() == "reference");
/// let parameters = violation.unwrap().parameters();
/// assert_eq!((parameters.maximum, parameters.actual), (Some(100), Some(120)));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parameters {
    /// The smallest number of characters or digits, or the smallest number.
    pub minimum: Option<u64>,
    /// The greatest number of characters or digits, or the greatest number.
    pub maximum: Option<u64>,
    /// The number of characters that the string has.
    pub actual: Option<u64>,
    /// The enum values that are allowed. Lists of ISO codes are left out.
    pub allowed: Vec<&'static str>,
    /// The JSON pointers of other fields: those that are missing, or that cannot be used together with this one.
    pub fields: Vec<String>,
}

impl Parameters {
    pub(crate) fn of_length(min: usize, max: usize) -> Self {
        let limit = |number: usize| u64::try_from(number).ok();
        let maximum = if max == usize::MAX { None } else { limit(max) };
        Self { minimum: limit(min), maximum, ..Self::default() }
    }

    /// Returns whether there are no parameters.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(feature = "runtime")]
mod runtime {
    use serde::{Serialize, Serializer, ser::SerializeMap};

    use super::Parameters;

    impl Serialize for Parameters {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let Self { minimum, maximum, actual, allowed, fields } = self;
            let mut object = serializer.serialize_map(None)?;
            for (name, number) in [("minimum", minimum), ("maximum", maximum), ("actual", actual)] {
                if let Some(number) = number {
                    object.serialize_entry(name, number)?;
                }
            }
            if !allowed.is_empty() {
                object.serialize_entry("allowed", allowed)?;
            }
            if !fields.is_empty() {
                object.serialize_entry("fields", fields)?;
            }
            object.end()
        }
    }
}
