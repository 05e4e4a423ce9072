//! Everything that is wrong with a request at run time.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use serde::{Serialize, Serializer};

use super::{draft_tree, positions::Positions, violation::Violation};
use crate::{
    inspect::{
        Finding, Origin, inspect,
        json_tree::{self, Detail},
    },
    json::SyntaxError,
    request::SESSION,
    rules::{HeldFacts, Waivers},
    schema::{Kind, RuleId},
    values::json_value::JsonValue,
};

/// Everything that is wrong with a request, in the order of its text. There is at least one violation.
#[derive(Clone, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// Returns everything that is wrong with a draft, or `None` if nothing is.
    pub(crate) fn of_draft<T: HeldFacts + JsonValue>(draft: &T) -> Option<Self> {
        if T::keeps_all(draft.facts()) && !draft_tree::holds_unchecked(draft) {
            return None;
        }
        let (Kind::Object(object) | Kind::Checked(object)) = T::KIND else { return None };
        let mut root = draft_tree::tree_of(draft);
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
        let mut positions = Positions::new(text);
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

    /// Reports bytes that are UTF-8 only up to `valid`.
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
        let position = Positions::new(text).of(place);
        let help = rule.demand();
        Self(alloc::vec![Violation { rule, pointer: String::new(), message, help, position: Some(position) }])
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

/// Writes one violation on each line, and with `{:#}` its help as well.
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

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl core::error::Error for Violations {}
