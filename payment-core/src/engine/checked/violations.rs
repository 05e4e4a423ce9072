//! Everything that is wrong with a request at run time.

use alloc::{format, string::String, sync::Arc, vec::Vec};
use core::{convert::Infallible, fmt, slice};

use serde::{Serialize, Serializer};

use super::{draft_tree, violation::Violation};
use crate::engine::{
    base::path::Path,
    inspect::{
        Context, Input, Inspection, explain, inspect,
        json_tree::{self, Detail},
        tree::Place,
    },
    json::{Cursor, SyntaxError},
    rules::{ObjectFacts, Waivers},
    schema::{Object, RuleId},
    values::{Invalid, json_value::JsonValue},
};

/// Everything that is wrong with a request, in the order of its text. There is at least one violation.
///
/// [`Violations::new`], `From` and `Extend` collect violations of your own: see [`Violation::custom`].
///
/// The first 100 violations are list, and the first one of every further rule, as long as their pointers
/// have at most 64 KiB together. The others are only [counted](Self::omitted), so that a long text does not take much more
/// memory than its size. `Serialize` writes the list of the violations that are list.
///
/// # Examples
///
/// ```
/// use payment_session::PaymentSession;
///
/// let body = br#"{"clientReferenceId":"INV-1"}"#;
/// let violations = PaymentSession::from_json(body).unwrap_err();
/// for violation in &violations {
///     println!("{}: {}", violation.pointer(), violation.message());
/// }
/// assert_eq!(violations.len(), 3); // no amount, no customer and no address to return to
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Violations {
    pub(super) list: Vec<Violation>,
    pub(super) omitted: usize,
}

impl Violations {
    /// Collects violations, or returns `None` if there are none.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Email, Violation, Violations};
    ///
    /// fn check(email: &str, accepted_terms: bool) -> Result<(), Violations> {
    ///     let email = email
    ///         .parse::<Email>()
    ///         .map_err(|invalid| Violations::from(invalid).under("/customer/email"));
    ///     let message = "the terms must be accepted";
    ///     let terms = || Violation::custom("terms", "/acceptedTerms", message);
    ///     let terms = (!accepted_terms).then(terms);
    ///     Violations::new(email.err().into_iter().flatten().chain(terms)).map_or(Ok(()), Err)
    /// }
    ///
    /// assert!(check("rina@shop.example", true).is_ok());
    /// let violations = check("rina", false).unwrap_err();
    /// assert_eq!(violations.len(), 2);
    /// assert_eq!(violations[1].id(), "terms");
    /// ```
    pub fn new(violations: impl IntoIterator<Item = Violation>) -> Option<Self> {
        Self::of_list(violations.into_iter().collect(), 0)
    }

    /// Returns everything that is wrong with a draft, or `None` if nothing is.
    pub(crate) fn of_draft<T: ObjectFacts + JsonValue>(draft: &T) -> Option<Self> {
        if T::keeps_all(draft.facts()) && !draft_tree::holds_unchecked(draft) {
            return None;
        }
        let object = T::KIND.as_object()?;
        let root = draft_tree::tree_of(draft);
        let context = Context::new(object, Input::Draft, draft.waivers());
        let inspection = inspect(context, &root);
        let explanations = explain(context, &inspection, &|_| None);
        // Rules that only seem broken may look at fields in `other`, or be allowed.
        Self::of_list(
            explanations.into_iter().map(|explanation| Violation::new(explanation, None)).collect(),
            inspection.omitted,
        )
    }

    /// Returns everything that is wrong with a text. It is known to be wrong, because of `rejection`.
    pub(crate) fn of_text(text: &str, request: &'static Object, rejection: String) -> Self {
        let root = match json_tree::read(text, request, Detail::Documented) {
            Ok(root) => root,
            Err(error) => return Self::of_syntax_error(text, &error),
        };
        let context = Context::new(request, Input::Json, Waivers::NONE);
        // Without mistakes the two passes disagree. That is a mistake of this crate, and nothing may pass unchecked.
        Self::of_inspection(text, context, &inspect(context, &root))
            .unwrap_or_else(|| Self::rejected_text(text, 0, rejection))
    }

    /// Explains the mistakes in a text, or returns `None` if there are none.
    pub(crate) fn of_inspection(text: &str, context: Context<'_>, inspection: &Inspection<'_>) -> Option<Self> {
        let mut positions = Positions::new(text);
        let range_of = |place: Place| {
            let mut cursor = Cursor::new(text).at(place.0);
            let start = cursor.place();
            Some(start..start + cursor.value().len())
        };
        let explanations = explain(context, inspection, &range_of);
        let violations = explanations.into_iter().map(|explanation| {
            let position = positions.of(explanation.place.0);
            Violation::new(explanation, Some(position))
        });
        Self::of_list(violations.collect(), inspection.omitted)
    }

