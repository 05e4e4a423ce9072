//! The comparison of a session with the order that it pays.

use alloc::{vec, vec::Vec};

use super::{ListPage, Open, SessionResponse, SessionStatus};
use payment_core::{
    PaymentRequest,
    request::{Amount, ClientReferenceId, PaymentType},
};

/// The fields of your order that its session must have.
///
/// Compare a session with its order before you act on it: after a look-up, because the reference may belong to another
/// order, and after a callback, because a callback is not signed.
///
/// # Examples
///
/// ```
/// use payment_session::{Amount, Currency, SessionResponse, response::{Order, OrderField}};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let order = Order::new("INV-1".parse()?, Amount::new(50_000.try_into()?, Currency::IDR));
/// let session = SessionResponse::from_json(br#"{"id":"a972","clientReferenceId":"INV-1",
///     "status":"PAID",
///     "amount":{"value":5000,"currency":"IDR"},"paymentType":"SINGLE"}"#)?;
/// assert_eq!(order.differences(&session), [OrderField::Total]);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Order {
    /// Your id of the payment.
    pub client_reference_id: ClientReferenceId,
    /// The amount to pay, or `None` if the customer decides. The session's amount is then absent or 0.
    pub amount: Option<Amount>,
    /// Whether the session is paid once.
    pub payment_type: PaymentType,
}

/// A field in which a session differs from an order.
// No variant is named like a type, because rustc's errors would then show the path of that type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OrderField {
    /// `clientReferenceId`.
    Reference,
    /// `amount.value`.
    Total,
    /// `amount.currency`.
    TotalCurrency,
    /// `paymentType`.
    Type,
}

