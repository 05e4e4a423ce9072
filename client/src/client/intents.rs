//! The calls that change something, as values.

use payment_session::{Checked, PaymentRequest, Refund};
use payment_session::{
    gateway::{Call, CallError, Cancel, Capture, Confirm, RequestId, Server},
    response::SessionId,
};

use super::{Client, ClientState};
use crate::{
    calls::{CallData, CancelSession, CaptureCharge, ConfirmSession, CreateSession, Effect, RefundPayment},
    error::Error,
    intent::Intent,
    journal::{EndKind, IntentId, JournalError},
    machine::IntentState,
};

/// Intents, for shops that write them in a transaction of their own before [`carry_out`](Self::carry_out) sends them.
impl Client {
    /// Returns the intent to [create](Self::create) a payment session.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error, Intent};
    /// use payment_session::{PaymentSession, SessionResponse};
    ///
    /// /// `write` stores the order and the intent in one transaction.
    /// async fn pay(
    ///     client: &Client,
    ///     order: &PaymentSession,
    ///     write: impl AsyncFnOnce(&Intent),
    /// ) -> Result<Option<SessionResponse>, Error> {
    ///     let intent = client.intend_create(order);
    ///     write(&intent).await;
    ///     let effect = client.carry_out(&intent).await?;
    ///     Ok(effect.session())
    /// }
    /// ```
    pub fn intend_create(&self, request: &impl PaymentRequest) -> Intent {
        let id = self.new_id();
        let call = self.reader.gateway.create(request, &id);
        let is_withheld = request.as_session().has_secret();
        self.intent_of(CallData::Create(CreateSession::of(request)), call, is_withheld, id)
    }

    /// Returns the intent to [confirm](Self::confirm) a session.
    ///
    /// # Errors
    ///
    /// Returns an error if a path cannot contain the id of the session.
    pub fn intend_confirm(&self, session: &SessionId, confirm: &Confirm) -> Result<Intent, CallError> {
        let id = self.new_id();
        let call = self.reader.gateway.confirm(session, confirm, &id)?;
        let operation = CallData::Confirm(ConfirmSession { session: session.clone() });
        Ok(self.intent_of(operation, call, confirm.has_secret(), id))
    }

    /// Returns the intent to [cancel](Self::cancel) a session.
    ///
    /// # Errors
    ///
    /// Returns an error if a path cannot contain the id of the session.
    pub fn intend_cancel(&self, session: &SessionId, cancel: &Cancel) -> Result<Intent, CallError> {
        let id = self.new_id();
        let call = self.reader.gateway.cancel(session, cancel, &id)?;
        let operation = CallData::Cancel(CancelSession { session: session.clone() });
        Ok(self.intent_of(operation, call, false, id))
    }

    /// Returns the intent to [capture](Self::capture) an authorized amount.
    ///
    /// # Errors
    ///
    /// Returns an error if a path cannot contain the id of the session.
    ///
    /// # Examples
    ///
    /// A capture has no reference, so a shop plans it in the transaction that stores the state of its order:
    ///
    /// ```
    /// use payment_client::{Client, journal::Row};
    /// use payment_session::{gateway::{CallError, Capture}, response::SessionId};
    ///
    /// /// Returns the row that the shop plans. `recover` carries it out once.
    /// fn plan(client: &Client, session: &SessionId) -> Result<Row, CallError> {
    ///     let intent = client.intend_capture(session, &Capture::new(true))?;
    ///     Ok(intent.row())
    /// }
    /// ```
    pub fn intend_capture(&self, session: &SessionId, capture: &Capture) -> Result<Intent, CallError> {
        let id = self.new_id();
        let call = self.reader.gateway.capture(session, capture, &id)?;
        let operation = CallData::Capture(CaptureCharge::new(session.clone(), capture));
        Ok(self.intent_of(operation, call, false, id))
    }

    /// Returns the intent to refund a payment, as [`refund`](Self::refund) does.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, journal::Row};
    /// use payment_session::{Checked, Refund};
    ///
    /// /// Returns the row that a shop plans in the transaction that stores the second payment of an order.
    /// fn plan(client: &Client, refund: &Checked<Refund>) -> Row {
    ///     client.intend_refund(refund).row()
    /// }
    /// ```
    pub fn intend_refund(&self, refund: &Checked<Refund>) -> Intent {
        let id = self.new_id();
        let call = self.reader.gateway.refund(refund, &id);
        self.intent_of(CallData::Refund(RefundPayment::of(refund)), call, false, id)
    }

