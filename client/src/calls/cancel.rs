//! The cancellation of a session.

use payment_session::response::{SessionId, SessionResponse, SessionStatus};
use serde::{Deserialize, Serialize};

use super::LookUp;
use crate::{reader::Reader, repeat::Time, sender::FailedAttempt, transport::Connection};

/// Cancels a session that waits for its confirmation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelSession {
    pub session: SessionId,
}

impl CancelSession {
    /// A connection can deliver the response of an earlier call for the session. It shows another status.
    pub fn is_response(&self, session: &SessionResponse) -> bool {
        session.id == self.session && session.status == SessionStatus::CANCELLED
    }

    pub async fn look_up(&self, reader: &Reader, time: Time) -> Result<LookUp, FailedAttempt> {
        Ok(LookUp::of_session(reader.get_session(&self.session, time, Connection::Own).await?, Vec::new(), true))
    }
}
