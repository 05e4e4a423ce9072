//! The calls that change something.

use payment_session::{Checked, PaymentRequest, Refund};
use payment_session::{
    gateway::{Call, CallError, Cancel, Capture, Confirm, Repeatability, Server},
    response::{Envelope, GatewayResponse, RefundResponse, SessionId, SessionResponse},
};
use tracing::warn;

use super::Client;
use crate::{
    calls::{Captured, Check, Effect},
    cause::{Cause, CauseKind},
    driver::{Report, Start, check_response},
    error::Error,
    intent::Intent,
    machine::Recipient,
};

impl Client {
    /// Creates a payment session.
    ///
    /// If the outcome of an attempt is uncertain, the client looks the reference up. If that finds nothing a minute later, when
    /// the attempt cannot be carried out any more ([axioms A3 to A7](crate#axioms)), it sends the same bytes and id again, at
    /// most twice.
    ///
    /// Another, equal call with this reference joins this one, also in another process that has the same
    /// [journal](crate::journal). After a crash, [`recover`](Self::recover) goes on. After [`Error::Unknown`], carry out its
    /// [intent](Error::intent) until the result is another one: if the journal failed, it perhaps does not have the call.
    ///
    /// # Errors
    ///
    /// See [`Error`]. If the reference belongs to another amount, currency or payment type, the error is
    /// [`ReferenceTaken`](Error::ReferenceTaken). If it belongs to the same order, that session is returned, or the error is
    /// [`Impossible`](Error::Impossible) if it can no longer be paid.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error};
    /// use payment_session::{PaymentSession, SessionResponse};
    ///
    /// async fn pay(client: &Client, order: &PaymentSession) -> Result<Option<SessionResponse>, Error> {
    ///     match client.create(order).await {
    ///         Ok(session) => Ok(Some(session)),
    ///         Err(Error::Unknown { intent, .. }) => Ok(client.carry_out(&intent).await?.session()),
    ///         Err(error) => Err(error),
    ///     }
    /// }
    /// ```
    pub async fn create(&self, request: &impl PaymentRequest) -> Result<SessionResponse, Error> {
        let intent = self.intend_create(request);
        self.perform(intent, check_response::<Envelope>, Effect::session).await
    }

    /// Confirms a session that was created with `autoConfirm: false`.
    ///
    /// The client reads the session first, which must wait for a confirmation. Then the request reaches the gateway at most
    /// once ([axioms A4 and A6](crate#axioms)). If the outcome is uncertain, or the gateway rejects the request, the client
    /// looks at the session until a minute later: a new charge shows the confirmation at once, another status only then
    /// (axiom A8). Calls that change one session wait for each other.
    ///
    /// The session that is returned shows the result. It waits for a confirmation again if the card was declined.
    ///
    /// # Errors
    ///
    /// See [`Error`]. If the session does not wait for a confirmation, or has ended without this one, the error is
    /// [`Impossible`](Error::Impossible).
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::Client;
    /// use payment_session::{SessionResponse, gateway::Confirm, request::{CardOptions, EncryptedCard}};
    ///
    /// async fn confirm(
    ///     client: &Client,
    ///     session: &SessionResponse,
    ///     card: EncryptedCard,
    /// ) -> Result<SessionResponse, Box<dyn std::error::Error>> {
    ///     let body = Confirm::card(card, CardOptions::new())?;
    ///     let session = client.confirm(&session.id, &body).await?;
    ///     assert!(session.payment_url.is_some()); // the page of 3-D Secure
    ///     Ok(session)
    /// }
    /// ```
    pub async fn confirm(&self, session: &SessionId, confirm: &Confirm) -> Result<SessionResponse, Error> {
        let intent = self.intend_confirm(session, confirm).map_err(not_created)?;
        self.perform(intent, check_response::<Envelope>, Effect::session).await
    }

    /// Cancels a session that is not confirmed.
    ///
    /// If the outcome of an attempt is uncertain, or the gateway rejects it, the client looks at the session. It sends the
    /// request again while the session can be cancelled.
    ///
    /// # Errors
    ///
    /// See [`Error`]. If the session can no longer be cancelled, for example because it is paid, the error is
    /// [`Impossible`](Error::Impossible) with the session.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error};
    /// use payment_session::{gateway::{Cancel, CancelReason}, response::SessionId};
    ///
    /// /// Returns whether the session is cancelled. If not, the customer may have paid.
    /// async fn cancel(client: &Client, session: &SessionId) -> Result<bool, Error> {
    ///     let reason = Cancel::new(CancelReason::REQUESTED_BY_CUSTOMER);
    ///     match client.cancel(session, &reason).await {
    ///         Ok(_) => Ok(true),
    ///         Err(Error::Impossible(_)) => Ok(false),
    ///         Err(error) => Err(error),
    ///     }
    /// }
    /// ```
    pub async fn cancel(&self, session: &SessionId, cancel: &Cancel) -> Result<SessionResponse, Error> {
        let intent = self.intend_cancel(session, cancel).map_err(not_created)?;
        self.perform(intent, check_response::<Envelope>, Effect::session).await
    }

