//! Look-ups of the effects of calls.

use std::collections::BTreeSet;

use payment_session::response::{RefundResponse, SessionResponse, SessionStatus};

use super::Effect;
use crate::{
    cause::Cause,
    machine::{Object, Status, View},
    reader::{Search, is_alive},
};

/// What a look-up has found.
#[derive(Debug)]
pub struct LookUp {
    pub view: View<String>,
    /// The objects that it saw.
    pub effects: Vec<Effect>,
    /// The reason why the gateway's responses do not show everything.
    pub incomplete: Option<Cause>,
}

/// The searches of a look-up that has not ended yet.
#[derive(Debug, Default)]
pub struct Searches {
    pub sessions: Search<SessionResponse>,
    pub refunds: Search<RefundResponse>,
}

impl Searches {
    /// Returns whether the next look-up begins a search.
    pub const fn are_new(&self) -> bool {
        self.sessions.is_new() && self.refunds.is_new()
    }
}

impl LookUp {
    /// Returns the look-up of a reference, which has found these objects.
    pub fn of_objects<T: Into<Effect>>(found: Vec<T>, object: impl Fn(&T) -> Object<String>) -> Self {
        let objects = found.iter().map(object).collect();
        let view = View { objects, session: Status::Unknown, is_complete: true };
        Self { view, effects: found.into_iter().map(Into::into).collect(), incomplete: None }
    }

    /// Returns the look-up of a session, which shows these objects.
    pub fn of_session(session: SessionResponse, objects: Vec<Object<String>>, is_complete: bool) -> Self {
        let view = View { objects, session: session_status(&session), is_complete };
        Self { view, effects: vec![session.into()], incomplete: None }
    }

    /// Returns the object with one of these ids, or else the session that shows the end.
    pub fn effect(&self, ids: &BTreeSet<String>) -> Option<&Effect> {
        let with_id = self.effects.iter().find(|effect| effect.id().is_some_and(|id| ids.contains(id)));
        with_id.or_else(|| self.effects.iter().find(|effect| matches!(effect, Effect::Session(_))))
    }
}

/// Returns the state of a session, as far as a call that changes it needs to know.
pub fn session_status(session: &SessionResponse) -> Status {
    use SessionStatus::{CANCELLED, REQUIRE_CONFIRMATION, REQUIRE_PAYMENT_METHOD};
    match session.status.known() {
        Some(REQUIRE_CONFIRMATION | REQUIRE_PAYMENT_METHOD) => Status::Waits,
        Some(CANCELLED) => Status::Cancelled,
        Some(_) if is_alive(session) => Status::Moved,
        Some(_) => Status::Dead,
        None => Status::Unknown,
    }
}
