//! The rules that a value breaks.

use alloc::vec::Vec;

use crate::{
    rules::{Case, RULES, Rule, Shape, Subject},
    values::Invalid,
};

/// Returns the rules between the fields of `subject` that an object of this shape breaks, and the case of each.
///
/// An open fact counts against the object, so [`Shape::known`] is needed if the fields are final.
///
/// # Examples
///
/// ```
/// use payment_session::{Mode, SessionDraft, rules::{Shape, Subject, broken_rules}};
///
/// # fn main() -> Result<(), payment_session::Invalid> {
/// let mut draft = SessionDraft::new("INV-1".try_into()?);
/// draft.mode = Some(Mode::REDIRECT);
/// let facts = Shape::of(&draft).holds;
/// let broken = broken_rules(Subject::Session, Shape::known(facts));
/// let ids: Vec<_> = broken.iter().map(|(rule, _)| rule.id.as_str()).collect();
/// assert_eq!(ids, ["amount-required", "customer-choice", "redirect-url"]);
/// # Ok(())
/// # }
/// ```
pub fn broken_rules(subject: Subject, shape: Shape) -> Vec<BrokenRule> {
    let checks = RULES.iter().flat_map(move |rule| rule.checks(subject).iter().map(move |check| (rule, check)));
    checks.filter_map(|(rule, check)| Some((rule, check.broken_case(shape)?))).collect()
}

/// A broken rule, and the case that applies.
pub type BrokenRule = (&'static Rule, &'static Case);

impl Invalid {
    /// Returns the rule that the value breaks.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::Email;
    ///
    /// let error = "rina".parse::<Email>().unwrap_err();
    /// assert_eq!(error.rule().id.as_str(), "email");
    /// ```
    pub fn rule(&self) -> &'static Rule {
        self.rule.rule()
    }
}