/// The result of looking an order's session up by its reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookUpResult<'a> {
    /// The session of the order. It is paid or can still be paid.
    Session(&'a SessionResponse),
    /// The session of the order, which was cancelled, has expired, or accepts no further payments.
    ///
    /// Do not continue with it. To pay the order nevertheless, create a session with a new reference.
    Ended(&'a SessionResponse, SessionStatus),
    /// A session with the order's reference that differs from the order: it pays for something else.
    Different(&'a SessionResponse, Vec<OrderField>),
    /// The list is complete and has no session with the reference.
    Absent,
    /// The page has no session with the reference, but the list has further pages. Nothing is known.
    Incomplete,
}

impl Order {
    /// Creates an order that is paid once.
    pub const fn new(client_reference_id: ClientReferenceId, amount: Amount) -> Self {
        Self { client_reference_id, amount: Some(amount), payment_type: PaymentType::SINGLE }
    }

    /// Creates an order that is paid once, with an amount that the customer decides on.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{SessionResponse, response::Order};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let donation = Order::open("DON-1".parse()?);
    /// let session = SessionResponse::from_json(br#"{"id":"a972","clientReferenceId":"DON-1",
    ///     "amount":{"value":0,"currency":"IDR"}}"#)?;
    /// assert!(donation.differences(&session).is_empty());
    /// # Ok(())
    /// # }
    /// ```
    pub const fn open(client_reference_id: ClientReferenceId) -> Self {
        Self { client_reference_id, amount: None, payment_type: PaymentType::SINGLE }
    }

    /// Creates the order that a request pays.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{PaymentSession, response::Order};
    ///
    /// # fn main() -> Result<(), payment_session::Violations> {
    /// let request = PaymentSession::from_json(br#"{"clientReferenceId":"INV-1",
    ///     "amount":{"value":50000,"currency":"IDR"},"redirectUrl":{},"customerId":"C-17"}"#)?;
    /// let order = Order::of(&request);
    /// assert_eq!(order.client_reference_id, "INV-1");
    /// assert_eq!(order.amount, request.amount);
    /// # Ok(())
    /// # }
    /// ```
    pub fn of(request: &impl PaymentRequest) -> Self {
        let session = request.as_session();
        Self {
            client_reference_id: session.client_reference_id.clone(),
            amount: session.amount.clone(),
            payment_type: session.payment_type.unwrap_or(PaymentType::SINGLE),
        }
    }

    /// Returns the fields in which a session differs from the order. If there are none, the session is that of the order.
    ///
    /// A field that the session lacks is different, except for an absent `paymentType`, which is `SINGLE` by the
    /// documentation. The status is not compared: see [`SessionResponse::next_step`].
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Amount, Currency, SessionResponse, response::{Order, OrderField}};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let order = Order::new("INV-1".parse()?, Amount::new(50_000.try_into()?, Currency::IDR));
    /// let body = br#"{"id":"a972","clientReferenceId":"INV-1"}"#;
    /// let session = SessionResponse::from_json(body)?;
    /// // An absent amount is a difference.
    /// assert_eq!(order.differences(&session), [OrderField::Total, OrderField::TotalCurrency]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn differences(&self, session: &SessionResponse) -> Vec<OrderField> {
        let mut differences = Vec::new();
        if session.client_reference_id.as_deref() != Some(self.client_reference_id.as_ref()) {
            differences.push(OrderField::Reference);
        }
        differences.extend(self.differences_of_amount(session));
        let payment_type = match &session.payment_type {
            Some(Open::Known(payment_type)) => Some(payment_type),
            Some(Open::Other(_)) => None,
            None => Some(&PaymentType::SINGLE),
        };
        if payment_type != Some(&self.payment_type) {
            differences.push(OrderField::Type);
        }
        differences
    }

    fn differences_of_amount(&self, session: &SessionResponse) -> Vec<OrderField> {
        match (&self.amount, &session.amount) {
            (None, None) => Vec::new(),
            (None, Some(amount)) if amount.value.is_zero() => Vec::new(),
            (None, Some(_)) => vec![OrderField::Total],
            (Some(_), None) => vec![OrderField::Total, OrderField::TotalCurrency],
            (Some(expected), Some(amount)) => [
                (amount.value != expected.value, OrderField::Total),
                (amount.currency != expected.currency, OrderField::TotalCurrency),
            ]
            .into_iter()
            .filter_map(|(is_different, field)| is_different.then_some(field))
            .collect(),
        }
    }

    /// Returns the order's session in the response to a look-up by its reference (`Gateway::find_sessions`).
    ///
    /// The look-up of a session that was created a moment ago can be empty as well.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Amount, Currency, SessionResponse};
    /// use payment_session::response::{LookUpResult, GatewayResponse, Order, ListPage};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let order = Order::new("INV-1".parse()?, Amount::new(50_000.try_into()?, Currency::IDR));
    /// let body = br#"{"code":"00","message":"Success","data":[]}"#;
    /// let sessions = ListPage::<SessionResponse>::parse(200, body)?;
    /// assert_eq!(order.find_in(&sessions), LookUpResult::Absent);
    /// # Ok(())
    /// # }
    /// ```
    pub fn find_in<'a>(&self, sessions: &'a ListPage<SessionResponse>) -> LookUpResult<'a> {
        use SessionStatus::{CANCELLED, EXPIRED, INACTIVE};

        // A server that ignores the query of the look-up returns the sessions of other orders.
        let reference = self.client_reference_id.as_ref();
        let has_reference = |session: &&SessionResponse| session.client_reference_id.as_deref() == Some(reference);
        let Some(session) = sessions.items.iter().find(has_reference) else {
            let all_have_others = sessions.items.iter().all(|session| session.client_reference_id.is_some());
            return if sessions.is_complete() && all_have_others {
                LookUpResult::Absent
            } else {
                LookUpResult::Incomplete
            };
        };
        let differences = self.differences(session);
        match session.status.known() {
            _ if !differences.is_empty() => LookUpResult::Different(session, differences),
            Some(status @ (CANCELLED | EXPIRED | INACTIVE)) => LookUpResult::Ended(session, status),
            _ => LookUpResult::Session(session),
        }
    }
}