    /// Captures an authorized amount, or a part of it.
    ///
    /// The client reads the session first. Then the request is carried out at most once
    /// ([axioms A4 and A6](crate#axioms)). If the outcome is uncertain, or the gateway rejects the request, the client looks
    /// at the session until a minute later: a new record with the amount shows the capture (axiom A8). Calls that change one
    /// session wait for each other, also in other processes that have the same [journal](crate::journal).
    ///
    /// Each call of this method captures again. To capture once even if your process ends before it has stored the result,
    /// use [`intend_capture`](Self::intend_capture) and [`carry_out`](Self::carry_out).
    ///
    /// # Errors
    ///
    /// See [`Error`]. If the capture was carried out and failed, the error is [`CaptureFailed`](Error::CaptureFailed).
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error};
    /// use payment_session::{gateway::Capture, response::SessionId};
    ///
    /// /// Captures the whole authorized amount.
    /// async fn capture(client: &Client, session: &SessionId) -> Result<(), Error> {
    ///     let all = Capture::new(true);
    ///     client.capture(session, &all).await?;
    ///     Ok(()) // a callback reports the end of the capture
    /// }
    /// ```
    pub async fn capture(&self, session: &SessionId, capture: &Capture) -> Result<Captured, Error> {
        let intent = self.intend_capture(session, capture).map_err(not_created)?;
        self.perform(intent, check_response::<Envelope>, Effect::captured).await
    }

    /// Refunds a payment, or a part of it.
    ///
    /// The request is carried out at most once ([axioms A4 and A6](crate#axioms)). If the outcome is uncertain, or the
    /// gateway rejects the request, the client looks for the reference of the refund until a minute later: at the id that a
    /// callback has brought ([`observe`](Self::observe)), and in the pages of all refunds. Another, equal call with the same
    /// reference joins this one.
    ///
    /// The refund that is returned is often [`PENDING`](payment_session::response::RefundStatus::PENDING). The customer has the
    /// money when its status is `SUCCESS`: see [`RefundResponse::is_final`].
    ///
    /// # Errors
    ///
    /// See [`Error`]. If the reference belongs to another refund, the error is
    /// [`RefundReferenceTaken`](Error::RefundReferenceTaken). If the refund with it failed, the error is
    /// [`RefundFailed`](Error::RefundFailed). After [`Unknown`](Error::Unknown), never send the refund with
    /// another reference: it could be paid twice.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error};
    /// use payment_session::{ClientReferenceId, Refund, SessionResponse, request::RefundReason};
    ///
    /// /// Refunds everything. Returns whether the customer has the money already.
    /// async fn refund(
    ///     client: &Client,
    ///     session: &SessionResponse,
    ///     reference: ClientReferenceId, // store it before the call
    /// ) -> Result<bool, Error> {
    ///     let refund = Refund::full(session, reference, RefundReason::REQUESTED_BY_CUSTOMER);
    ///     let refund = client.refund(&refund).await?;
    ///     Ok(refund.is_final()) // if not, callbacks report the end
    /// }
    /// ```
    pub async fn refund(&self, refund: &Checked<Refund>) -> Result<RefundResponse, Error> {
        self.perform(self.intend_refund(refund), check_response::<Envelope>, Effect::refund).await
    }

    /// Sends any other call, for example a payout. Create it with [`gateway`](Self::gateway).
    ///
    /// A call that changes nothing is repeated until the deadline. Any other call is carried out at most once: it is sent
    /// again only after a 401 or 429, or if nothing left this machine. Nothing is looked up. A call for another server than
    /// that of the client is not sent.
    ///
    /// The id of the call says which one it is. A second call with the id of one that has ended is not sent, and one with the
    /// id of another path neither.
    ///
    /// # Errors
    ///
    /// See [`Error`]. If an earlier call with the id was carried out, the error is [`Repeated`](Error::Repeated).
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::Client;
    /// use payment_session::gateway::RequestId;
    /// use serde_json::json;
    ///
    /// # async fn refund(client: Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let payout = json!({ "clientReferenceId": "PAYOUT-1", "channelCode": "BCA" });
    /// let call = client.gateway().post("/v1/payouts", payout, &RequestId::random())?;
    /// let payout = client.send(call).await?;
    /// println!("{}", payout.data.as_json());
    /// # Ok(())
    /// # }
    /// ```
    pub async fn send<A: GatewayResponse + Send + 'static>(&self, call: Call<A>) -> Result<A, Error> {
        if call.repeatability() == Repeatability::Safe && self.is_for_this_server(&call) {
            return Ok(self.reader.read(Ok(call), self.reader.patient()).await?);
        }
        let posted = |effect| match effect {
            Effect::Other(Some(posted)) => posted.read().ok(),
            _ => None,
        };
        self.perform(self.intend(&call), check_response::<A>, posted).await
    }

    /// Returns whether a call is for the server of this client. No other one gets its token.
    fn is_for_this_server<A>(&self, call: &Call<A>) -> bool {
        let url = call.request().uri().to_string();
        url.strip_prefix(self.shared.environment.base_url()).is_some_and(|path| path.starts_with('/'))
    }

    /// Carries a new intent out, and acknowledges its end, which the caller gets, unless it is acknowledged already.
    async fn perform<T>(
        &self,
        intent: Intent,
        check: Check,
        convert: impl FnOnce(Effect) -> Option<T>,
    ) -> Result<T, Error> {
        let report = self.start(intent, check, Start::Own).await;
        let seen = report.seen_by(Recipient::Caller);
        let Report { intent, result, .. } = report;
        if let Some(seen) = seen
            && let Err(error) = self.acknowledge_seen(intent.id(), seen).await
        {
            warn!(intent = %intent.id(), %error, "the end of the call was not acknowledged");
        }
        match result? {
            Effect::Other(None) => Err(Error::Repeated { intent }),
            effect => {
                convert(effect).ok_or_else(|| Error::Unknown { intent, cause: Cause::new(CauseKind::ForeignResponse) })
            }
        }
    }
}

/// Returns the error of a call that cannot be created.
fn not_created(error: CallError) -> Error {
    Error::NotSent(Cause::with_source(CauseKind::Request, error))
}
