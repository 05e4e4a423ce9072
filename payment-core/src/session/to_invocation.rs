//! The source code of requests.

use alloc::string::String;

use super::PaymentSession;
use crate::{
    engine::{source_code::invocation, values::Checked},
    request::Refund,
};

impl PaymentSession {
    /// Returns the invocation of `payment_session!` that creates this request.
    ///
    /// It has Rust names, enum values without quotes, and the documented order. The options that the request needs to
    /// be read again are in it as well: waived rules as `#![allow(…)]`, and unchecked fields as `key!: value`. An object
    /// is in one line if the line has at most 100 bytes, or eight objects and lists are around it. Short items of a list
    /// share lines. The memory that is needed is at most 40 bytes for each byte of the request's JSON, plus 8 KiB.
    ///
    /// A secret never appears. The value is then a variable with the name of its field: `card: { token, cvc }` needs
    /// the variables `token`, a [`Token`](crate::request::Token), and `cvc`, a [`Cvc`](crate::request::Cvc).
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::PaymentSession;
    ///
    /// let body = br#"{"amount":{"currency":"IDR","value":10000},
    ///     "clientReferenceId":"INV-1","mode":"API",
    ///     "paymentMethod":{"type":"CARD","card":{"token":"02002-0d7a","cvc":"123"}},
    ///     "customerId":"C-1"}"#;
    /// let invocation = PaymentSession::from_json(body)?.to_invocation();
    /// assert_eq!(
    ///     invocation,
    ///     "payment_session! {
    ///     client_reference_id: \"INV-1\",
    ///     amount: { value: 10000, currency: IDR },
    ///     payment_method: { type: CARD, card: { token, cvc } },
    ///     mode: API,
    ///     customer_id: \"C-1\",
    /// }",
    /// );
    /// # Ok::<(), payment_session::Violations>(())
    /// ```
    pub fn to_invocation(&self) -> String {
        invocation("payment_session", &**self, self.allowed())
    }
}

impl Checked<Refund> {
    /// Returns the invocation of `payment_refund!` that creates this refund, as [`PaymentSession::to_invocation`] does.
    ///
    /// The account number is the variable `account_number`.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Refund, request::{RefundReason, SessionId}};
    ///
    /// # fn main() -> Result<(), payment_session::Invalid> {
    /// let session: SessionId = "s".parse()?;
    /// let refund = Refund::full(session, "REFUND-1".parse()?, RefundReason::OTHERS);
    /// assert_eq!(
    ///     refund.to_invocation(),
    ///     "payment_refund! {
    ///     client_reference_id: \"REFUND-1\",
    ///     payment_session_id: \"s\",
    ///     is_full_amount: true,
    ///     reason: OTHERS,
    /// }",
    /// );
    /// # Ok(())
    /// # }
    /// ```
    pub fn to_invocation(&self) -> String {
        invocation("payment_refund", &**self, self.allowed())
    }
}
