//! One mistake in a request at run time.

use alloc::{
    borrow::Cow,
    format,
    string::{String, ToString},
    sync::Arc,
    vec::Vec,
};
use core::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::engine::{
    base::{
        path::{Path, Segment},
        wording::shorten,
    },
    inspect::{
        Explanation, Input,
        help::{Help, Suggestion},
        suggestion_text,
    },
    rules::Rule,
    schema::{Kind, Parameters, Sample, key_style::Style},
    values::Invalid,
};

/// A mistake in a request.
///
/// No value of the request is quoted: it may be a secret.
///
/// # Examples
///
/// ```
/// use payment_session::PaymentSession;
///
/// let body = br#"{"clientReferenceId":"INV/1","customerId":"C-1","redirectUrl":{},
///     "amount":{"value":10000,"currency":"IDR"}}"#;
/// let violations = PaymentSession::from_json(body).unwrap_err();
/// let violation = &violations[0];
/// assert_eq!(violation.id(), "reference");
/// assert_eq!(violation.pointer(), "/clientReferenceId");
/// assert!(violation.message().starts_with("`clientReferenceId` must contain only letters"));
/// assert_eq!((violation.line(), violation.column()), (Some(1), Some(22)));
/// ```
#[derive(Clone)]
pub struct Violation {
    pub(super) id: Id,
    /// A JSON pointer from the caller: of the object that was checked, or of the value.
    pub(super) outer: Arc<str>,
    /// The path of the value in that object.
    pub(super) path: Path,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) suggestions: Vec<Suggestion>,
    pub(super) parameters: Parameters,
    pub(super) position: Option<(usize, usize)>,
}

impl Violation {
    /// Creates a violation of a rule that is not this crate's, for example of a shop's own rule about a form.
    ///
    /// `pointer` is the JSON pointer (RFC 6901) of the value, or of the field of a form.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::Violation;
    ///
    /// let message = "`acceptedTerms` must be `true`";
    /// let violation = Violation::custom("terms", "/acceptedTerms", message);
    /// assert_eq!(violation.id(), "terms");
    /// let text = "/acceptedTerms: `acceptedTerms` must be `true` (terms)";
    /// assert_eq!(violation.to_string(), text);
    /// assert!(violation.rule().is_none());
    /// ```
    pub fn custom(id: impl Into<Cow<'static, str>>, pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            id: Id::Custom(id.into()),
            outer: pointer.into().into(),
            path: Path::default(),
            message: message.into(),
            help: String::new(),
            suggestions: Vec::new(),
            parameters: Parameters::default(),
            position: None,
        }
    }

    /// Returns the id of the rule that is broken. Later versions keep the ids.
    pub fn id(&self) -> &str {
        match &self.id {
            Id::Rule(rule) => rule.id.as_str(),
            Id::Custom(id) => id,
        }
    }

    /// Returns the rule that is broken, or `None` for a [custom](Self::custom) violation.
    pub fn rule(&self) -> Option<&'static Rule> {
        match self.id {
            Id::Rule(rule) => Some(rule),
            Id::Custom(_) => None,
        }
    }

    /// Returns the JSON pointer (RFC 6901) of the value that breaks the rule, which is empty for the request as a whole.
    ///
    /// For a missing field, it is the pointer of the object around it. A pointer may be as long as the text that was
    /// read, so it is created when it is asked for.
    pub fn pointer(&self) -> String {
        format!("{}{}", self.outer, self.path)
    }

    /// Returns the message, in lower case and without a final stop.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns the parts of the message that depend on the request, to write a text of one's own.
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// Returns the ways to correct the mistake. A key or value in another spelling has a replacement in the text that was read.
    pub fn suggestions(&self) -> &[Suggestion] {
        &self.suggestions
    }

    /// Returns the texts of the [suggestions](Self::suggestions), which say what to write instead.
    pub fn help(&self) -> Option<&str> {
        Some(&*self.help).filter(|help| !help.is_empty())
    }

    /// Returns the line, from 1, or `None` if the request was not read from JSON.
    pub fn line(&self) -> Option<usize> {
        self.position.map(|(line, _)| line)
    }

    /// Returns the column, from 1 and in characters, or `None` if the request was not read from JSON.
    pub fn column(&self) -> Option<usize> {
        self.position.map(|(_, column)| column)
    }
}

