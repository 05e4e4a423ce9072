//! Refunds that keep every rule.

use alloc::vec::Vec;

use zeroize::Zeroizing;

use crate::{
    engine::{
        checked::{Violations, needed_waivers, reading},
        rules::Waivers,
        values::{Checked, json_value::JsonValue},
    },
    request::Refund,
};

impl Refund {
    /// Reads a refund's body, which is one JSON object in UTF-8.
    ///
    /// # Errors
    ///
    /// Returns every violation of the refund, with its rule, JSON pointer, line and column.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::Refund;
    ///
    /// let body = br#"{"clientReferenceId":"REFUND-1","paymentSessionId":"44a14481",
    ///     "amount":{"value":10000,"currency":"IDR"},"reason":"BROKEN"}"#;
    /// let violations = Refund::from_json(body).unwrap_err();
    /// let found: Vec<_> = violations.iter().map(|found| (found.pointer(), found.id())).collect();
    /// assert_eq!(found[0], ("/amount/value".to_owned(), "type")); // the value is a string
    /// assert_eq!(found[1], ("/reason".to_owned(), "enum"));
    /// ```
    pub fn from_json(body: &[u8]) -> Result<Checked<Self>, Violations> {
        reading::read_checked(body).map(Checked::new_unchecked)
    }

    /// Reads a refund's body as [`from_json`](Self::from_json) does, and accepts more than valid refunds.
    ///
    /// # Errors
    ///
    /// Returns every violation that is not waived.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Refund, rules::{Waiver, Waivers}};
    ///
    /// let body = br#"{"clientReferenceId":"REFUND-1","isFullAmount":true,"reason":"OTHERS"}"#;
    /// assert_eq!(Refund::from_json(body).unwrap_err()[0].id(), "refund-target");
    ///
    /// let waivers = Waivers::from(Waiver::RefundTarget);
    /// let refund = Refund::from_json_with(body, waivers)?;
    /// assert_eq!(refund.waivers_to_read(), waivers);
    /// # Ok::<(), payment_session::Violations>(())
    /// ```
    pub fn from_json_with(body: &[u8], waivers: Waivers) -> Result<Checked<Self>, Violations> {
        reading::read_with(body, waivers).map(Checked::new_unchecked)
    }

    /// Creates a refund from any value that serializes as its JSON, such as a struct of your own.
    ///
    /// # Errors
    ///
    /// Returns every violation of the refund, without lines and columns.
    pub fn from_serialize(refund: &(impl serde::Serialize + ?Sized)) -> Result<Checked<Self>, Violations> {
        reading::read_serialized(refund).map(Checked::new_unchecked)
    }

    /// Returns the violations that [`check`](Self::check) would find, or `None` if the refund keeps every rule.
    pub fn violations(&self) -> Option<Violations> {
        Violations::of_draft(self)
    }
}

impl Checked<Refund> {
    /// Returns the refund's body: JSON in the documented order, without white space.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Refund, request::{RefundReason, SessionId}};
    ///
    /// # fn main() -> Result<(), payment_session::Invalid> {
    /// let session: SessionId = "44a14481".parse()?;
    /// let refund = Refund::full(session, "REFUND-1".parse()?, RefundReason::OTHERS);
    /// assert!(refund.to_json().starts_with(br#"{"clientReferenceId":"REFUND-1""#));
    /// # Ok(())
    /// # }
    /// ```
    pub fn to_json(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.size_hint());
        self.render(&mut out);
        out
    }

    /// Appends the refund's body.
    pub fn write_json(&self, out: &mut Vec<u8>) {
        out.reserve(self.size_hint());
        self.render(out);
    }

    /// Returns the rules that the refund may break. They are no part of `==`.
    pub fn allowed(&self) -> Waivers {
        needed_waivers::needed_waivers(self).rules()
    }

    /// Returns the waivers that [`Refund::from_json_with`] needs to read the refund's JSON.
    pub fn waivers_to_read(&self) -> Waivers {
        let json = Zeroizing::new(self.to_json());
        reading::waivers_to_read::<Refund>(&json, needed_waivers::needed_waivers(self))
    }
}
