//! A request that keeps every rule.

use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::impl_request;
use crate::{
    engine::{
        checked::{Violations, needed_waivers::needed_waivers, reading},
        rules::{ObjectFacts, Waivers},
        values::{
            json_value::{JsonValue, UncheckedPermit, WriteJson},
            read_object,
        },
    },
    request::SessionDraft,
};

/// A request that keeps every rule of the gateway's documentation, apart from those that it is allowed to break.
///
/// It is created by `payment_session!`, by [`SessionDraft::check`] and from JSON. All three use one table of rules,
/// [`rules::RULES`](crate::rules::RULES). Its fields are those of the [`SessionDraft`] that it derefs to.
/// [`into_draft`](Self::into_draft) returns them, to be changed and checked again.
///
/// `Serialize` and `Deserialize` are exact with JSON text of `serde_json`. There are four limits:
///
/// - Binary formats such as CBOR are an error, in both directions: store the JSON in them.
/// - `serde_json::Value` holds numbers with a fraction as `f64`.
/// - Numbers and arbitrary JSON cannot be read from other text formats, such as TOML and YAML.
/// - A type with `#[serde(tag = …)]`, `#[serde(untagged)]` or `#[serde(flatten)]` can write a session, but cannot read
///   one: serde's buffer loses the digits of numbers. Keep the session in a field or a variant of its own.
///
/// # Examples
///
/// ```
/// use payment_session::PaymentSession;
///
/// let body = br#"{"clientReferenceId":"INV-1","amount":{"value":10000,"currency":"IDR"},
///     "redirectUrl":{},"customerId":"C-1"}"#;
/// let session = PaymentSession::from_json(body)?;
/// assert_eq!(session.client_reference_id, "INV-1");
/// # Ok::<(), payment_session::Violations>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PaymentSession(SessionDraft);

impl PaymentSession {
    /// Wraps a draft that the macro has checked.
    #[doc(hidden)]
    pub const fn new_unchecked(draft: SessionDraft) -> Self {
        Self(draft)
    }

    /// Returns the fields, to be changed and checked again.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::PaymentSession;
    ///
    /// let body = br#"{"clientReferenceId":"INV-1","amount":{"value":10000,"currency":"IDR"},
    ///     "redirectUrl":{},"customerId":"C-1"}"#;
    /// let mut draft = PaymentSession::from_json(body)?.into_draft();
    /// draft.amount = None;
    /// let violations = draft.check().unwrap_err();
    /// assert_eq!(violations[0].id(), "amount-required");
    /// # Ok::<(), payment_session::Violations>(())
    /// ```
    pub fn into_draft(self) -> SessionDraft {
        self.0
    }
}

