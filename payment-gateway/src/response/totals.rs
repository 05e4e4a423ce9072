//! The sums of captures and refunds.

use alloc::vec::Vec;

use super::{
    ChargeStatus, Money, MoneyValue, NextStep, Open, RefundResponse, RefundStatus, SessionResponse, SessionStatus,
};
use payment_core::{base::Decimal, request::Currency, values::OtherFields};

impl SessionResponse {
    /// Returns the amount that was captured, or `None` if it is not known.
    ///
    /// It is the sum over all charges: their captured amounts, and the amounts of paid charges that have none. It is not
    /// known if the session has no charges, or charges of several currencies. The list of sessions has no charges.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::SessionResponse;
    ///
    /// let session = SessionResponse::from_json(br#"{"id":"a972","status":"PAID",
    ///     "amount":{"value":40000,"currency":"IDR"},
    ///     "chargeDetails":[{"status":"SUCCESS","amount":{"value":40000,"currency":"IDR"},
    ///         "capturedAmount":{"value":11000,"currency":"IDR"}}]}"#)?;
    /// assert_eq!(session.captured().and_then(|money| money.value.to_whole()), Some(11_000));
    /// # Ok::<(), payment_session::response::ReadError>(())
    /// ```
    pub fn captured(&self) -> Option<Money> {
        let captured = self.charge_details.iter().filter_map(|charge| match &charge.captured_amount {
            Some(captured) => Some(Some(captured)),
            None => (charge.status == ChargeStatus::SUCCESS).then_some(charge.amount.as_ref()),
        });
        // A charge without an amount makes the sum unknown.
        let captured: Option<Vec<_>> = captured.collect();
        let first = self.charge_details.first()?;
        sum(captured?, first.amount.as_ref().or(self.amount.as_ref())?)
    }

    /// Returns the amount that was refunded, or `None` if it is not known.
    ///
    /// A session has no refunds, so pass them: those of other sessions do not count, and those that are not
    /// [`SUCCESS`](RefundStatus::SUCCESS) neither.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{SessionResponse, response::RefundResponse};
    ///
    /// let session = SessionResponse::from_json(br#"{"id":"a972","status":"PAID",
    ///     "amount":{"value":40000,"currency":"IDR"}}"#)?;
    /// let refund = RefundResponse::from_json(br#"{"id":"r1","paymentSessionId":"a972","status":"SUCCESS",
    ///     "amount":{"value":"500.00","currency":"IDR"}}"#)?;
    /// let refunded = session.refunded(&[refund]);
    /// assert_eq!(refunded.and_then(|money| money.value.to_whole()), Some(500));
    /// # Ok::<(), payment_session::response::ReadError>(())
    /// ```
    pub fn refunded(&self, refunds: &[RefundResponse]) -> Option<Money> {
        self.sum_of(refunds, |refund| refund.status == RefundStatus::SUCCESS)
    }

    /// Adds the refunds of the session that count.
    fn sum_of(&self, refunds: &[RefundResponse], counts: impl Fn(&RefundResponse) -> bool) -> Option<Money> {
        let own =
            refunds.iter().filter(|refund| refund.payment_session_id.as_ref() == Some(&self.id) && counts(refund));
        let amounts: Option<Vec<_>> = own.map(|refund| refund.amount.as_ref()).collect();
        sum(amounts?, self.amount.as_ref()?)
    }

    /// Returns the amount that is left to refund, or `None` if it is not known: what was captured, less the refunds that
    /// have not [failed](RefundStatus::FAILED). A refund that is pending counts, because it may still be paid.
    ///
    /// Pass all refunds of the session. Those of other sessions do not count.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{SessionResponse, response::RefundResponse};
    ///
    /// let session = SessionResponse::from_json(br#"{"id":"a972","status":"PAID",
    ///     "amount":{"value":40000,"currency":"IDR"},
    ///     "chargeDetails":[{"status":"SUCCESS","amount":{"value":40000,"currency":"IDR"}}]}"#)?;
    /// let refund = RefundResponse::from_json(br#"{"id":"r1","paymentSessionId":"a972","status":"PENDING",
    ///     "amount":{"value":"500.00","currency":"IDR"}}"#)?;
    /// let left = session.refundable(&[refund]);
    /// assert_eq!(left.and_then(|money| money.value.to_whole()), Some(39_500));
    /// # Ok::<(), payment_session::response::ReadError>(())
    /// ```
    pub fn refundable(&self, refunds: &[RefundResponse]) -> Option<Money> {
        let captured = self.captured()?;
        let refunded = self.sum_of(refunds, |refund| refund.status != RefundStatus::FAILED)?;
        if refunded.currency != captured.currency {
            return None;
        }
        let left = captured.value.to_decimal()?.saturating_sub(refunded.value.to_decimal()?)?;
        Some(Money { value: MoneyValue::of(left), ..captured })
    }

    /// Returns the next step for the session after refunds: [`NextStep::Refunded`] if everything that was captured was
    /// refunded, and otherwise [`next_step`](Self::next_step).
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{NextStep, SessionResponse, response::RefundResponse};
    ///
    /// let session = SessionResponse::from_json(br#"{"id":"a972","status":"PAID",
    ///     "amount":{"value":40000,"currency":"IDR"}}"#)?;
    /// let refund = RefundResponse::from_json(br#"{"id":"r1","paymentSessionId":"a972","status":"SUCCESS",
    ///     "amount":{"value":"40000.00","currency":"IDR"}}"#)?;
    /// assert_eq!(session.next_step(), NextStep::Done);
    /// assert_eq!(session.next_step_after(&[refund]), NextStep::Refunded);
    /// # Ok::<(), payment_session::response::ReadError>(())
    /// ```
    pub fn next_step_after(&self, refunds: &[RefundResponse]) -> NextStep<'_> {
        let paid = self.captured().or_else(|| self.amount.clone());
        let (Some(paid), Some(refunded)) = (paid, self.refunded(refunds)) else { return self.next_step() };
        let is_paid = self.status == SessionStatus::PAID;
        let is_all = refunded.currency == paid.currency && refunded.value >= paid.value && !refunded.value.is_zero();
        if is_paid && is_all { NextStep::Refunded } else { self.next_step() }
    }

    /// Returns whether less was captured than the session's amount.
    pub(super) fn is_paid_in_part(&self) -> bool {
        let (Some(captured), Some(amount)) = (self.captured(), &self.amount) else { return false };
        captured.currency == amount.currency && captured.value < amount.value
    }
}

/// Adds amounts of the currency of `like`. Returns `None` if one has another currency, or a value that cannot be added.
fn sum(amounts: Vec<&Money>, like: &Money) -> Option<Money> {
    let currency: &Open<Currency> = &like.currency;
    let mut total = Decimal::new(0, 0);
    for amount in amounts {
        if amount.currency != *currency {
            return None;
        }
        total = total.checked_add(amount.value.to_decimal()?)?;
    }
    Some(Money { value: MoneyValue::of(total), currency: currency.clone(), other: OtherFields::default() })
}
