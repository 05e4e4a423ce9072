//! The escape hatches when a request is read from JSON.

use alloc::string::String;
use core::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Violation, Violations, reading};
use crate::engine::{
    rules::{RuleId, UnknownWaiver, Waiver, Waivers},
    values::json_value::JsonValue,
};

/// Options with which [`PaymentSession::from_json_with`](crate::session::PaymentSession::from_json_with) accepts more than
/// valid requests.
///
/// The default accepts valid requests only. Invalid card data, duplicate fields and texts that are not JSON are rejected
/// with any options. So is a request without `clientReferenceId`.
///
/// # Examples
///
/// ```
/// use payment_session::{PaymentSession, ReadOptions, rules::Waiver};
///
/// let body = br#"{"clientReferenceId":"INV-1","paymentType":"MULTIPLE","mode":"API",
///     "paymentMethod":{"type":"CARD"},"customerId":"C-1","loyaltyTier":"GOLD"}"#;
/// let options = ReadOptions::new().allow(Waiver::MultipleMethod).other_fields(true);
/// let session = PaymentSession::from_json_with(body, &options)?;
/// assert_eq!(session.other.get("loyaltyTier").map(|tier| tier.as_json()), Some("\"GOLD\""));
/// # Ok::<(), payment_session::Violations>(())
/// ```
///
/// Options are stored as text: the ids of the rules, `other-fields` and `unchecked-values`, with spaces between them.
/// `Display`, `FromStr` and serde use this form.
///
/// ```
/// use payment_session::{ReadOptions, rules::Waiver};
///
/// let options = ReadOptions::new().allow(Waiver::VaChannel).unchecked_values(true);
/// assert_eq!(options.to_string(), "va-channel unchecked-values");
/// assert_eq!("va-channel unchecked-values".parse(), Ok(options));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ReadOptions {
    pub(super) allowed: Waivers,
    pub(super) other_fields: bool,
    pub(super) unchecked_values: bool,
}

impl ReadOptions {
    /// Creates options that accept valid requests only.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::ReadOptions;
    ///
    /// assert_eq!(ReadOptions::new().to_string(), "");
    /// ```
    pub const fn new() -> Self {
        Self { allowed: Waivers::NONE, other_fields: false, unchecked_values: false }
    }

    /// Accepts requests that break a rule.
    ///
    /// [`PaymentSession::allowed`](crate::session::PaymentSession::allowed) returns the rule afterwards.
    ///
    /// # Examples
    ///
    /// ```
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
    /// use payment_session::ReadOptions;
    ///
    /// assert!(ReadOptions::new().other_fields(true).accepts_other_fields());
    /// ```
    #[must_use]
    pub const fn other_fields(mut self, accepted: bool) -> Self {
        self.other_fields = accepted;
        self
    }

    /// Sets whether values are accepted that this crate rejects.
    ///
    /// A rejected string stays in its field if that is a string, as by `new_unchecked`. Any other value that cannot
    /// be read moves to `other` of the nearest object in which it is optional. An object moves as a whole if a field
    /// that it requires is missing or cannot be read. A rule that looks at a moved value is broken only if it is
    /// broken whatever the value is. A string that stays in its field is present.
    ///
    /// An object that holds a secret never moves: its violations are reported.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{PaymentSession, ReadOptions};
    ///
    /// let body = br#"{"clientReferenceId":"INV/1","amount":{"value":1,"currency":"IDR"},
    ///     "mode":"POPUP",
    ///     "customerId":"C-1"}"#;
    /// let options = ReadOptions::new().unchecked_values(true);
    /// let session = PaymentSession::from_json_with(body, &options)?;
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

    /// Reads one object of a request from JSON, such as a [`Customer`](crate::request::Customer) or a
    /// `Checked<SplitRouting>`.
    ///
    /// # Errors
    ///
    /// Returns every violation that the options do not accept. [`Violations::under`] moves them to the place of the
    /// object in a request.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Customer, ReadOptions};
    ///
    /// let json = br#"{"email":"rina@example.com","loyaltyTier":"GOLD"}"#;
    /// let violations = ReadOptions::new().read_part::<Customer>(json).unwrap_err();
    /// assert_eq!(violations[0].pointer(), "/loyaltyTier");
    ///
    /// let customer: Customer = ReadOptions::new().other_fields(true).read_part(json)?;
    /// assert_eq!(customer.email, "rina@example.com");
    /// # Ok::<(), payment_session::Violations>(())
    /// ```
    pub fn read_part<T: JsonValue>(&self, json: &[u8]) -> Result<T, Violations> {
        const { assert!(T::KIND.as_object().is_some(), "a part is an object") };
        reading::read(json, self)
    }

    /// Returns options that accept more of these violations, as far as options can.
    ///
    /// An unchecked field may keep a rule from being broken, so that the rule need not be allowed. Rules are therefore
    /// allowed only after all other violations are accepted.
    pub(super) fn accepting(&self, violations: &Violations) -> Self {
        let mut fields = self.clone();
        let mut rules = self.clone();
        for rule in violations.iter().filter_map(Violation::rule).map(|rule| rule.id) {
            match rule.waiver() {
                Some(waiver) if !self.allowed.contains(waiver) => rules = rules.allow(waiver),
                _ if rule == RuleId::UnknownField => fields.other_fields = true,
                _ => fields.unchecked_values = true,
            }
        }
        if fields == *self { rules } else { fields }
    }

    /// Returns the rules that a request may break.
    pub const fn allowed(&self) -> Waivers {
        self.allowed
    }

    /// Returns whether fields that are not documented are accepted.
    pub const fn accepts_other_fields(&self) -> bool {
        self.other_fields
    }

    /// Returns whether values are accepted that this crate rejects.
    pub const fn accepts_unchecked_values(&self) -> bool {
        self.unchecked_values
    }
}

/// The names of the options that are not rules.
const OTHER_FIELDS: &str = "other-fields";
const UNCHECKED_VALUES: &str = "unchecked-values";

/// The names of the options, with spaces between them.
impl fmt::Display for ReadOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rules = self.allowed.iter().map(|waiver| waiver.rule().as_str());
        let names = rules
            .chain(self.other_fields.then_some(OTHER_FIELDS))
            .chain(self.unchecked_values.then_some(UNCHECKED_VALUES));
        for (at, name) in names.enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            f.write_str(name)?;
        }
        Ok(())
    }
}

/// Reads the names of options, with white space between them.
impl FromStr for ReadOptions {
    type Err = UnknownWaiver;

    fn from_str(names: &str) -> Result<Self, UnknownWaiver> {
        names.split_whitespace().try_fold(Self::new(), |options, name| {
            Ok(match name {
                OTHER_FIELDS => options.other_fields(true),
                UNCHECKED_VALUES => options.unchecked_values(true),
                rule => options.allow(rule.parse()?),
            })
        })
    }
}

impl Serialize for ReadOptions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ReadOptions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}
