//! The rules that a value breaks.

use alloc::vec::Vec;

use crate::{
    rules::{Case, RULES, Rule, Scope, Shape},
    values::Invalid,
};

/// Returns the combination rules about `S` that an object of this shape breaks, and the case of each.
pub fn broken_rules<S: Scope>(shape: Shape<S>) -> Vec<BrokenRule<S>> {
    let checks = RULES.iter().flat_map(|rule| rule.checks::<S>().iter().map(move |check| (rule, check)));
    checks.filter_map(|(rule, check)| Some((rule, check.broken_case(shape)?))).collect()
}

/// A broken rule, and the case that applies.
pub type BrokenRule<S> = (&'static Rule, &'static Case<S>);

impl Invalid {
    /// Returns the rule that the value breaks.
    pub fn rule(&self) -> &'static Rule {
        self.rule.rule()
    }
}