    /// Reports a text that is not JSON.
    pub(crate) fn of_syntax_error(text: &str, error: &SyntaxError) -> Self {
        Self::rejected_text(text, error.place, error.reason.into())
    }

    /// Wraps the violations that are list, or returns `None` if there are none.
    pub(crate) fn of_list(list: Vec<Violation>, omitted: usize) -> Option<Self> {
        if list.is_empty() { None } else { Some(Self { list, omitted }) }
    }

    /// Returns the violations that are list.
    pub fn as_slice(&self) -> &[Violation] {
        &self.list
    }

    /// Returns an iterator over the violations that are list.
    pub fn iter(&self) -> slice::Iter<'_, Violation> {
        self.list.iter()
    }

    /// Returns the number of violations that are list. It is never 0.
    #[expect(clippy::len_without_is_empty, reason = "there is at least one violation")]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns the number of violations that are not list. It is 0 unless there are more than 100, or very long keys.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::PaymentSession;
    ///
    /// let keys: Vec<_> = (0..1_000).map(|at| format!(r#""key{at}":1"#)).collect();
    /// let body = format!("{{{}}}", keys.join(","));
    /// let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
    /// // A thousand unknown keys, and four rules about what is missing.
    /// assert_eq!((violations.len(), violations.omitted()), (100, 904));
    /// ```
    pub fn omitted(&self) -> usize {
        self.omitted
    }

    /// Moves the violations of an object to the place of that object in a request.
    ///
    /// `pointer` is the object's JSON pointer (RFC 6901). `try_payment_session!` does the same for the result of a part.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::request::{RefundMethod, RefundPreference};
    ///
    /// let violations = RefundPreference::new(RefundMethod::TRANSFER_ONLY).check().unwrap_err();
    /// let violations = violations.under("/customer/refundPreference");
    /// assert_eq!(violations[0].pointer(), "/customer/refundPreference/method");
    /// ```
    #[must_use]
    pub fn under(mut self, pointer: &str) -> Self {
        let outer = Arc::<str>::from(pointer);
        for violation in &mut self.list {
            violation.outer = match &*violation.outer {
                "" => outer.clone(),
                inner => format!("{pointer}{inner}").into(),
            };
            violation.move_fields_under(pointer);
        }
        self
    }

    /// Reports bytes that are UTF-8 only up to `valid`.
    pub(crate) fn of_bytes(body: &[u8], valid: usize) -> Self {
        let text = core::str::from_utf8(&body[..valid]).unwrap_or_default();
        Self::rejected_text(text, valid, "the text is not valid UTF-8".into())
    }

    /// Forgets the places in a text that the caller has never seen.
    pub(crate) fn without_positions(mut self) -> Self {
        self.list.iter_mut().for_each(Violation::forget_text);
        self
    }

    /// Reports that a text is rejected as a whole. (Rule `json`.)
    pub(super) fn rejected_text(text: &str, place: usize, message: String) -> Self {
        let rule = RuleId::Json.rule();
        let position = Positions::new(text).of(place);
        let help = rule.demand.into();
        let violation = Violation::of_root(rule, message, help, position);
        Self { list: alloc::vec![violation], omitted: 0 }
    }
}

/// A conversion that cannot fail has no violations, so `?` accepts it next to those that can.
impl From<Infallible> for Violations {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// Writes one violation on each line, and with `{:#}` its help as well. The last line has the number of those that are
/// omitted, if it is not 0.
impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, violation) in self.list.iter().enumerate() {
            // A message may contain `; ` or a comma, but never a line break.
            if at > 0 {
                f.write_str("\n")?;
            }
            fmt::Display::fmt(violation, f)?;
        }
        match self.omitted {
            0 => Ok(()),
            omitted => write!(f, "\n{omitted} further violations are omitted"),
        }
    }
}

impl fmt::Debug for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        list.entries(&self.list);
        if self.omitted == 0 { list.finish() } else { list.finish_non_exhaustive() }
    }
}

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.list.serialize(serializer)
    }
}

impl core::error::Error for Violations {}

/// The pointer is that of the value itself, which [`Violations::under`] moves to its field.
///
/// # Examples
///
/// ```
/// use payment_session::{Email, Violations};
///
/// fn email(text: &str) -> Result<Email, Violations> {
///     text.parse().map_err(|invalid| Violations::from(invalid).under("/customer/email"))
/// }
///
/// let violations = email("rina").unwrap_err();
/// assert_eq!(violations[0].id(), "email");
/// assert_eq!(violations[0].pointer(), "/customer/email");
/// ```
impl From<Invalid> for Violations {
    fn from(invalid: Invalid) -> Self {
        Self { list: Vec::from([Violation::of_value(&invalid, Path::default())]), omitted: 0 }
    }
}

/// The lines and columns of growing offsets, in one walk over the text.
struct Positions<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'a> Positions<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// Returns the line and column of an offset, both from 1. A column is one character.
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
