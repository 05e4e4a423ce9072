//! The help for a mistake: the ways to correct it.

use alloc::{borrow::ToOwned, string::String, vec::Vec};

use super::edit::Edit;

/// A way to correct a mistake.
///
/// It has an [edit](Self::edit) if the correction is exact: the edit removes the mistake and makes no other one, apart from
/// rules that could not be decided because of the mistake.
///
/// # Examples
///
/// ```
/// # use payment_core as payment_session;
/// use payment_session::PaymentSession;
///
/// let body = r#"{"clientReferenceId":"INV-1","amount":{"value":"10000","currency":"IDR"},
///     "customerID":"C-1","redirectUrl":{}}"#;
/// let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
/// let suggestion = &violations[1].suggestions()[0];
/// assert_eq!(suggestion.text(), r#"write `"customerId"`"#);
///
/// let mut corrected = body.to_owned();
/// for violation in &violations {
///     let edit = violation.suggestions()[0].edit().unwrap();
///     corrected = edit.apply(&corrected).unwrap();
/// }
/// assert!(PaymentSession::from_json(corrected.as_bytes()).is_ok());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    text: String,
    edit: Option<Edit>,
    is_example: bool,
}

impl Suggestion {
    /// Creates a suggestion that only a person can follow.
    pub(crate) fn advice(text: impl Into<String>) -> Self {
        Self { text: text.into(), edit: None, is_example: false }
    }

    /// Creates a suggestion that shows one of many values.
    pub(crate) fn example(text: impl Into<String>) -> Self {
        Self { is_example: true, ..Self::advice(text) }
    }

    /// Creates a suggestion with an edit, if it is exact.
    pub(crate) fn new(text: impl Into<String>, edit: Option<Edit>) -> Self {
        Self { edit, ..Self::advice(text) }
    }

    /// Returns the suggestion as an instruction, in lower case and without a final stop.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the edit that follows the suggestion, or `None` if it is not exact.
    pub fn edit(&self) -> Option<&Edit> {
        self.edit.as_ref()
    }

    /// Returns whether the suggestion only shows an example of a valid value. An example has no edit.
    pub fn is_example(&self) -> bool {
        self.is_example
    }

    pub(crate) fn edit_mut(&mut self) -> Option<&mut Edit> {
        self.edit.as_mut()
    }
}

/// The suggestions about one mistake. Each is a different way to correct it.
#[derive(Clone, Debug, Default)]
pub struct Help(Vec<Suggestion>);

impl Help {
    /// Returns the text of all suggestions.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut last = "";
        for suggestion in &self.0 {
            // "write this, or that"
            let repeated = if last.starts_with("write ") { "write " } else { "" };
            let next = suggestion.text.strip_prefix(repeated).unwrap_or(&suggestion.text);
            text.push_str(if last.is_empty() { "" } else { ", or " });
            text.push_str(next);
            last = &suggestion.text;
        }
        text
    }

    pub fn suggestions(&self) -> &[Suggestion] {
        &self.0
    }

    /// Removes the edits, for a mistake at a place that no pointer names.
    #[must_use]
    pub(crate) fn without_edits(mut self) -> Self {
        for suggestion in &mut self.0 {
            suggestion.edit = None;
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
        if text.is_empty() { Self::default() } else { Suggestion::advice(text).into() }
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

    use super::Suggestion;

    /// Serializes as an object with the fields `text`, `edit` (a JSON Patch, or `null`) and `example`.
    impl Serialize for Suggestion {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = serializer.serialize_struct("Suggestion", 3)?;
            object.serialize_field("text", &self.text)?;
            object.serialize_field("edit", &self.edit)?;
            object.serialize_field("example", &self.is_example)?;
            object.end()
        }
    }
}
