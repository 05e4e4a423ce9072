//! The rules that a value breaks.

use alloc::vec::Vec;

use crate::{
    rules::{Case, RULES, Rule, Shape, Subject},
    values::Invalid,
};

/// Returns the rules between the fields of `subject` that an object of this shape breaks, and the case of each.
pub(crate) fn broken_rules(subject: Subject, shape: Shape) -> Vec<BrokenCase> {
    let checks = RULES.iter().flat_map(move |rule| rule.checks(subject).iter().map(move |check| (rule, check)));
    checks.filter_map(|(rule, check)| Some((rule, check.broken_case(shape)?))).collect()
}

/// A broken rule, and the case that applies.
pub(crate) type BrokenCase = (&'static Rule, &'static Case);

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
