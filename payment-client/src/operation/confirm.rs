//! The confirmation of a session.

use payment_core::{
    gateway::Server,
    response::{Open, SessionId, SessionResponse, SessionStatus},
};
use serde::{Deserialize, Serialize};

use super::{AnyOperation, Conflict, Operation, Shown, recalled};
use crate::{
    machine::{Evidence, Machine},
    policy::Trust,
    reader::{NotRead, Reader, Time, is_alive},
};

/// Confirms a session, which creates a charge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmSession {
    pub session: SessionId,
    /// The state of the session before the call.
    before: Option<Before>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Before {
    waits: bool,
    charges: Vec<String>,
}

impl ConfirmSession {
    pub const fn new(session: SessionId) -> Self {
        Self { session, before: None }
    }

    fn judge(&self, session: SessionResponse) -> Evidence<SessionResponse> {
        let Some(before) = &self.before else { return Evidence::Undecidable };
        let has_new_charge = ids_of_charges(&session).any(|id| !before.charges.iter().any(|before| before == id));
        let is_ended = matches!(session.status, Open::Known(_)) && !is_alive(&session);
        match session.status {
            // Also a charge that was declined: the customer tries again with another confirmation.
            _ if has_new_charge => Evidence::Done(session),
            _ if waits(&session) => Evidence::Absent,
            _ if is_ended => Evidence::Conflict(session),
            Open::Known(_) if before.waits => Evidence::Done(session),
            // An earlier confirmation was carried out.
            Open::Known(_) => Evidence::Absent,
            Open::Other(_) => Evidence::Undecidable,
        }
    }
}

impl Operation for ConfirmSession {
    type Response = SessionResponse;
    type Output = Box<SessionResponse>;
    type Seen = SessionResponse;

    const IS_EXCLUSIVE: bool = true;

    fn machine(_: Trust) -> Machine {
        Machine::confirm()
    }

    fn describe(&self) -> AnyOperation {
        AnyOperation::Confirm(self.clone())
    }

    fn of(stored: &AnyOperation) -> Option<Self> {
        match stored {
            AnyOperation::Confirm(operation) => Some(operation.clone()),
            _ => None,
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        self.session == other.session
    }

    async fn prepare<S: Server + Send + Sync>(
        &mut self,
        reader: &Reader<S>,
        time: Time,
        known: &[String],
    ) -> Result<(), NotRead> {
        let session = reader.get_fresh_session(&self.session, time).await?;
        let charges = ids_of_charges(&session).map(ToOwned::to_owned).chain(known.iter().cloned()).collect();
        self.before = Some(Before { waits: waits(&session), charges });
        Ok(())
    }

    /// A connection can deliver the response of an earlier call for the session. It shows nothing new.
    fn accept(&self, session: SessionResponse) -> Option<Self::Output> {
        let waited = self.before.as_ref().is_some_and(|before| before.waits);
        let is_new_status = waited && matches!(session.status, Open::Other(_));
        let is_new = is_new_status || matches!(self.judge(session.clone()), Evidence::Done(_));
        (is_new && session.id == self.session).then(|| Box::new(session))
    }

    fn found(&self, session: SessionResponse) -> Option<Self::Output> {
        Some(Box::new(session))
    }

    fn traces(&self, session: &Self::Output) -> Vec<String> {
        ids_of_charges(session).map(ToOwned::to_owned).collect()
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
        Ok(self.judge(reader.get_fresh_session(&self.session, time).await?))
    }
}

fn ids_of_charges(session: &SessionResponse) -> impl Iterator<Item = &str> {
    session.charge_details.iter().filter_map(|charge| charge.id.as_ref().map(AsRef::as_ref))
}

/// Returns whether a session waits for its confirmation.
fn waits(session: &SessionResponse) -> bool {
    matches!(session.status, Open::Known(SessionStatus::REQUIRE_CONFIRMATION | SessionStatus::REQUIRE_PAYMENT_METHOD))
}