/// The rule of a violation.
#[derive(Clone)]
pub(super) enum Id {
    Rule(&'static Rule),
    Custom(Cow<'static, str>),
}

impl Violation {
    /// Creates the violation of a value that did not convert.
    pub(crate) fn of_value(invalid: &Invalid, path: Path) -> Self {
        let name = path.last().map(|segment| shorten(&segment.text())).filter(|name| !name.is_empty());
        let name = name.as_deref().unwrap_or("value");
        let message = format!("`{name}` {}", invalid.reason);
        // The items of lists have no keys, and neither has a value without a place.
        let is_index = name.bytes().all(|b| b.is_ascii_digit());
        let help = suggestion_text(invalid.suggestion, invalid.rule, Style::Wire, Input::Json, |value| {
            if is_index || path.is_root() { format!("`{value}`") } else { format!("`\"{name}\": {value}`") }
        });
        let parameters = invalid.parameters.as_deref().cloned().unwrap_or_default();
        Self::from_parts(invalid.rule(), path, message, help.into(), parameters, None)
    }

    /// Creates the violation of an object without a required field of this kind, which has the path `field`.
    pub(crate) fn of_missing_field(kind: Kind, field: &Path) -> Self {
        let name = field.last().map(Segment::text).unwrap_or_default();
        let rule = kind.rule_if_missing().rule();
        let help = Suggestion::new(format!("add `\"{name}\": {}`", Sample::of(kind).show(Style::Wire))).for_example();
        let parameters = Parameters { fields: Vec::from([field.to_string()]), ..Parameters::default() };
        let message = format!("`{name}` is missing");
        Self::from_parts(rule, field.outer(), message, help.into(), parameters, None)
    }

    /// Creates the violation of a request as a whole.
    pub(super) fn of_root(rule: &'static Rule, message: String, help: String, position: (usize, usize)) -> Self {
        Self::from_parts(rule, Path::default(), message, help.into(), Parameters::default(), Some(position))
    }

    pub(super) fn new(explanation: Explanation, position: Option<(usize, usize)>) -> Self {
        let Explanation { rule, pointer, message, help, parameters, .. } = explanation;
        Self::from_parts(rule, pointer, message, help, parameters, position)
    }

    /// Moves the fields that the message names with their object.
    pub(super) fn move_fields_under(&mut self, pointer: &str) {
        for field in &mut self.parameters.fields {
            field.insert_str(0, pointer);
        }
    }

    /// Forgets the place in a text that the caller has never seen.
    pub(super) fn forget_text(&mut self) {
        self.position = None;
        self.suggestions.iter_mut().for_each(Suggestion::forget_replacement);
    }

    fn from_parts(
        rule: &'static Rule,
        path: Path,
        message: String,
        help: Help,
        parameters: Parameters,
        position: Option<(usize, usize)>,
    ) -> Self {
        let (id, outer, text) = (Id::Rule(rule), Arc::from(""), help.text());
        Self { id, outer, path, message, help: text, suggestions: help.into(), parameters, position }
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
            let path = Path::default().join(&pointer);
            let shown = path.segments().into_iter().map(|segment| shorten(&segment.text()));
            write!(f, "{}: ", shown.fold(Path::default(), |path, key| path.child(&key)))?;
        }
        write!(f, "{} ({})", self.message, self.id())?;
        if let Some(help) = self.help().filter(|_| f.alternate()) {
            write!(f, "; help: {help}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Violation")
            .field("rule", &self.id())
            .field("pointer", &self.pointer())
            .field("message", &self.message)
            .finish_non_exhaustive()
    }
}

impl PartialEq for Violation {
    fn eq(&self, other: &Self) -> bool {
        fn parts(violation: &Violation) -> impl PartialEq {
            let Violation { message, help, suggestions, parameters, position, .. } = violation;
            (violation.id(), violation.pointer(), message, help, suggestions, parameters, position)
        }

        parts(self) == parts(other)
    }
}

impl Eq for Violation {}

/// Serializes as an object with the fields `rule` (its id), `pointer`, `message`, `help`, `suggestions` and `parameters`
/// ([`Parameters`]), and with `line` and `column` if they are known. A suggestion has the fields `text`, `replacement` (with
/// `start` and `end`, in bytes, and `text`; or `null`) and `example`.
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = if self.position.is_some() { 8 } else { 6 };
        let mut object = serializer.serialize_struct("Violation", count)?;
        object.serialize_field("rule", self.id())?;
        object.serialize_field("pointer", &self.pointer())?;
        object.serialize_field("message", &self.message)?;
        object.serialize_field("help", &self.help())?;
        object.serialize_field("suggestions", &self.suggestions)?;
        object.serialize_field("parameters", &self.parameters)?;
        if let Some((line, column)) = self.position {
            object.serialize_field("line", &line)?;
            object.serialize_field("column", &column)?;
        }
        object.end()
    }
}

impl core::error::Error for Violation {}
