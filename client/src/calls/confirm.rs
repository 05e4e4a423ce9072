//! The confirmation of a session.

use std::collections::BTreeSet;

use futures_util::{FutureExt, future::BoxFuture};
use payment_session::response::{ApiError, SessionId, SessionResponse};
use serde::{Deserialize, Serialize};

use super::{
    Effect, LookUp,
    change::{Change, Check, Subject, recalled_session, recorded_session, session_status},
    look_up::Searches,
};
use crate::{
    machine::{Object, Rule, Status, View},
    reader::Reader,
    run::Time,
    sender::Failed,
    transport::Connection,
};

/// Confirms a session, which creates a charge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmSession {
    pub session: SessionId,
}

impl ConfirmSession {
    /// Returns whether a response is that to this confirmation. A connection can deliver the response of an earlier call for
    /// the session, which shows nothing new. It was sent when the session waited.
    fn is_response(&self, before: Option<&BTreeSet<String>>, session: &SessionResponse) -> bool {
        let is_new = |id: &String| before.is_none_or(|before| !before.contains(id));
        let has_moved = matches!(session_status(session), Status::Moved | Status::Unknown);
        session.id == self.session && (has_moved || ids_of_charges(session).iter().any(is_new))
    }
}

impl Change for ConfirmSession {
    fn kind(&self) -> &'static str {
        "confirm"
    }

    fn rule(&self) -> Rule {
        Rule::CONFIRM
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

    fn accepts(&self, before: Option<&BTreeSet<String>>, effect: &Effect) -> bool {
        matches!(effect, Effect::Session(session) if self.is_response(before, session))
    }

    fn look_up<'a>(
        &'a self,
        reader: &'a Reader,
        time: Time,
        _: &'a mut Searches,
    ) -> BoxFuture<'a, Result<LookUp, Failed>> {
        async move {
            let session = reader.get_fresh_session(&self.session, time).await?;
            let objects = ids_of_charges(&session).into_iter();
            let view = View {
                // Also a charge that was declined: the customer tries again with another confirmation.
                objects: objects.map(|id| Object { id, fits: true, has_failed: false }).collect(),
                session: session_status(&session),
                is_complete: true,
            };
            Ok(LookUp { view, effects: vec![session.into()], incomplete: None })
        }
        .boxed()
    }

    fn ids(&self, effect: &Effect) -> BTreeSet<String> {
        match effect {
            Effect::Session(session) => ids_of_charges(session),
            Effect::Refund(_) | Effect::Captured(_) | Effect::Other(_) => BTreeSet::new(),
        }
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

    fn shows(&self, ids: &BTreeSet<String>, effect: &Effect) -> bool {
        let has_moved = matches!(effect, Effect::Session(session) if session_status(session) == Status::Moved);
        ids.is_subset(&self.ids(effect)) && (has_moved || !ids.is_empty())
    }
}

fn ids_of_charges(session: &SessionResponse) -> BTreeSet<String> {
    session.charge_details.iter().filter_map(|charge| charge.id.as_ref().map(ToString::to_string)).collect()
}