    /// Carries an intent out, in its own account, and returns what it has made or changed.
    ///
    /// An intent that may have been carried out already is looked up first. Only a create is sent again then. The end is kept
    /// until you [acknowledge](Self::acknowledge) it: store the result first. Until then, this method returns the end again,
    /// and [`recover`](Self::recover) hands it out.
    ///
    /// While the call cannot be sent, the error is [`Error::Unknown`] and the intent stays planned: this method or
    /// [`recover`](Self::recover) carries it out later. If another call has its key until the deadline, the error is
    /// [`Error::Unknown`], and its cause names the call that is [in the way](crate::Cause::in_the_way). Carry the same intent
    /// out again then, and no new one: another process may carry it out meanwhile.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Effect, Intent};
    ///
    /// /// `store` keeps the result with the order. After a crash, this function continues with the same intent.
    /// async fn finish(
    ///     client: &Client,
    ///     intent: &Intent,
    ///     store: impl AsyncFnOnce(&Effect),
    /// ) -> Result<(), Box<dyn std::error::Error>> {
    ///     let result = client.carry_out(intent).await;
    ///     if let Ok(effect) = &result {
    ///         store(effect).await;
    ///         client.acknowledge(intent.id(), &result).await?;
    ///     }
    ///     Ok(())
    /// }
    /// ```
    pub async fn carry_out(&self, intent: &Intent) -> Result<Effect, Error> {
        self.start(intent.clone(), IntentState::Given, None).await.0.result
    }

    /// Decides an intent without sending anything, now or later, and returns what became of it.
    ///
    /// | attempts so far | result |
    /// |---|---|
    /// | none | [`Error::NotDone`] with [`CauseKind::Withdrawn`](crate::CauseKind::Withdrawn), also if another call is in its way |
    /// | a look-up shows the outcome | the outcome |
    /// | a late look-up shows nothing | [`Error::NotDone`] for a create, and [`Error::Undecidable`] for any other call |
    /// | a process holds the call now, or a process that has crashed has held it within its lease of 30 seconds | [`Error::Unknown`], at once |
    ///
    /// Store the result, and [acknowledge](Self::acknowledge) it. A person does so with an
    /// [`Undecidable`](Error::Undecidable) one after a look into the dashboard.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error, Intent};
    ///
    /// /// Ends a planned payment whose order was cancelled.
    /// async fn end(client: &Client, intent: &Intent) -> Result<(), Box<dyn std::error::Error>> {
    ///     let result = client.withdraw(intent).await;
    ///     if matches!(result, Err(Error::NotDone(_))) {
    ///         client.acknowledge(intent.id(), &result).await?;
    ///     }
    ///     Ok(())
    /// }
    /// ```
    pub async fn withdraw(&self, intent: &Intent) -> Result<Effect, Error> {
        self.start(intent.clone(), IntentState::Withdrawn, None).await.0.result
    }

    /// Records in the journal that the shop has stored this result of an intent.
    ///
    /// [`Error::Unknown`] is no end, so it is not acknowledged. Neither is an end that the intent has got since, for example
    /// because another process has carried it out after [another call](crate::Cause::in_the_way) that was in its way.
    ///
    /// # Errors
    ///
    /// Returns an error if the journal cannot be written. [`recover`](Self::recover) hands the end out again then.
    pub async fn acknowledge<T>(&self, id: &IntentId, result: &Result<T, Error>) -> Result<(), JournalError> {
        match EndKind::of(result) {
            Some(seen) => self.shared.journal.acknowledge(self.reader.sender(), id.clone(), seen).await,
            None => Ok(()),
        }
    }

    fn new_id(&self) -> RequestId {
        self.reader.sender().clock.id()
    }

    fn intent_of<B>(&self, data: CallData, call: Call<B>, is_withheld: bool, id: RequestId) -> Intent {
        let ClientState { scope, environment, .. } = &*self.shared;
        Intent::new(data, call, is_withheld, id, (scope, environment.base_url()))
    }
}
