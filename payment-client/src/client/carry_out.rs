//! Carries intents out.

use payment_core::gateway::Server;
use tokio::time::Instant;
use tracing::warn;

use super::{
    Client,
    ending::unknown,
    task::{CallLimits, Ended, Task},
};
use crate::{
    cause::{Cause, CauseKind},
    error::Error,
    intent::{Answer, Carried, Intent},
    journal::{Claimed, IntentId, JournalError},
    machine::Evidence,
    operation::{AnyOperation, Effect, Operation, Unseen},
};

impl<S: Server + Clone + Send + Sync + 'static> Client<S> {
    /// Carries an intent out, in its own account, and returns the response.
    ///
    /// An intent that may have been carried out already is looked up first. Only a create is sent again then.
    ///
    /// With a [journal](crate::journal), the end is kept until you [acknowledge](Self::acknowledge) it: store the result
    /// first. Until then, this method returns the end again, and [`recover`](Self::recover) hands it out.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn carry_out<A: Answer>(&self, intent: &Intent<A>) -> Result<A, Error> {
        self.start(intent.clone().untyped(), None).await.1
    }

    /// Records in the journal that the shop has stored the end of an intent. Without a journal, it does nothing.
    ///
    /// # Errors
    ///
    /// Returns an error if the journal cannot be written. [`recover`](Self::recover) hands the end out again then.
    pub async fn acknowledge(&self, id: &IntentId) -> Result<(), JournalError> {
        match &self.shared.records {
            Some(records) => records.acknowledge(self.reader.sender(), id).await,
            None => Ok(()),
        }
    }

    /// Looks up whether an intent was carried out, in its own account. It sends nothing, and changes no journal.
    ///
    /// # Errors
    ///
    /// Returns an error if the gateway rejects the look-up or cannot be read. See [`Error`].
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     SessionResponse,
    ///     client::{Client, Effect, Error, Intent, machine::Evidence},
    /// };
    ///
    /// /// Returns the session of an intent, or `None` if nothing is known yet.
    /// async fn session(client: &Client, intent: &Intent) -> Result<Option<SessionResponse>, Error> {
    ///     match client.resolve(intent).await? {
    ///         Evidence::Done(Effect::Session(session)) => Ok(Some(*session)),
    ///         _ => Ok(None),
    ///     }
    /// }
    /// ```
    pub async fn resolve<A>(&self, intent: &Intent<A>) -> Result<Evidence<Effect>, Error> {
        let reader = self.reader.of_account(intent.sub_merchant().cloned());
        Ok(intent.operation().look_up(&reader, reader.patient()).await?)
    }

    /// Carries a new intent out, and acknowledges its end, which the caller gets.
    pub(super) async fn perform<A: Answer>(&self, intent: Intent<A>) -> Result<A, Error> {
        let (id, result) = self.start(intent.untyped(), None).await;
        let has_ended = !matches!(result, Err(Error::Unknown { .. } | Error::Undecidable { .. }));
        if has_ended && let Err(error) = self.acknowledge(&id).await {
            warn!(intent = %id, %error, "the end of the call was not acknowledged");
        }
        result
    }

    /// Starts the task of an intent. `claimed` is its entry, if it was claimed already.
    pub(super) async fn start<A: Answer>(&self, intent: Intent, claimed: Option<(Claimed, Instant)>) -> Ended<A> {
        if intent.scope() != self.shared.scope {
            return (intent.id().clone(), Err(Error::NotSent(Cause::new(CauseKind::Scope))));
        }
        let of_session = |session| A::of_carried(Carried::Session(session));
        match intent.operation().clone() {
            AnyOperation::Create(create) => self.run(create, intent, claimed, of_session).await,
            AnyOperation::Confirm(confirm) => self.run(confirm, intent, claimed, of_session).await,
            AnyOperation::Cancel(cancel) => self.run(cancel, intent, claimed, of_session).await,
            AnyOperation::Capture(capture) => {
                self.run(capture, intent, claimed, |captured| A::of_carried(Carried::Capture(captured))).await
            }
            AnyOperation::Refund(refund) => {
                self.run(refund, intent, claimed, |refund| A::of_carried(Carried::Refund(refund))).await
            }
            AnyOperation::Other(other) => {
                self.run(Unseen::<A::Posted>::new(&other.path), intent, claimed, A::of_posted).await
            }
        }
    }

    async fn run<O: Operation, A: Answer>(
        &self,
        operation: O,
        intent: Intent,
        claimed: Option<(Claimed, Instant)>,
        convert: impl FnOnce(O::Output) -> Option<A>,
    ) -> Ended<A> {
        let other = unknown_response(&intent);
        let task = Task {
            reader: self.reader.of_account(intent.sub_merchant().cloned()),
            shared: self.shared.clone(),
            limits: CallLimits { deadline: self.deadline, trust: self.trust },
            intent,
            operation,
            claimed,
        };
        let (id, result) = task.run().await;
        (id, result.and_then(|output| convert(output).ok_or_else(other)))
    }
}

/// Returns the error of a call whose response has another type than its intent says.
fn unknown_response(intent: &Intent) -> impl FnOnce() -> Error + use<> {
    let intent = intent.clone();
    move || unknown(&intent, Cause::new(CauseKind::ForeignResponse))
}
