//! The help for a mistake: the ways to correct it.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};
use core::{fmt::Display, ops::Range};

mod change;
mod printer;

pub use self::{change::Change, printer::Printer};
use crate::engine::{
    base::path::Path,
    schema::{Parameters, Sample},
};

/// A way to correct a mistake.
///
/// It has a [replacement](Self::replacement) if old and new denote the same: a key or a value in another spelling.
///
/// # Examples
///
/// ```
/// use payment_session::PaymentSession;
///
/// let body = r#"{"clientReferenceId":"INV-1","amount":{"value":"10000","currency":"IDR"},
///     "customerID":"C-1","redirectUrl":{}}"#;
/// let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
/// let suggestion = &violations[1].suggestions()[0];
/// assert_eq!(suggestion.text(), r#"write `"customerId"`"#);
///
/// let mut corrected = body.to_owned();
/// // From the end, so that the ranges before stay
/// for violation in violations.iter().rev() {
///     let replacement = violation.suggestions()[0].replacement().unwrap();
///     corrected.replace_range(replacement.range(), replacement.text());
/// }
/// assert!(PaymentSession::from_json(corrected.as_bytes()).is_ok());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    verb: Verb,
    text: String,
    changes: Vec<Change>,
    replacement: Option<Replacement>,
    is_example: bool,
}

/// The verb that the text of a suggestion begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    Write,
    Add,
    Remove,
    Move,
    /// Another one, or none.
    Other,
}

impl Verb {
    fn text(self) -> &'static str {
        match self {
            Self::Write => "write ",
            Self::Add => "add ",
            Self::Remove => "remove ",
            Self::Move => "move it ",
            Self::Other => "",
        }
    }
}

/// A range of a text, and what to write there: a key or a value, with its quotes, in another spelling.
///
/// Old and new denote the same, and the new text is valid at its place. A secret is never replaced, nor anything next to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    range: Range<usize>,
    text: String,
}

impl Replacement {
    pub(crate) fn new(range: Range<usize>, text: String) -> Self {
        Self { range, text }
    }

    /// Returns the range of the text that was read, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Returns the text to write there.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Suggestion {
    /// Creates a suggestion without a replacement.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self::of(Verb::Other, text.into())
    }

    /// Creates a suggestion whose text begins with a verb.
    fn of(verb: Verb, text: String) -> Self {
        Self { verb, text, changes: Vec::new(), replacement: None, is_example: false }
    }

    /// Creates the suggestion to write an entry, a key or a value.
    pub(crate) fn write(code: impl Display) -> Self {
        Self::of(Verb::Write, format!("write {code}"))
    }

    /// Adds the changes that the text names.
    #[must_use]
    pub(super) fn with_changes(self, changes: impl Into<Vec<Change>>) -> Self {
        Self { changes: changes.into(), ..self }
    }

    /// Adds text at the end.
    #[must_use]
    pub(super) fn followed_by(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Adds a replacement, if there is one.
    #[must_use]
    pub(super) fn replacing(self, replacement: Option<Replacement>) -> Self {
        Self { replacement, ..self }
    }

    /// Says that the value is one of many.
    #[must_use]
    pub(crate) fn for_example(self) -> Self {
        Self { is_example: true, ..self }
    }

    /// Returns the suggestion as an instruction, in lower case and without a final stop.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the changes that the suggestion consists of. There are none if only the text says what to do.
    #[doc(hidden)]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Returns the replacement that follows the suggestion, or `None` if old and new might not denote the same.
    pub fn replacement(&self) -> Option<&Replacement> {
        self.replacement.as_ref()
    }

    /// Returns whether the suggestion only shows an example of a valid value. An example has no replacement.
    pub fn is_example(&self) -> bool {
        self.is_example
    }

    /// Forgets the replacement in a text that the caller has never seen.
    #[cfg(feature = "runtime")]
    pub(crate) fn forget_replacement(&mut self) {
        self.replacement = None;
    }
}

