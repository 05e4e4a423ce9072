//! The cancellation of a session.

use payment_gateway::response::SessionId;
use serde::{Deserialize, Serialize};

use super::{Seen, session_status};
use crate::{
    machine::View,
    reader::Reader,
    run::{NotRead, Time},
};

/// Cancels a session that waits for its confirmation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelSession {
    pub session: SessionId,
}

impl CancelSession {
    pub async fn look_up(&self, reader: &Reader, time: Time) -> Result<Seen, NotRead> {
        let session = reader.get_fresh_session(&self.session, time).await?;
        let view = View { objects: Vec::new(), session: session_status(&session), is_complete: true };
        Ok(Seen { view, effects: vec![session.into()], incomplete: None })
    }
}
