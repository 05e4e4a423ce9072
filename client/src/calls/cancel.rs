//! The cancellation of a session.

use std::collections::BTreeSet;

use futures_util::{FutureExt, future::BoxFuture};
use payment_session::response::{ApiError, SessionId, SessionResponse, SessionStatus};
use serde::{Deserialize, Serialize};

use super::{
    Effect, LookUp,
    change::{Change, Check, Subject, recalled_session, recorded_session, session_status},
    look_up::Searches,
};
use crate::{
    machine::{Rule, View},
    reader::Reader,
    run::Time,
    sender::Failed,
    transport::Connection,
};

/// Cancels a session that waits for its confirmation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelSession {
    pub session: SessionId,
}

impl Change for CancelSession {
    fn kind(&self) -> &'static str {
        "cancel"
    }

    fn rule(&self) -> Rule {
        Rule::CANCEL
    }

    fn connection(&self) -> Connection {
        Connection::Own
    }

    fn subject(&self) -> Subject<'_> {
        Subject::Session(&self.session)
    }

    fn names_account(&self) -> bool {
        false
    }

    fn read(&self, status: u16, body: &[u8], _: Check) -> Result<Effect, ApiError> {
        SessionResponse::parse(status, body).map(Effect::from)
    }

    /// A connection can deliver the response of an earlier call for the session. It shows another status.
    fn accepts(&self, _: Option<&BTreeSet<String>>, effect: &Effect) -> bool {
        matches!(effect, Effect::Session(session)
            if session.id == self.session && session.status == SessionStatus::CANCELLED)
    }

    fn look_up<'a>(
        &'a self,
        reader: &'a Reader,
        time: Time,
        _: &'a mut Searches,
    ) -> BoxFuture<'a, Result<LookUp, Failed>> {
        async move {
            let session = reader.get_fresh_session(&self.session, time).await?;
            let view = View { objects: Vec::new(), session: session_status(&session), is_complete: true };
            Ok(LookUp { view, effects: vec![session.into()], incomplete: None })
        }
        .boxed()
    }

    fn ids(&self, _: &Effect) -> BTreeSet<String> {
        BTreeSet::new()
    }

    fn has_failed(&self, _: &Effect) -> bool {
        false
    }

    fn recorded(&self, _: &BTreeSet<String>, status: Option<&str>) -> Option<Effect> {
        recorded_session(self.session.as_ref(), status)
    }

    fn recall<'a>(&'a self, reader: &'a Reader, time: Time, _: &'a BTreeSet<String>) -> BoxFuture<'a, Option<Effect>> {
        recalled_session(reader, time, &self.session).boxed()
    }

    fn shows(&self, _: &BTreeSet<String>, effect: &Effect) -> bool {
        self.accepts(None, effect)
    }
}
