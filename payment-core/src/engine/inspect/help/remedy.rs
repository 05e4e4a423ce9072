//! A way to correct a mistake, as data.

use alloc::{string::String, vec::Vec};

use crate::engine::schema::Sample;

/// A change of a request. A [`Suggestion`](super::Suggestion) has one or several.
///
/// `entry` is the JSON pointer (RFC 6901) of an entry that is there, `to` that of a field after the change. Objects and
/// lists that are absent on the way to it are created, and a `null` there is replaced.
///
/// Values are data, too, where the text only names them: enum values to choose from are [`Sample::OneOf`], and the one that
/// a misspelt name is near is [`Sample::Word`], although the text asks whether it is meant. Where a value has two readings,
/// such as the number `50.000`, each is a suggestion of its own.
///
/// # Examples
///
/// ```
/// use payment_session::{PaymentSession, Remedy};
///
/// let body = br#"{"clientReferenceId":"INV-1","amount":{"value":10000,"currency":"IDR"},
///     "customer":{},"email":"a@b.id","redirectUrl":{}}"#;
/// let violations = PaymentSession::from_json(body).unwrap_err();
/// let email = violations.iter().find(|violation| violation.pointer() == "/email").unwrap();
/// let moved = Remedy::Move { entry: "/email".into(), to: "/customer/email".into() };
/// assert_eq!(email.suggestions()[0].remedy(), [moved]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Remedy {
    /// The key of an entry is replaced by that of another field of its object, or by the same one in quotes.
    Name {
        /// The entry.
        entry: String,
        /// The field.
        to: String,
    },
    /// The key of an entry is replaced by that of one of these fields of its object.
    NameOneOf {
        /// The entry.
        entry: String,
        /// The fields.
        to: Vec<String>,
    },
    /// An entry becomes a field of another object.
    Move {
        /// The entry.
        entry: String,
        /// The field.
        to: String,
    },
    /// A field is added.
    Add {
        /// The field.
        to: String,
        /// Its value, which may have gaps.
        value: Sample,
    },
    /// An entry is removed.
    Remove {
        /// The entry.
        entry: String,
    },
    /// The sign after the key of an entry is replaced, in source code.
    Sign {
        /// The entry.
        entry: String,
        /// The sign: `:`, `?:`, `!:` or `!?:`.
        sign: &'static str,
    },
    /// An entry gets another value.
    Write {
        /// The entry.
        entry: String,
        /// The value, which may have gaps.
        value: Sample,
    },
}

impl Remedy {
    /// Returns whether the field at a pointer is set after the change, or a field in it.
    pub(in crate::engine::inspect) fn sets(&self, pointer: &str) -> bool {
        let is_in = |to: &str| to.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        matches!(self, Self::Name { to, .. } | Self::Move { to, .. } | Self::Add { to, .. } if is_in(to))
    }
}

#[cfg(feature = "runtime")]
mod runtime {
    use serde::{Serialize, Serializer, ser::SerializeMap};

    use super::Remedy;
    use crate::engine::schema::key_style::Style;

    /// Serializes as an object with `change` (`name`, `move`, `add`, `remove`, `sign` or `write`) and the fields of the variant. A
    /// value is a text, with `…` for each gap.
    impl Serialize for Remedy {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let change = match self {
                Self::Name { .. } | Self::NameOneOf { .. } => "name",
                Self::Move { .. } => "move",
                Self::Add { .. } => "add",
                Self::Remove { .. } => "remove",
                Self::Sign { .. } => "sign",
                Self::Write { .. } => "write",
            };
            let mut object = serializer.serialize_map(None)?;
            object.serialize_entry("change", change)?;
            match self {
                Self::Name { entry, to } | Self::Move { entry, to } => {
                    object.serialize_entry("entry", entry)?;
                    object.serialize_entry("to", to)?;
                }
                Self::NameOneOf { entry, to } => {
                    object.serialize_entry("entry", entry)?;
                    object.serialize_entry("to", to)?;
                }
                Self::Add { to, value } => {
                    object.serialize_entry("to", to)?;
                    object.serialize_entry("value", &value.show(Style::Wire))?;
                }
                Self::Remove { entry } => object.serialize_entry("entry", entry)?,
                Self::Sign { entry, sign } => {
                    object.serialize_entry("entry", entry)?;
                    object.serialize_entry("sign", sign)?;
                }
                Self::Write { entry, value } => {
                    object.serialize_entry("entry", entry)?;
                    object.serialize_entry("value", &value.show(Style::Wire))?;
                }
            }
            object.end()
        }
    }
}
