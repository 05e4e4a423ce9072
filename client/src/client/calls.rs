//! The calls that change something.

use std::panic;

use payment_session::{Checked, PaymentRequest, Refund};
use payment_session::{
    gateway::{Call, CallError, Cancel, Capture, Confirm, Repeatability, Server},
    response::{GatewayResponse, RefundResponse, SessionId, SessionResponse},
};
use tracing::{Instrument, info_span};

use super::Client;
use crate::{
    calls::{CaptureEffect, Effect},
    cause::{Cause, CauseKind},
    driver::Report,
    error::Error,
    intent::Intent,
    machine::IntentState,
    metrics,
    sender::Sender,
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
    /// [intent](Error::intent) until the result is another one: the call may be missing from a journal that failed.
    ///
    /// # Errors
    ///
    /// See [`Error`]. If the reference belongs to another amount, currency or payment type, the error is
    /// [`Taken`](Error::Taken). If it belongs to the same order, that session is returned, or the error is
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
    ///         Err(Error::Unknown { intent: Some(intent), .. }) => Ok(client.carry_out(&intent).await?.session()),
    ///         Err(error) => Err(error),
    ///     }
    /// }
    /// ```
    pub async fn create(&self, request: &impl PaymentRequest) -> Result<SessionResponse, Error> {
        let intent = self.intend_create(request);
        self.perform(intent, Effect::session).await
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
        self.perform(intent, Effect::session).await
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
        self.perform(intent, Effect::session).await
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
    /// See [`Error`]. If the capture was carried out and failed, the error is [`Failed`](Error::Failed).
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
    pub async fn capture(&self, session: &SessionId, capture: &Capture) -> Result<CaptureEffect, Error> {
        let intent = self.intend_capture(session, capture).map_err(not_created)?;
        self.perform(intent, Effect::capture).await
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
    /// [`Taken`](Error::Taken). If the refund with it failed, the error is
    /// [`Failed`](Error::Failed). After [`Unknown`](Error::Unknown), never send the refund with
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
        self.perform(self.intend_refund(refund), Effect::refund).await
    }

    /// Sends any other call, for example a payout. Create it with [`gateway`](Self::gateway).
    ///
    /// A call that changes nothing is repeated until the deadline. Any other call is carried out at most once by each `send`: it
    /// is sent again only after a 401 or 429, or if nothing left this machine. No journal has it, nothing is looked up, and a
    /// second `send` sends it again. So write the payout and the id of its request in one row with a unique key before you send
    /// it, and never send an id again. A call for another server than that of the client is not sent.
    ///
    /// # Errors
    ///
    /// See [`Error`]. It is [`Unknown`](Error::Unknown) without an intent, unless nothing left this machine, or the gateway
    /// documented a rejection: a 422 has no documented code, so it is `Unknown` too.
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
        if !self.is_for_this_server(&call) {
            return Err(Error::NotDone(Cause::new(CauseKind::Scope)));
        }
        if call.repeatability() == Repeatability::Safe {
            return Ok(self.reader.read(Ok(call), self.reader.patient()).await?);
        }
        self.post(call).await
    }

    /// Sends a call once, in a task, so that its end does not depend on its caller.
    async fn post<A: GatewayResponse + Send + 'static>(&self, call: Call<A>) -> Result<A, Error> {
        let Some(running) = self.shared.active_calls.begin() else {
            return Err(Error::NotDone(Cause::new(CauseKind::Closed)));
        };
        let span = info_span!("payment", call = "other", path = call.request().uri().path());
        let (reader, deadline) = (self.reader.clone(), self.deadline);
        let work = async move {
            let _running = running;
            let Sender { clock, .. } = reader.sender();
            let started = clock.now();
            let sent = reader.sender().while_open(reader.post(call, clock.after(deadline))).await;
            let result = sent.map(|sent| sent.map_err(Error::of_sent));
            let outcome = result.as_ref().and_then(|result| result.as_ref().err()).map_or("done", Error::end);
            metrics::call("other", outcome, clock.now() - started);
            result
        };
        match tokio::spawn(work.instrument(span)).await {
            Ok(Some(result)) => result,
            Err(error) if error.is_panic() => panic::resume_unwind(error.into_panic()),
            Ok(None) | Err(_) => Err(Error::Unknown { intent: None, cause: Cause::new(CauseKind::Closed) }),
        }
    }

    /// Returns whether a call is for the server of this client. No other one gets its token.
    fn is_for_this_server<A>(&self, call: &Call<A>) -> bool {
        let url = call.request().uri().to_string();
        url.strip_prefix(self.shared.environment.base_url()).is_some_and(|path| path.starts_with('/'))
    }

    /// Carries a new intent out, and acknowledges its end, which the caller gets.
    async fn perform<T>(&self, intent: Intent, convert: impl FnOnce(Effect) -> Option<T>) -> Result<T, Error> {
        let (Report { intent, result, acknowledges }, running) = self.start(intent, IntentState::Own, None).await;
        if let Some(seen) = acknowledges {
            self.acknowledge_in_background(&intent, seen, running);
        }
        let foreign = || Error::Unknown { intent: Some(intent), cause: Cause::new(CauseKind::ForeignResponse) };
        convert(result?).ok_or_else(foreign)
    }
}

/// Returns the error of a call that cannot be created.
fn not_created(error: CallError) -> Error {
    Error::NotDone(Cause::with_source(CauseKind::Request, error))
}
