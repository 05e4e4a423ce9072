//! The calls that change something, as values.

use payment_core::{
    Checked, PaymentRequest, Refund,
    gateway::{Call, CallError, Cancel, Capture, Confirm, RequestId, Server},
    response::{GatewayResponse, RefundResponse, SessionId, SessionResponse},
};

use super::Client;
use crate::{
    intent::{Intent, New},
    operation::{
        AnyOperation, CancelSession, CaptureCharge, Captured, ConfirmSession, CreateSession, OtherCall, RefundPayment,
    },
};

/// Intents, for shops that write them in a transaction of their own before [`carry_out`](Self::carry_out) sends them.
impl<S: Server + Clone + Send + Sync + 'static> Client<S> {
    /// Returns the intent to [create](Self::create) a payment session.
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     PaymentSession, SessionResponse,
    ///     client::{Client, Error, Intent},
    /// };
    ///
    /// /// `write` stores the order and the intent in one transaction.
    /// async fn pay(
    ///     client: &Client,
    ///     order: &PaymentSession,
    ///     write: impl AsyncFnOnce(&Intent<SessionResponse>),
    /// ) -> Result<SessionResponse, Error> {
    ///     let intent = client.intend_create(order);
    ///     write(&intent).await;
    ///     client.carry_out(&intent).await
    /// }
    /// ```
    pub fn intend_create(&self, request: &impl PaymentRequest) -> Intent<SessionResponse> {
        let id = self.new_id();
        let call = self.reader.gateway.create(request, &id);
        let is_withheld = request.as_session().has_secret();
        self.intent_of(AnyOperation::Create(CreateSession::of(request)), call, is_withheld, id)
    }

    /// Returns the intent to [confirm](Self::confirm) a session.
    ///
    /// # Errors
    ///
    /// Returns an error if a path cannot contain the id of the session.
    pub fn intend_confirm(&self, session: &SessionId, confirm: &Confirm) -> Result<Intent<SessionResponse>, CallError> {
        let id = self.new_id();
        let call = self.reader.gateway.confirm(session, confirm, &id)?;
        let operation = AnyOperation::Confirm(ConfirmSession::new(session.clone()));
        Ok(self.intent_of(operation, call, confirm.has_secret(), id))
    }

    /// Returns the intent to [cancel](Self::cancel) a session.
    ///
    /// # Errors
    ///
    /// Returns an error if a path cannot contain the id of the session.
    pub fn intend_cancel(&self, session: &SessionId, cancel: &Cancel) -> Result<Intent<SessionResponse>, CallError> {
        let id = self.new_id();
        let call = self.reader.gateway.cancel(session, cancel, &id)?;
        let operation = AnyOperation::Cancel(CancelSession { session: session.clone() });
        Ok(self.intent_of(operation, call, false, id))
    }

    /// Returns the intent to [capture](Self::capture) an authorized amount.
    ///
    /// # Errors
    ///
    /// Returns an error if a path cannot contain the id of the session.
    pub fn intend_capture(&self, session: &SessionId, capture: &Capture) -> Result<Intent<Captured>, CallError> {
        let id = self.new_id();
        let call = self.reader.gateway.capture(session, capture, &id)?;
        let operation = AnyOperation::Capture(CaptureCharge::new(session.clone(), capture));
        Ok(self.intent_of(operation, call, false, id))
    }

    /// Returns the intent to refund a payment, as [`refund`](Self::refund) does.
    pub fn intend_refund(&self, refund: &Checked<Refund>) -> Intent<RefundResponse> {
        let id = self.new_id();
        let call = self.reader.gateway.refund(refund, &id);
        self.intent_of(AnyOperation::Refund(RefundPayment::of(refund)), call, false, id)
    }

    /// Returns the intent to [send](Self::send) another call. Its id is that of the call, and its body is
    /// [withheld](Intent::is_withheld).
    pub fn intend<A: GatewayResponse + Send + 'static>(&self, call: &Call<A>) -> Intent<A> {
        let request = call.request();
        let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()?.parse().ok());
        let operation = AnyOperation::Other(OtherCall { path: request.uri().path().to_owned() });
        self.intent_of(operation, call.clone(), true, id.unwrap_or_else(|| self.new_id()))
    }

    fn new_id(&self) -> RequestId {
        self.reader.sender().seams.id()
    }

    fn intent_of<A, B>(&self, operation: AnyOperation, call: Call<B>, is_withheld: bool, id: RequestId) -> Intent<A> {
        let base_url = &self.shared.base_url;
        Intent::new(New { operation, scope: &self.shared.scope, base_url, call, is_withheld }, id)
    }
}