/// The words of a mistake: its message and its help.
#[derive(Clone)]
pub struct Words {
    pub message: String,
    pub help: Help,
    pub parameters: Parameters,
}

impl Words {
    pub(super) fn new(message: impl Into<String>, help: impl Into<Help>) -> Self {
        Self { message: message.into(), help: help.into(), parameters: Parameters::default() }
    }

    pub(super) fn with(self, parameters: Parameters) -> Self {
        Self { parameters, ..self }
    }
}

/// The choice by an `Option`.
pub(super) const IF_LET: &str = "`if let Some(value) = … { … } else { … }`";

/// Returns the suggestion for `key?:` where a value must be present.
pub(super) fn present_value(key: impl Display, entry: Path) -> Suggestion {
    let write = Change::Write { entry: entry.clone(), value: Sample::Gap };
    Suggestion::new(format!("write `{key}:` with a value that is always present, or choose with {IF_LET}"))
        .with_changes([Change::Sign { entry, sign: ":" }, write])
}

/// The suggestions about one mistake. Each is a different way to correct it.
#[derive(Clone, Debug, Default)]
pub struct Help(Vec<Suggestion>);

impl Help {
    /// Returns the text of all suggestions.
    pub fn text(&self) -> String {
        let (mut text, mut last) = (String::new(), None);
        for suggestion in &self.0 {
            text.push_str(if last.is_none() { "" } else { ", or " });
            // "write this, or that"
            let repeated = if last == Some(suggestion.verb) { suggestion.verb.text().len() } else { 0 };
            text.push_str(&suggestion.text[repeated..]);
            last = Some(suggestion.verb);
        }
        text
    }

    pub fn suggestions(&self) -> &[Suggestion] {
        &self.0
    }

    /// Removes the replacements, where only a part of the value denotes the same.
    #[must_use]
    pub(crate) fn without_replacements(mut self) -> Self {
        self.0.iter_mut().for_each(|suggestion| suggestion.replacement = None);
        self
    }

    /// Adds a change to the suggestions that have none.
    #[must_use]
    pub(super) fn or_change(mut self, change: &Change) -> Self {
        for suggestion in self.0.iter_mut().filter(|suggestion| suggestion.changes.is_empty()) {
            suggestion.changes.push(change.clone());
        }
        self
    }

    /// Adds text after the last suggestion.
    #[must_use]
    pub(crate) fn followed_by(mut self, text: &str) -> Self {
        if let Some(last) = self.0.last_mut() {
            last.text.push_str(text);
        }
        self
    }
}

impl From<Help> for Vec<Suggestion> {
    fn from(help: Help) -> Self {
        help.0
    }
}

impl From<Suggestion> for Help {
    fn from(suggestion: Suggestion) -> Self {
        Self(Vec::from([suggestion]))
    }
}

impl From<Vec<Suggestion>> for Help {
    fn from(suggestions: Vec<Suggestion>) -> Self {
        Self(suggestions)
    }
}

impl From<String> for Help {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::default() } else { Suggestion::new(text).into() }
    }
}

impl From<&str> for Help {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

#[cfg(feature = "runtime")]
mod runtime {
    use serde::{Serialize, Serializer, ser::SerializeStruct};

    use super::{Replacement, Suggestion};

    /// Serializes as an object with the fields `start` and `end` (of the range, in bytes) and `text`.
    impl Serialize for Replacement {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = serializer.serialize_struct("Replacement", 3)?;
            object.serialize_field("start", &self.range.start)?;
            object.serialize_field("end", &self.range.end)?;
            object.serialize_field("text", &self.text)?;
            object.end()
        }
    }

    /// Serializes as an object with the fields `text`, `replacement` ([`Replacement`], or `null`) and `example`.
    impl Serialize for Suggestion {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = serializer.serialize_struct("Suggestion", 3)?;
            object.serialize_field("text", &self.text)?;
            object.serialize_field("replacement", &self.replacement)?;
            object.serialize_field("example", &self.is_example)?;
            object.end()
        }
    }
}
