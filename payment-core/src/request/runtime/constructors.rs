//! Constructors of refunds, which keep their rules whatever their arguments are.

use crate::{
    engine::values::Checked,
    request::{ClientReferenceId, Refund, RefundAmount, RefundReason, SessionId},
};

impl Refund {
    /// Creates a refund of everything that was captured of a session: a [`SessionId`], or a reference to a
    /// `SessionResponse`.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Refund, request::{RefundReason, SessionId}};
    ///
    /// # fn main() -> Result<(), payment_session::Invalid> {
    /// let session: SessionId = "44a14481".parse()?;
    /// let refund = Refund::full(session, "REFUND-1".parse()?, RefundReason::CANCELLATION);
    /// assert_eq!(refund.is_full_amount, Some(true));
    /// # Ok(())
    /// # }
    /// ```
    pub fn full(session: impl Into<SessionId>, reference: ClientReferenceId, reason: RefundReason) -> Checked<Self> {
        Checked::new_unchecked(Self {
            payment_session_id: Some(session.into()),
            is_full_amount: Some(true),
            ..Self::new(reference, reason)
        })
    }

    /// Creates a refund of a part of what was captured of a session. The amount is a [`RefundAmount`], or anything that
    /// converts into one, such as an [`Amount`](crate::Amount) or the `Money` of a response.
    ///
    /// # Errors
    ///
    /// Returns an error if a refund cannot have the amount. Nothing is rounded, so more than two decimals are an error.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Amount, Currency, Invalid, Refund, request::{RefundReason, SessionId}};
    ///
    /// fn refund(session: &SessionId, value: &str) -> Result<Vec<u8>, Invalid> {
    ///     let amount = Amount::new(value.parse()?, Currency::IDR);
    ///     let reference = "REFUND-2".parse()?;
    ///     Ok(Refund::part(session.clone(), reference, RefundReason::OTHERS, amount)?.to_json())
    /// }
    ///
    /// let session = "44a14481".parse()?;
    /// let json = String::from_utf8(refund(&session, "2500.50")?).unwrap();
    /// assert!(json.contains(r#""isFullAmount":false,"amount":{"value":"2500.50","currency":"IDR"}"#));
    /// assert!(refund(&session, "0.125").is_err());
    /// # Ok::<(), Invalid>(())
    /// ```
    pub fn part<A: TryInto<RefundAmount>>(
        session: impl Into<SessionId>,
        reference: ClientReferenceId,
        reason: RefundReason,
        amount: A,
    ) -> Result<Checked<Self>, A::Error> {
        Ok(Checked::new_unchecked(Self {
            payment_session_id: Some(session.into()),
            is_full_amount: Some(false),
            amount: Some(amount.try_into()?),
            ..Self::new(reference, reason)
        }))
    }
}
