//! The confirmation of a session.

use std::collections::BTreeSet;

use payment_gateway::response::{SessionId, SessionResponse};
use serde::{Deserialize, Serialize};

use super::{Seen, session_status};
use crate::{
    machine::{Object, Status, View},
    reader::Reader,
    run::{NotRead, Time},
};

/// Confirms a session, which creates a charge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmSession {
    pub session: SessionId,
}

impl ConfirmSession {
    /// Returns whether a response is that to this confirmation. A connection can deliver the response of an earlier call for
    /// the session, which shows nothing new. It was sent when the session waited.
    pub fn accepts(&self, before: Option<&BTreeSet<String>>, session: &SessionResponse) -> bool {
        let is_new = |id: &String| before.is_none_or(|before| !before.contains(id));
        let has_moved = matches!(session_status(session), Status::Moved | Status::Unknown);
        session.id == self.session && (has_moved || ids_of_charges(session).iter().any(is_new))
    }

    pub async fn look_up(&self, reader: &Reader, time: Time) -> Result<Seen, NotRead> {
        let session = reader.get_fresh_session(&self.session, time).await?;
        let objects = ids_of_charges(&session).into_iter();
        let view = View {
            // Also a charge that was declined: the customer tries again with another confirmation.
            objects: objects.map(|id| Object { id, fits: true, has_failed: false }).collect(),
            session: session_status(&session),
            is_complete: true,
        };
        Ok(Seen { view, effects: vec![session.into()], incomplete: None })
    }
}

pub fn ids_of_charges(session: &SessionResponse) -> BTreeSet<String> {
    session.charge_details.iter().filter_map(|charge| charge.id.as_ref().map(ToString::to_string)).collect()
}
