//! Rules and values: the facts that hold for a value, and the rules that it breaks.

mod case_list;
pub(crate) mod object_facts;

use crate::engine::{rules::Rule, values::Invalid};
pub(crate) use case_list::CaseList;
pub(crate) use object_facts::{ObjectFacts, field_state, impl_held_facts, present};

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
