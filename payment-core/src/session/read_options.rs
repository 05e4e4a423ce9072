//! The ways out when a request is read from JSON.

use super::Violations;
use crate::rules::{RuleId, Waiver, Waivers};

/// What [`PaymentSession::from_json_with`](crate::session::PaymentSession::from_json_with) accepts beyond valid requests.
///
/// The default accepts nothing else. Whatever the options are, card data, duplicate fields and texts that are not JSON
/// are refused, and so is a missing field that is required.
///
/// # Examples
///
/// ```
/// # use payment_core as payment_session;
/// use payment_session::{PaymentSession, ReadOptions, rules::Waiver};
///
/// let body = br#"{"clientReferenceId":"INV-1","paymentType":"MULTIPLE","paymentMethod":{"type":"CARD"},
///     "mode":"API","customerId":"C-1","loyaltyTier":"GOLD"}"#;
/// let options = ReadOptions::new().allow(Waiver::MultipleMethod).other_fields(true);
/// let session = PaymentSession::from_json_with(body, &options)?;
/// assert_eq!(session.other.get("loyaltyTier").map(|tier| tier.as_json()), Some("\"GOLD\""));
/// # Ok::<(), payment_session::Violations>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ReadOptions {
    pub(super) allowed: Waivers,
    pub(super) other_fields: bool,
    pub(super) unchecked_values: bool,
}

impl ReadOptions {
    /// Creates options that accept valid requests only.
    pub const fn new() -> Self {
        Self { allowed: Waivers::NONE, other_fields: false, unchecked_values: false }
    }

    /// Accepts requests that break a rule. [`PaymentSession::allowed`](crate::session::PaymentSession::allowed) returns the rule
    /// afterwards.
    ///
    /// # Examples
    ///
    /// ```
    /// # use payment_core as payment_session;
    /// use payment_session::{ReadOptions, rules::Waiver};
    ///
    /// let options = ReadOptions::new().allow(Waiver::VaChannel).allow(Waiver::MultipleMethod);
    /// assert!(options.allowed().contains(Waiver::VaChannel));
    /// ```
    #[must_use]
    pub const fn allow(mut self, waiver: Waiver) -> Self {
        self.allowed = self.allowed.with(waiver);
        self
    }

    /// Sets whether fields that are not documented are accepted. They go to `other` of their object.
    ///
    /// # Examples
    ///
    /// ```
    /// # use payment_core as payment_session;
    /// use payment_session::ReadOptions;
    ///
    /// assert!(ReadOptions::new().other_fields(true).accepts_other_fields());
    /// ```
    #[must_use]
    pub const fn other_fields(mut self, accepted: bool) -> Self {
        self.other_fields = accepted;
        self
    }

    /// Sets whether values are accepted that this crate refuses.
    ///
    /// A refused string stays in its field if the field is a text, as by `new_unchecked`. Any other value that cannot
    /// be read moves to `other` of the nearest object in which it is optional. An object moves as a whole if a field
    /// that it requires is missing or cannot be read. Rules that look at a moved value are silent.
    ///
    /// An object that holds a secret never moves: its violations are reported.
    ///
    /// # Examples
    ///
    /// ```
    /// # use payment_core as payment_session;
    /// use payment_session::{PaymentSession, ReadOptions};
    ///
    /// let body = br#"{"clientReferenceId":"INV/1","amount":{"value":1,"currency":"IDR"},"mode":"POPUP",
    ///     "customerId":"C-1"}"#;
    /// let session = PaymentSession::from_json_with(body, &ReadOptions::new().unchecked_values(true))?;
    /// assert_eq!(session.client_reference_id, "INV/1");
    /// assert_eq!(session.mode, None);
    /// assert_eq!(session.other.get("mode").map(|mode| mode.as_json()), Some("\"POPUP\""));
    /// # Ok::<(), payment_session::Violations>(())
    /// ```
    #[must_use]
    pub const fn unchecked_values(mut self, accepted: bool) -> Self {
        self.unchecked_values = accepted;
        self
    }

    /// Returns options that accept these violations as well, as far as options can.
    pub(super) fn accepting(&self, violations: &Violations) -> Self {
        let mut options = self.clone();
        for rule in violations.iter().map(|violation| violation.rule().id) {
            match rule.waiver() {
                Some(waiver) if !self.allowed.contains(waiver) => options = options.allow(waiver),
                _ if rule == RuleId::UnknownField => options.other_fields = true,
                _ => options.unchecked_values = true,
            }
        }
        options
    }

    /// Returns the rules that a request may break.
    pub const fn allowed(&self) -> Waivers {
        self.allowed
    }

    /// Returns whether fields that are not documented are accepted.
    pub const fn accepts_other_fields(&self) -> bool {
        self.other_fields
    }

    /// Returns whether values are accepted that this crate refuses.
    pub const fn accepts_unchecked_values(&self) -> bool {
        self.unchecked_values
    }
}
