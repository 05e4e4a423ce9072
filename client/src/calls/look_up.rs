//! Look-ups of the effects of calls.

use std::collections::BTreeSet;

use payment_session::response::{RefundResponse, SessionResponse};

use super::{Change, Effect};
use crate::{
    cause::{Cause, CauseKind},
    machine::{Object, Status, View},
    reader::{Reader, Search},
    run::Time,
    sender::Failed,
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
    pub const fn nothing(incomplete: Option<Cause>) -> Self {
        Self { view: View::nothing(), effects: Vec::new(), incomplete }
    }

    pub fn of_objects(objects: Vec<Object<String>>, effects: Vec<Effect>) -> Self {
        Self { view: View { objects, session: Status::Unknown, is_complete: true }, effects, incomplete: None }
    }

    /// Returns the object with one of these ids, or else the session that shows the end.
    pub fn effect(&self, ids: &BTreeSet<String>) -> Option<&Effect> {
        let with_id = self.effects.iter().find(|effect| effect.id().is_some_and(|id| ids.contains(id)));
        with_id.or_else(|| self.effects.iter().find(|effect| matches!(effect, Effect::Session(_))))
    }
}

/// Looks the effect of a call up.
pub async fn look_up(
    change: &dyn Change,
    reader: &Reader,
    time: Time,
    searches: &mut Searches,
) -> Result<LookUp, Failed> {
    match change.look_up(reader, time, searches).await {
        // The gateway responds, but not with something that can be read to its end.
        Err(Failed { cause, .. })
            if matches!(cause.kind(), CauseKind::TooManyPages | CauseKind::RepeatedPage | CauseKind::TooLong) =>
        {
            Ok(LookUp::nothing(Some(cause)))
        }
        look_up => look_up,
    }
}
