//! Everything that is wrong with a request at run time.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::draft_tree;
use crate::request::SESSION;
use crate::{
    base::wording::shorten,
    inspect::{
        Finding, Origin, inspect,
        json_tree::{self, Detail},
    },
    json::SyntaxError,
    rules::{Rule, Scope, Waivers},
    schema::{Kind, RuleId, key_style::Style},
    values::{Invalid, json_value::JsonValue},
};

/// Something that is wrong with a request.
///
/// No value of the request is quoted: it may be a secret.
#[derive(Clone)]
pub struct Violation {
    rule: &'static Rule,
    pointer: String,
    message: String,
    help: String,
    position: Option<(usize, usize)>,
}

impl Violation {
    /// The rule that is broken.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The JSON pointer (RFC 6901) of what is to blame; empty for the request as a whole. What is missing is
    /// blamed on its object.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// What is wrong: lower case, no final stop.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to write instead.
    pub fn help(&self) -> Option<&str> {
        Some(&*self.help).filter(|help| !help.is_empty())
    }

    /// The line, from 1, of a request that was read from a text.
    pub fn line(&self) -> Option<usize> {
        self.position.map(|(line, _)| line)
    }

    /// The column, from 1 and in characters, of a request that was read from a text.
    pub fn column(&self) -> Option<usize> {
        self.position.map(|(_, column)| column)
    }
}

/// Everything that is wrong with a request, in the order of its text; at least one thing.
#[derive(Clone, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// Returns everything that is wrong with a draft, or `None` if nothing is.
    pub(crate) fn of_draft<T: Scope + JsonValue>(draft: &T) -> Option<Self> {
        if T::keeps_all(draft.facts()) && !draft_tree::has_other_fields(draft) {
            return None;
        }
        let (Kind::Object(object) | Kind::Checked(object)) = T::KIND else { return None };
        let mut root = draft_tree::of(draft);
        let findings = inspect(object, &mut root, Origin::Draft, draft.waivers(), &[]).findings;
        // Rules that only seem broken may look at fields in `other`, or be allowed.
        Self::of_values(findings.into_iter().map(|finding| Violation::new(finding, None)).collect())
    }

    /// Returns everything that is wrong with a text. It is known to be wrong, because of `refusal`.
    pub(crate) fn of_text(text: &str, refusal: String) -> Self {
        let mut root = match json_tree::read(text, SESSION, Detail::Documented) {
            Ok(root) => root,
            Err(error) => return Self::of_syntax_error(text, &error),
        };
        let findings = inspect(SESSION, &mut root, Origin::Json, Waivers::NONE, &[]).findings;
        // Without findings the two passes disagree. That is a mistake of this crate, and nothing may pass unchecked.
        Self::of_findings(text, findings).unwrap_or_else(|| Self::no_json(text, 0, refusal))
    }

    /// Wraps the findings in a text, or returns `None` if there are none.
    pub(crate) fn of_findings(text: &str, findings: Vec<Finding>) -> Option<Self> {
        let mut positions = Positions { text, at: 0, line: 1, column: 1 };
        let violations = findings.into_iter().map(|finding| {
            let position = positions.of(finding.place);
            Violation::new(finding, Some(position))
        });
        Self::of_values(violations.collect())
    }

    /// Reports a text that is not JSON.
    pub(crate) fn of_syntax_error(text: &str, error: &SyntaxError) -> Self {
        Self::no_json(text, error.place, error.reason.into())
    }

    /// Reports a text that the inspection accepts and a type cannot hold. That is a mistake of this crate.
    pub(crate) fn of_disagreement(text: &str) -> Self {
        Self::no_json(text, 0, "a value was accepted that its type cannot hold".to_string())
    }

    /// Wraps the violations of a request's values, or returns `None` if there are none.
    pub(crate) fn of_values(violations: Vec<Violation>) -> Option<Self> {
        if violations.is_empty() { None } else { Some(Self(violations)) }
    }

    /// Moves the violations of an object to the place of that object in a request.
    ///
    /// `pointer` is the object's JSON pointer (RFC 6901). `try_payment_session!` does the same for the result of a part.
    ///
    /// # Examples
    ///
    /// ```
    /// # use payment_core as payment_session;
    /// use payment_session::request::{RefundMethod, RefundPreference};
    ///
    /// let violations = RefundPreference::new(RefundMethod::TRANSFER_ONLY).check().unwrap_err();
    /// let violations = violations.under("/customer/refundPreference");
    /// assert_eq!(violations[0].pointer(), "/customer/refundPreference/method");
    /// ```
    #[must_use]
    pub fn under(mut self, pointer: &str) -> Self {
        for violation in &mut self.0 {
            violation.pointer.insert_str(0, pointer);
        }
        self
    }

    /// Of bytes that are UTF-8 up to `valid` only.
    pub(crate) fn of_bytes(body: &[u8], valid: usize) -> Self {
        let text = core::str::from_utf8(&body[..valid]).unwrap_or_default();
        Self::no_json(text, valid, "the text is not valid UTF-8".into())
    }

    /// Reports a value that does not serialize.
    pub(crate) fn of_unserializable(error: &serde_json::Error) -> Self {
        Self::no_json("", 0, format!("{error}")).without_positions()
    }

    /// Forgets the lines and columns of a text that the caller has never seen.
    pub(crate) fn without_positions(mut self) -> Self {
        for violation in &mut self.0 {
            violation.position = None;
        }
        self
    }

    fn no_json(text: &str, place: usize, message: String) -> Self {
        let rule = RuleId::Json.rule();
        let position = Positions { text, at: 0, line: 1, column: 1 }.of(place);
        let help = rule.demand();
        Self(alloc::vec![Violation { rule, pointer: String::new(), message, help, position: Some(position) }])
    }
}

