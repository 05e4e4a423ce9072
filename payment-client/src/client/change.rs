//! The calls that change something.

use payment_core::{
    PaymentRequest,
    gateway::{Call, Cancel, Capture, Confirm, Repeatability, RequestId, Server, Simulation, TestEnvironment},
    response::{GatewayResponse, SessionId, SessionResponse, Simulated},
};

use super::{
    Client,
    task::{Ended, Task, not_created},
};
use crate::{
    cause::{Cause, CauseKind},
    error::Error,
    machine::Machine,
    operation::{
        AnyOperation, CancelSession, CaptureCharge, Captured, ConfirmSession, CreateSession, Operation, Unseen,
    },
    reader::Reader,
    transport::Connection,
    unresolved::Unresolved,
};

impl<S: Server + Clone + Send + Sync + 'static> Client<S> {
    /// Creates a payment session.
    ///
    /// If the outcome of an attempt is uncertain, the client looks the reference up. If that finds nothing, it sends the same
    /// bytes and id again, at most twice: with [`Trust::LookUps`](crate::Trust::LookUps) after the earlier attempt cannot be
    /// carried out any more ([axioms A3 to A7](crate#axioms)), with [`Trust::Documented`](crate::Trust::Documented) at once
    /// (axiom A1, or A2).
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
    ///         Err(Error::Unknown { .. }) => Ok(None), // keep the order, and look it up later
    ///         Err(error) => Err(error),
    ///     }
    /// }
    /// ```
    pub async fn create(&self, request: &impl PaymentRequest, id: &RequestId) -> Result<SessionResponse, Error> {
        let machine = Machine::create(self.trust);
        self.create_by(machine, self.reader.clone(), request, id).await
    }

    /// Creates a payment session after an earlier attempt, perhaps of another process, whose outcome is not known.
    ///
    /// The request must be that of the earlier attempt. The client looks the reference up before it sends anything, in the
    /// account of `unresolved`.
    ///
    /// # Errors
    ///
    /// Returns [`ReferenceTaken`](Error::ReferenceTaken) or [`Unknown`](Error::Unknown), because the earlier attempt may have
    /// succeeded. If `unresolved` is not about this request, nothing is sent, and the error is
    /// [`NotSent`](Error::NotSent).
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     PaymentSession, SessionResponse,
    ///     client::{Client, Error, Unresolved},
    /// };
    ///
    /// /// Continues after a crash, with the stored request and row.
    /// async fn resume(
    ///     client: &Client,
    ///     row: &Unresolved,
    ///     order: &PaymentSession,
    /// ) -> Result<SessionResponse, Error> {
    ///     client.create_again(row, order).await
    /// }
    /// ```
    pub async fn create_again(
        &self,
        unresolved: &Unresolved,
        request: &impl PaymentRequest,
    ) -> Result<SessionResponse, Error> {
        let is_of_request = *unresolved.operation() == AnyOperation::Create(CreateSession::of(request));
        let id = unresolved.request_id().filter(|_| is_of_request);
        let id = id.ok_or_else(|| Error::NotSent(Cause::new(CauseKind::Request)))?;
        let reader = self.reader.of_account(unresolved.sub_merchant().cloned());
        self.create_by(Machine::create_again(self.trust), reader, request, id).await
    }

    async fn create_by(
        &self,
        machine: Machine,
        reader: Reader<S>,
        request: &impl PaymentRequest,
        id: &RequestId,
    ) -> Result<SessionResponse, Error> {
        let call = reader.gateway.create(request, id);
        let operation = CreateSession::of(request);
        // The response shows the reference, so any connection will do.
        let task = Task { connection: Connection::Kept, reader, ..self.task(machine, call, operation, Some(id)) };
        task.run().await.map_err(|ended| match ended {
            Ended::Conflict(taken, _) => Error::ReferenceTaken(taken),
            Ended::Error(error) => error,
        })
    }

    fn task<O: Operation>(
        &self,
        machine: Machine,
        call: Call<O::Response>,
        operation: O,
        id: Option<&RequestId>,
    ) -> Task<O, S> {
        Task {
            machine,
            call,
            connection: Connection::Own,
            operation,
            id: id.cloned(),
            deadline: self.deadline,
            reader: self.reader.clone(),
            turns: self.turns.clone(),
        }
    }

    /// Confirms a session that was created with `autoConfirm: false`.
    ///
    /// The client reads the session first. Then the request reaches the gateway at most once
    /// ([axioms A4 and A6](crate#axioms)). If the outcome is uncertain, or the gateway rejects the request, the client looks
    /// at the session until a minute later: a new charge, or another status, shows the confirmation (axiom A8).
    ///
    /// The session that is returned shows the result. It waits for a confirmation again if the card was declined.
    ///
    /// # Errors
    ///
    /// See [`Error`]. If the session has ended without this confirmation, the error is
    /// [`Impossible`](Error::Impossible).
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
        let call = self.reader.gateway.confirm(session, confirm, id).map_err(not_created)?;
        let operation = ConfirmSession::new(session.clone());
        self.task(Machine::confirm(), call, operation, Some(id)).run().await.map_err(impossible)
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
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     client::{Client, Error},
    ///     gateway::{Cancel, CancelReason, RequestId},
    ///     response::SessionId,
    /// };
    ///
    /// /// Returns whether the session is cancelled. If not, the customer may have paid.
    /// async fn cancel(client: &Client, session: &SessionId) -> Result<bool, Error> {
    ///     let reason = Cancel::new(CancelReason::REQUESTED_BY_CUSTOMER);
    ///     match client.cancel(session, &reason, &RequestId::random()).await {
    ///         Ok(_) => Ok(true),
    ///         Err(Error::Impossible(_)) => Ok(false),
    ///         Err(error) => Err(error),
    ///     }
    /// }
    /// ```
    pub async fn cancel(&self, session: &SessionId, cancel: &Cancel, id: &RequestId) -> Result<SessionResponse, Error> {
        let call = self.reader.gateway.cancel(session, cancel, id).map_err(not_created)?;
        let operation = CancelSession { session: session.clone() };
        self.task(Machine::cancel(), call, operation, Some(id)).run().await.map_err(impossible)
    }

    /// Captures an authorized amount, or a part of it.
    ///
    /// The client reads the session first. Then the request reaches the gateway at most once
    /// ([axioms A4 and A6](crate#axioms)). If the outcome is uncertain, or the gateway rejects the request, the client looks
    /// at the session until a minute later: a new record with the amount shows the capture (axiom A8). Captures of one session
    /// by this client wait for each other.
    ///
    /// # Errors
    ///
    /// See [`Error`]. If the capture was carried out and failed, the error is [`CaptureFailed`](Error::CaptureFailed).
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
    pub async fn capture(&self, session: &SessionId, capture: &Capture, id: &RequestId) -> Result<Captured, Error> {
        let call = self.reader.gateway.capture(session, capture, id).map_err(not_created)?;
        let operation = CaptureCharge::new(session.clone(), capture);
        match self.task(Machine::capture(), call, operation, Some(id)).run().await {
            Ok(captured) | Err(Ended::Conflict(_, Some(captured))) if captured.has_failed() => {
                Err(Error::CaptureFailed(captured))
            }
            result => result.map_err(impossible),
        }
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
            return Ok(self.reader.read(Ok(call), self.reader.patient()).await?);
        }
        let request = call.request();
        let operation = Unseen::new(request.uri().path());
        let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()?.parse().ok());
        self.task(Machine::send_once(), call, operation, id.as_ref()).run().await.map_err(impossible)
    }
}

fn impossible<T>(ended: Ended<T>) -> Error {
    match ended {
        Ended::Conflict(session, _) => Error::Impossible(session),
        Ended::Error(error) => error,
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
        self.send(self.reader.gateway.simulate(simulation, id)).await
    }
}
