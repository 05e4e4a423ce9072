//! The calls that change something.

use std::sync::Arc;

use payment_core::{
    PaymentRequest,
    gateway::{Call, Cancel, Capture, Confirm, Repeatability, RequestId, Server, Simulation, TestEnvironment},
    response::{CaptureResponse, GatewayResponse, SessionId, SessionResponse, Simulated},
};

use super::{
    Client,
    task::{Task, not_created},
};
use crate::{Error, effect::Effect, machine::Machine};

impl<S: Server + Clone + Send + Sync + 'static> Client<S> {
    /// Creates a payment session.
    ///
    /// If the outcome of an attempt is uncertain, the client looks the reference up. If nothing was found, it sends the same
    /// bytes and id again. So this never creates a second session, because a reference identifies one session.
    ///
    /// After a crash, or after [`Error::Unknown`], call [`create_again`](Self::create_again).
    ///
    /// # Errors
    ///
    /// See [`Error`]. If the reference belongs to another amount, currency or payment type, the error is
    /// [`ReferenceTaken`](Error::ReferenceTaken). If it belongs to the same order, that session is returned.
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     PaymentSession, SessionResponse,
    ///     client::{Client, Error},
    ///     gateway::RequestId,
    /// };
    ///
    /// async fn pay(
    ///     client: &Client,
    ///     order: &PaymentSession,
    ///     id: &RequestId, // store it with the order
    /// ) -> Result<Option<SessionResponse>, Error> {
    ///     match client.create(order, id).await {
    ///         Ok(session) => Ok(Some(session)),
    ///         Err(Error::Unknown(_)) => Ok(None), // keep the order, and look it up later
    ///         Err(error) => Err(error),
    ///     }
    /// }
    /// ```
    pub async fn create(&self, request: &impl PaymentRequest, id: &RequestId) -> Result<SessionResponse, Error> {
        self.create_by(Machine::create(), request, id).await
    }

    /// Creates a payment session after an earlier attempt, perhaps of another process, whose outcome is not known.
    ///
    /// The request and the id must be those of the earlier attempt. The client looks the reference up before it sends
    /// anything.
    ///
    /// # Errors
    ///
    /// Returns [`ReferenceTaken`](Error::ReferenceTaken) or [`Unknown`](Error::Unknown). No other error is possible, because
    /// the earlier attempt may have succeeded.
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     PaymentSession, SessionResponse,
    ///     client::{Client, Error},
    ///     gateway::RequestId,
    /// };
    ///
    /// /// Continues after a crash, with the stored request and id.
    /// async fn resume(
    ///     client: &Client,
    ///     order: &PaymentSession,
    ///     id: &RequestId,
    /// ) -> Result<SessionResponse, Error> {
    ///     client.create_again(order, id).await
    /// }
    /// ```
    pub async fn create_again(&self, request: &impl PaymentRequest, id: &RequestId) -> Result<SessionResponse, Error> {
        self.create_by(Machine::create_again(), request, id).await
    }

    async fn create_by(
        &self,
        machine: Machine,
        request: &impl PaymentRequest,
        id: &RequestId,
    ) -> Result<SessionResponse, Error> {
        let call = self.caller.gateway.create(request, id);
        let effect = Arc::new(Effect::of_create(request));
        let task = Task { machine, call, effect, id: Some(id) };
        task.run(&self.caller).await?.map_err(|taken| Error::ReferenceTaken(Box::new(taken)))
    }

    /// Confirms a session that was created with `autoConfirm: false`.
    ///
    /// The request reaches the gateway at most once. If the outcome is uncertain, the client looks at the session, and again
    /// after the gateway's own time-out of 60 s.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     SessionResponse,
    ///     client::Client,
    ///     gateway::{Confirm, RequestId},
    ///     request::{CardOptions, EncryptedCard},
    /// };
    ///
    /// async fn confirm(
    ///     client: &Client,
    ///     session: &SessionResponse,
    ///     card: EncryptedCard,
    /// ) -> Result<SessionResponse, Box<dyn std::error::Error>> {
    ///     let body = Confirm::card(card, CardOptions::new())?;
    ///     let session = client.confirm(&session.id, &body, &RequestId::random()).await?;
    ///     assert!(session.payment_url.is_some()); // the page of 3-D Secure
    ///     Ok(session)
    /// }
    /// ```
    pub async fn confirm(
        &self,
        session: &SessionId,
        confirm: &Confirm,
        id: &RequestId,
    ) -> Result<SessionResponse, Error> {
        let call = self.caller.gateway.confirm(session, confirm, id).map_err(not_created)?;
        let effect = Arc::new(Effect::Confirm { session: session.clone() });
        let task = Task { machine: Machine::confirm(), call, effect, id: Some(id) };
        task.run(&self.caller).await?.or_else(Ok)
    }

    /// Cancels a session that is not confirmed.
    ///
    /// If the outcome of an attempt is uncertain, the session that is returned shows what has happened: it can be paid
    /// instead of cancelled. Look at its status.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     client::{Client, Error},
    ///     gateway::{Cancel, CancelReason, RequestId},
    ///     response::{SessionId, SessionStatus},
    /// };
    ///
    /// /// Returns whether the session is cancelled. If not, the customer may have paid.
    /// async fn cancel(client: &Client, session: &SessionId) -> Result<bool, Error> {
    ///     let reason = Cancel::new(CancelReason::REQUESTED_BY_CUSTOMER);
    ///     let session = client.cancel(session, &reason, &RequestId::random()).await?;
    ///     Ok(session.status == SessionStatus::CANCELLED)
    /// }
    /// ```
    pub async fn cancel(&self, session: &SessionId, cancel: &Cancel, id: &RequestId) -> Result<SessionResponse, Error> {
        let call = self.caller.gateway.cancel(session, cancel, id).map_err(not_created)?;
        let effect = Arc::new(Effect::Cancel { session: session.clone() });
        let task = Task { machine: Machine::cancel(), call, effect, id: Some(id) };
        task.run(&self.caller).await?.or_else(Ok)
    }

    /// Captures an authorized amount, or a part of it.
    ///
    /// The request reaches the gateway at most once. If the outcome is uncertain, the client looks at the charge, and again
    /// after the gateway's own time-out of 60 s. Only a capture that releases the rest can be recognized there. After any
    /// other uncertain capture, the error is [`Unknown`](Error::Unknown).
    ///
    /// # Errors
    ///
    /// See [`Error`].
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     client::{Client, Error},
    ///     gateway::{Capture, RequestId},
    ///     response::SessionId,
    /// };
    ///
    /// /// Captures the whole authorized amount.
    /// async fn capture(client: &Client, session: &SessionId) -> Result<(), Error> {
    ///     let all = Capture::new(true);
    ///     client.capture(session, &all, &RequestId::random()).await?;
    ///     Ok(()) // a callback reports the end of the capture
    /// }
    /// ```
    pub async fn capture(
        &self,
        session: &SessionId,
        capture: &Capture,
        id: &RequestId,
    ) -> Result<CaptureResponse, Error> {
        let call = self.caller.gateway.capture(session, capture, id).map_err(not_created)?;
        let effect = Arc::new(Effect::of_capture(session, capture));
        let task = Task { machine: Machine::capture(), call, effect, id: Some(id) };
        task.run(&self.caller).await?.or_else(Ok)
    }

    /// Sends any other call, for example a refund. Create it with [`gateway`](Self::gateway).
    ///
    /// A call that changes nothing is repeated until the deadline. Any other call reaches the gateway at most once, and
    /// nothing is looked up.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{client::Client, gateway::RequestId};
    /// use serde_json::json;
    ///
    /// # async fn refund(client: Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let refund = json!({
    ///     "clientReferenceId": "REFUND-1",
    ///     "paymentSessionId": "44a14481-fa75-49a5-b17f-d03d8c5d52a6",
    ///     "isFullAmount": true,
    ///     "reason": "REQUESTED_BY_CUSTOMER",
    ///     "method": "AUTO",
    /// });
    /// let call = client.gateway().post("/v1/refunds", refund, &RequestId::random())?;
    /// let refund = client.send(call).await?;
    /// println!("{}", refund.data.as_json());
    /// # Ok(())
    /// # }
    /// ```
    pub async fn send<A: GatewayResponse + Send + 'static>(&self, call: Call<A>) -> Result<A, Error> {
        if call.repeatability() == Repeatability::Safe {
            return self.caller.read(Ok(call), |_| true).await;
        }
        let request = call.request();
        let effect = Arc::new(Effect::Other { path: request.uri().path().to_owned() });
        let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()?.parse().ok());
        let task = Task { machine: Machine::send_once(), call, effect, id: id.as_ref() };
        task.run_unseen(&self.caller).await
    }
}

impl Client<TestEnvironment> {
    /// Simulates a customer. The request reaches the gateway at most once.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     client::{Client, Error},
    ///     gateway::{RequestId, SimulatedStatus, Simulation, TestEnvironment},
    ///     response::{SessionId, SessionStatus},
    /// };
    ///
    /// async fn pay(client: &Client<TestEnvironment>, session: SessionId) -> Result<(), Error> {
    ///     let payment = Simulation::new(session.clone(), SimulatedStatus::SUCCESS);
    ///     client.simulate(&payment, &RequestId::random()).await?;
    ///     assert_eq!(client.get_session(&session).await?.status, SessionStatus::PAID);
    ///     Ok(())
    /// }
    /// ```
    pub async fn simulate(&self, simulation: &Simulation, id: &RequestId) -> Result<Simulated, Error> {
        self.send(self.caller.gateway.simulate(simulation, id)).await
    }
}
