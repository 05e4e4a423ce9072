//! The cancellation of a session.

use payment_core::{
    gateway::Server,
    response::{Open, SessionId, SessionResponse, SessionStatus},
};
use serde::{Deserialize, Serialize};

use super::{AnyOperation, Conflict, Operation, Shown, recalled};
use crate::{
    machine::{Evidence, Machine},
    policy::Trust,
    reader::{NotRead, Reader, Time},
};

/// Cancels a session that waits for its confirmation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelSession {
    pub session: SessionId,
}

impl Operation for CancelSession {
    type Response = SessionResponse;
    type Output = Box<SessionResponse>;
    type Seen = SessionResponse;

    fn machine(_: Trust) -> Machine {
        Machine::cancel()
    }

    fn describe(&self) -> AnyOperation {
        AnyOperation::Cancel(self.clone())
    }

    fn of(stored: &AnyOperation) -> Option<Self> {
        match stored {
            AnyOperation::Cancel(operation) => Some(operation.clone()),
            _ => None,
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        self == other
    }

    /// A connection can deliver the response of an earlier call for the session. It shows another status.
    fn accept(&self, session: SessionResponse) -> Option<Self::Output> {
        let is_own = session.id == self.session && session.status == SessionStatus::CANCELLED;
        is_own.then(|| Box::new(session))
    }

    fn found(&self, session: SessionResponse) -> Option<Self::Output> {
        Some(Box::new(session))
    }

    fn conflict(&self, session: SessionResponse) -> Conflict {
        Conflict::State(Box::new(session))
    }

    async fn recall<S: Server + Send + Sync>(
        &self,
        reader: &Reader<S>,
        time: Time,
        shown: &Shown,
    ) -> Result<Option<Self::Output>, NotRead> {
        Ok(recalled(reader, time, shown).await?.and_then(|session| self.found(session)))
    }

    fn shown(session: &Self::Output) -> Shown {
        Shown::session(session)
    }

    async fn look_up<S: Server + Send + Sync>(
        &self,
        reader: &Reader<S>,
        time: Time,
    ) -> Result<Evidence<SessionResponse>, NotRead> {
        let session = reader.get_fresh_session(&self.session, time).await?;
        Ok(match session.status {
            Open::Known(SessionStatus::CANCELLED) => Evidence::Done(session),
            Open::Known(SessionStatus::REQUIRE_CONFIRMATION | SessionStatus::REQUIRE_PAYMENT_METHOD) => {
                Evidence::Absent
            }
            Open::Known(_) => Evidence::Conflict(session),
            Open::Other(_) => Evidence::Undecidable,
        })
    }
}
