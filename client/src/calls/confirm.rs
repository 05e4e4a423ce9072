//! The confirmation of a session.

use std::collections::BTreeSet;

use payment_session::response::{SessionId, SessionResponse};
use serde::{Deserialize, Serialize};

use super::{LookUp, look_up::session_status};
use crate::{
    machine::{Object, Status},
    reader::Reader,
    repeat::Time,
    sender::FailedAttempt,
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
    pub fn is_response(&self, before: Option<&BTreeSet<String>>, session: &SessionResponse) -> bool {
        let is_new = |id: &String| before.is_none_or(|before| !before.contains(id));
        let has_moved = matches!(session_status(session), Status::Moved | Status::Unknown);
        session.id == self.session && (has_moved || ids_of_charges(session).iter().any(is_new))
    }

    pub async fn look_up(&self, reader: &Reader, time: Time) -> Result<LookUp, FailedAttempt> {
        let session = reader.get_session(&self.session, time, Connection::Own).await?;
        let ids = ids_of_charges(&session);
        // Also a charge that was declined: the customer tries again with another confirmation.
        let objects = ids.into_iter().map(|id| Object { id, fits: true, has_failed: false }).collect();
        let is_complete = session.charge_details.iter().all(|charge| charge.id.is_some());
        Ok(LookUp::of_session(session, objects, is_complete))
    }
}

/// Returns whether a session that was read again shows the charges of a confirmation, or that it has moved.
pub fn shows(ids: &BTreeSet<String>, session: &SessionResponse) -> bool {
    let has_moved = session_status(session) == Status::Moved;
    ids.is_subset(&ids_of_charges(session)) && (has_moved || !ids.is_empty())
}

pub fn ids_of_charges(session: &SessionResponse) -> BTreeSet<String> {
    session.charge_details.iter().filter_map(|charge| charge.id.as_ref().map(ToString::to_string)).collect()
}