impl Violation {
    /// Creates the violation of a value that did not convert.
    pub(crate) fn of_value(invalid: &Invalid, pointer: String) -> Self {
        let name = pointer.rsplit('/').next().unwrap_or_default();
        let message = format!("`{}` {}", shorten(name), invalid.reason);
        let is_index = name.bytes().all(|b| b.is_ascii_digit());
        let help = invalid.advice.help(invalid.rule, Style::Wire, false, |value| {
            if is_index { format!("`{value}`") } else { format!("`\"{name}\": {value}`") }
        });
        Self { rule: invalid.rule(), pointer, message, help, position: None }
    }

    fn new(finding: Finding, position: Option<(usize, usize)>) -> Self {
        let Finding { rule, pointer, message, help, .. } = finding;
        Self { rule, pointer, message, help, position }
    }
}

/// Lines and columns of growing offsets, in one walk over the text.
struct Positions<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    column: usize,
}

impl Positions<'_> {
    fn of(&mut self, place: usize) -> (usize, usize) {
        for c in self.text[self.at..place].chars() {
            match c {
                '\n' => (self.line, self.column) = (self.line + 1, 1),
                _ => self.column += 1,
            }
        }
        self.at = place;
        (self.line, self.column)
    }
}

impl core::ops::Deref for Violations {
    type Target = [Violation];

    fn deref(&self) -> &[Violation] {
        &self.0
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = core::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = alloc::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Place, message and rule; with `{:#}` the help as well.
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.position {
            write!(f, "{line}:{column}: ")?;
        }
        if !self.pointer.is_empty() {
            // keys of a body, as long and as strange as it has them
            for segment in self.pointer.split('/').skip(1) {
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
            .field("pointer", &self.pointer)
            .field("message", &self.message)
            .finish_non_exhaustive()
    }
}

/// One on each line; with `{:#}` each with its help.
impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, violation) in self.0.iter().enumerate() {
            // A message may contain `; ` or a comma, but never a line break.
            if at > 0 {
                f.write_str("\n")?;
            }
            fmt::Display::fmt(violation, f)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.0).finish()
    }
}

impl PartialEq for Violation {
    fn eq(&self, other: &Self) -> bool {
        fn parts(violation: &Violation) -> impl PartialEq {
            let Violation { rule, pointer, message, help, position } = violation;
            (rule.id, pointer, message, help, position)
        }

        parts(self) == parts(other)
    }
}

impl Eq for Violation {}

/// An object with the fields `rule` (its id), `pointer`, `message` and `help`, and with `line` and `column` if they are
/// known.
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = if self.position.is_some() { 6 } else { 4 };
        let mut object = serializer.serialize_struct("Violation", count)?;
        object.serialize_field("rule", self.rule.id.as_str())?;
        object.serialize_field("pointer", &self.pointer)?;
        object.serialize_field("message", &self.message)?;
        object.serialize_field("help", &self.help())?;
        if let Some((line, column)) = self.position {
            object.serialize_field("line", &line)?;
            object.serialize_field("column", &column)?;
        }
        object.end()
    }
}

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl core::error::Error for Violation {}
impl core::error::Error for Violations {}
