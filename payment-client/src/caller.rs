//! The reading calls that the client, its look-ups and its listings share.

use std::sync::Arc;

use payment_core::{
    gateway::{Call, CallError, Gateway, Server, SubMerchantId},
    request::ClientReferenceId,
    response::{GatewayResponse, Page, Paged, SessionId, SessionResponse},
};

use crate::{
    Cause, CauseKind, Error,
    machine::Verdict,
    run::{self, End, Reason},
    shared::Shared,
};

/// The number of pages of all sessions that are searched if the gateway ignores the reference of a look-up.
const MOST_PAGES: u64 = 100;

/// A client as its tasks hold it: it does not keep the client alive.
#[derive(Debug)]
pub struct Caller<S> {
    pub shared: Arc<Shared>,
    /// Creates calls with a token that is replaced when they are sent.
    pub gateway: Gateway<S>,
    pub sub_merchant: Option<SubMerchantId>,
}

impl<S: Server> Caller<S> {
    /// Sends a call that changes nothing.
    pub async fn read<A: GatewayResponse>(
        &self,
        call: Result<Call<A>, CallError>,
        belongs: impl Fn(&A) -> bool + Sync,
    ) -> Result<A, Error> {
        let call = call.map_err(|error| Error::Unavailable(Cause::with_source(CauseKind::Request, error)))?;
        match run::read(&self.shared, &call, belongs).await {
            End::Response(response) | End::Found(response) | End::Conflict(response) => Ok(response),
            End::Failed(Verdict::Rejected, Reason::Response(error)) => Err(Error::Rejected(error)),
            End::Failed(Verdict::NotProcessed, Reason::Response(error)) => Err(Error::NotProcessed(error)),
            End::Failed(_, reason) => Err(Error::Unavailable(reason.into())),
        }
    }

    pub async fn get_session(&self, id: &SessionId) -> Result<SessionResponse, Error> {
        self.read(self.gateway.get_session(id), |session: &SessionResponse| session.id == *id).await
    }

    /// Returns the session with this reference, or `None` if there is none.
    ///
    /// Each session in the response is compared. If the response has other sessions or is not complete, the gateway may have
    /// ignored the reference. All sessions are searched then.
    pub async fn find(&self, reference: &ClientReferenceId) -> Result<Option<SessionResponse>, Error> {
        let found = self.read(self.gateway.find_sessions(reference), |_| true).await?;
        let is_complete =
            found.is_complete() && found.items.iter().all(|session| session.client_reference_id.is_some());
        match take(found, reference) {
            None if !is_complete => self.search(reference).await,
            session => Ok(session),
        }
    }

    async fn search(&self, reference: &ClientReferenceId) -> Result<Option<SessionResponse>, Error> {
        for number in 1..=MOST_PAGES {
            let Some(page) = Page::new(number, 100) else { break };
            let sessions = self.read(Ok(self.gateway.list_sessions(page)), |_| true).await?;
            let is_last = sessions.items.is_empty();
            if let Some(session) = take(sessions, reference) {
                return Ok(Some(session));
            }
            if is_last {
                return Ok(None);
            }
        }
        Err(Error::Unavailable(Cause::new(CauseKind::TooManyPages)))
    }
}

fn take(sessions: Paged<SessionResponse>, reference: &ClientReferenceId) -> Option<SessionResponse> {
    sessions.items.into_iter().find(|session| has_reference(session, reference))
}

fn has_reference(session: &SessionResponse, reference: &ClientReferenceId) -> bool {
    session.client_reference_id.as_deref() == Some(reference.as_ref())
}
