//! The rule that a rejected value breaks.

use crate::engine::{rules::Rule, values::Invalid};

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