impl_request! {
    PaymentSession reads PaymentSession, PaymentSession, from SessionDraft;
    /// # Examples
    ///
    /// ```
    /// use payment_session::PaymentSession;
    ///
    /// let body = br#"{"clientReferenceId":"INV-1","customerId":"C-1","mode":"LIVE",
    ///     "amount":{"value":-1,"currency":"IDR"}}"#;
    /// let violations = PaymentSession::from_json(body).unwrap_err();
    /// let pointers: Vec<_> = violations.iter().map(|violation| violation.pointer()).collect();
    /// assert_eq!(pointers, ["/mode", "/amount/value"]);
    /// assert_eq!(violations[1].line(), Some(2));
    /// ```
    from_json;
    /// # Examples
    ///
    /// A bank that the documentation does not list, near one that it lists:
    ///
    /// ```
    /// use payment_session::{PaymentSession, rules::Waiver};
    ///
    /// let body = br#"{"clientReferenceId":"INV-1","amount":{"value":10000,"currency":"IDR"},
    ///     "paymentMethod":{"type":"VIRTUAL_ACCOUNT"},
    ///     "paymentMethodOptions":{"virtualAccount":{"channel":"BCAS"}},
    ///     "mode":"API","customerId":"C-1"}"#;
    /// let violations = PaymentSession::from_json(body).unwrap_err();
    /// assert_eq!(violations[0].id(), "va-channel");
    ///
    /// let session = PaymentSession::from_json_with(body, Waiver::VaChannel.into())?;
    /// assert!(session.allowed().contains(Waiver::VaChannel));
    /// # Ok::<(), payment_session::Violations>(())
    /// ```
    from_json_with;
    /// # Examples
    ///
    /// ```
    /// use std::collections::BTreeMap;
    ///
    /// use payment_session::PaymentSession;
    ///
    /// let request = BTreeMap::from([("clientReferenceId", "INV-1"), ("mode", "LIVE")]);
    /// let violations = PaymentSession::from_serialize(&request).unwrap_err();
    /// assert!(violations.iter().any(|violation| violation.pointer() == "/mode"));
    /// ```
    from_serialize;
    /// # Examples
    ///
    /// ```
    /// use payment_session::PaymentSession;
    ///
    /// let body = br#"{ "customerId": "C-1", "redirectUrl": {}, "clientReferenceId": "INV-1",
    ///     "amount": { "value": 10000, "currency": "IDR" } }"#;
    /// let json = PaymentSession::from_json(body)?.to_json();
    /// // The documented order:
    /// assert!(json.starts_with(br#"{"clientReferenceId":"INV-1","amount":"#));
    /// # Ok::<(), payment_session::Violations>(())
    /// ```
    to_json;
    /// # Examples
    ///
    /// ```
    /// use payment_session::PaymentSession;
    ///
    /// # let body = br#"{"clientReferenceId":"INV-1","amount":{"value":10000,"currency":"IDR"},
    /// #     "redirectUrl":{},"customerId":"C-1"}"#;
    /// # let session = PaymentSession::from_json(body)?;
    /// let mut batch = Vec::new();
    /// session.write_json(&mut batch);
    /// batch.push(b'\n');
    /// session.write_json(&mut batch); // the same buffer again
    /// assert_eq!(batch.iter().filter(|byte| **byte == b'\n').count(), 1);
    /// # Ok::<(), payment_session::Violations>(())
    /// ```
    write_json;
    /// A channel that looks like a misspelling adds [`Waiver::VaChannel`](crate::rules::Waiver::VaChannel).
    allowed;
    /// Keep them next to the body of a request that is sent later. The same JSON is written again, except that a
    /// documented field in `other` is written at its documented place if its value can be read. A request that holds a
    /// secret in `other` cannot be read.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{PaymentSession, SessionDraft, rules::{Waiver, Waivers}};
    ///
    /// let draft = SessionDraft::new("INV-1".try_into().unwrap());
    /// let mut draft = draft.allow(Waiver::AmountRequired);
    /// draft.customer_id = Some("C-1".try_into().unwrap());
    /// draft.redirect_url = Some(payment_session::RedirectUrl::new());
    /// draft.other.insert("loyaltyTier", "GOLD");
    /// let session = draft.check()?;
    ///
    /// let waivers = session.waivers_to_read();
    /// assert_eq!(waivers, Waivers::UNKNOWN_FIELDS.with(Waiver::AmountRequired));
    /// assert_eq!(PaymentSession::from_json_with(&session.to_json(), waivers)?, session);
    /// # Ok::<(), payment_session::Violations>(())
    /// ```
    waivers_to_read;
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Amount, Currency, RedirectUrl, SessionDraft};
    ///
    /// # fn main() -> Result<(), payment_session::Invalid> {
    /// let mut draft = SessionDraft::new("INV-1".try_into()?);
    /// while let Some(violations) = draft.violations() {
    ///     match violations[0].id() {
    ///         "amount-required" => {
    ///             draft.amount = Some(Amount::new(10_000.try_into()?, Currency::IDR));
    ///         }
    ///         "customer-choice" => draft.customer_id = Some("C-1".try_into()?),
    ///         _ => draft.redirect_url = Some(RedirectUrl::default()),
    ///     }
    /// }
    /// assert!(draft.check().is_ok());
    /// # Ok(())
    /// # }
    /// ```
    violations;
}

impl SessionDraft {
    /// Checks the rules between fields; each field's own rules hold by its type.
    ///
    /// The result holds no draft, so that the error is a plain `Violations` for `?`. To keep a draft that breaks rules,
    /// ask for its [`violations`](Self::violations) first.
    ///
    /// # Errors
    ///
    /// Returns every violation of the draft.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Customer, Mode, SessionDraft};
    ///
    /// # fn main() -> Result<(), payment_session::Invalid> {
    /// let mut draft = SessionDraft::new("INV-1".try_into()?);
    /// draft.mode = Some(Mode::API);
    /// draft.customer = Some(Customer::new("customer@example.com".try_into()?));
    /// let violations = draft.check().unwrap_err();
    /// let rules: Vec<_> = violations.iter().map(|violation| violation.id()).collect();
    /// assert_eq!(rules, ["amount-required", "api-method"]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn check(self) -> Result<PaymentSession, Violations> {
        match Violations::of_draft(&self) {
            None => Ok(PaymentSession(self)),
            Some(violations) => Err(violations),
        }
    }
}

impl core::ops::Deref for PaymentSession {
    type Target = SessionDraft;

    fn deref(&self) -> &SessionDraft {
        &self.0
    }
}

impl serde::Serialize for PaymentSession {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::engine::values::write_object::serialize(&self.0, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for PaymentSession {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut session = Self(JsonValue::blank(UncheckedPermit(())));
        read_object::fill(&mut session.0, deserializer)?;
        // Nothing is in `other` of any object, so the facts are enough.
        if SessionDraft::keeps_all(session.facts()) {
            return Ok(session);
        }
        match Violations::of_draft(&session.0) {
            None => Ok(session),
            Some(violations) => Err(serde::de::Error::custom(violations)),
        }
    }
}
