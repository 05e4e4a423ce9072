//! One mistake in a request at run time.

use alloc::{format, string::String};
use core::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::{
    base::{pointer::Pointer, wording::shorten},
    inspect::{Finding, Origin},
    rules::Rule,
    schema::key_style::Style,
    values::Invalid,
};

/// Something that is wrong with a request.
///
/// No value of the request is quoted: it may be a secret.
///
/// # Examples
///
/// ```
/// # use payment_core as payment_session;
/// use payment_session::PaymentSession;
///
/// let body = br#"{"clientReferenceId":"INV/1","customerId":"C-1","redirectUrl":{},
///     "amount":{"value":10000,"currency":"IDR"}}"#;
/// let violations = PaymentSession::from_json(body).unwrap_err();
/// let violation = &violations[0];
/// assert_eq!(violation.rule().id, "reference");
/// assert_eq!(violation.pointer(), "/clientReferenceId");
/// assert!(violation.message().starts_with("`clientReferenceId` must contain only letters"));
/// assert_eq!((violation.line(), violation.column()), (Some(1), Some(22)));
/// ```
#[derive(Clone)]
pub struct Violation {
    pub(super) rule: &'static Rule,
    /// The pointer of the object that was checked, if it is a part of a request.
    pub(super) outer: Pointer,
    /// The pointer in that object.
    pub(super) pointer: Pointer,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) position: Option<(usize, usize)>,
}

impl Violation {
    /// Returns the rule that is broken.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// Returns the JSON pointer (RFC 6901) of the value to blame, which is empty for the request as a whole.
    ///
    /// For a missing field, it is the pointer of the object around it. A pointer may be as long as the text that was
    /// read, so it is created when it is asked for.
    pub fn pointer(&self) -> String {
        format!("{}{}", self.outer, self.pointer)
    }

    /// Returns what is wrong, in lower case and without a final stop.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns what to write instead.
    pub fn help(&self) -> Option<&str> {
        Some(&*self.help).filter(|help| !help.is_empty())
    }

    /// Returns the line, from 1, if the request was read from a text.
    pub fn line(&self) -> Option<usize> {
        self.position.map(|(line, _)| line)
    }

    /// Returns the column, from 1 and in characters, if the request was read from a text.
    pub fn column(&self) -> Option<usize> {
        self.position.map(|(_, column)| column)
    }
}

impl Violation {
    /// Creates the violation of a value that did not convert.
    pub(crate) fn of_value(invalid: &Invalid, pointer: String) -> Self {
        let name = pointer.rsplit('/').next().unwrap_or_default();
        let message = format!("`{}` {}", shorten(name), invalid.reason);
        let is_index = name.bytes().all(|b| b.is_ascii_digit());
        let help = invalid.advice.help(invalid.rule, Style::Wire, Origin::Json, |value| {
            if is_index { format!("`{value}`") } else { format!("`\"{name}\": {value}`") }
        });
        let pointer = Pointer::default().join(pointer);
        Self { rule: invalid.rule(), outer: Pointer::default(), pointer, message, help, position: None }
    }

    /// Creates the violation of a request as a whole.
    pub(super) fn of_root(rule: &'static Rule, message: String, help: String, position: (usize, usize)) -> Self {
        let (outer, pointer) = (Pointer::default(), Pointer::default());
        Self { rule, outer, pointer, message, help, position: Some(position) }
    }

    pub(super) fn new(finding: Finding, position: Option<(usize, usize)>) -> Self {
        let Finding { rule, pointer, message, help, .. } = finding;
        Self { rule, outer: Pointer::default(), pointer, message, help, position }
    }
}

/// Writes the place, the message and the rule, and with `{:#}` the help as well.
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.position {
            write!(f, "{line}:{column}: ")?;
        }
        let pointer = self.pointer();
        if !pointer.is_empty() {
            // The keys of a body can be long, and can have control characters.
            for segment in pointer.split('/').skip(1) {
                write!(f, "/{}", shorten(segment))?;
            }
            f.write_str(": ")?;
        }
        write!(f, "{} ({})", self.message, self.rule.id)?;
        match self.help() {
            Some(help) if f.alternate() => write!(f, "; help: {help}"),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Violation")
            .field("rule", &self.rule.id)
            .field("pointer", &self.pointer())
            .field("message", &self.message)
            .finish_non_exhaustive()
    }
}

impl PartialEq for Violation {
    fn eq(&self, other: &Self) -> bool {
        fn parts(violation: &Violation) -> impl PartialEq {
            let Violation { rule, message, help, position, .. } = violation;
            (rule.id, violation.pointer(), message, help, position)
        }

        parts(self) == parts(other)
    }
}

impl Eq for Violation {}

/// Serializes as an object with the fields `rule` (its id), `pointer`, `message` and `help`, and with `line` and `column` if they are
/// known.
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = if self.position.is_some() { 6 } else { 4 };
        let mut object = serializer.serialize_struct("Violation", count)?;
        object.serialize_field("rule", self.rule.id.as_str())?;
        object.serialize_field("pointer", &self.pointer())?;
        object.serialize_field("message", &self.message)?;
        object.serialize_field("help", &self.help())?;
        if let Some((line, column)) = self.position {
            object.serialize_field("line", &line)?;
            object.serialize_field("column", &column)?;
        }
        object.end()
    }
}

impl core::error::Error for Violation {}
