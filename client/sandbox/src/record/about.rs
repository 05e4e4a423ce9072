//! The session and the refund that an event is about.

use serde::Serialize;

/// The session and the refund of an event, as far as they are known.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct About {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_id: Option<String>,
    /// The `clientReferenceId` of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

impl About {
    pub fn session(id: &str) -> Self {
        Self { session_id: Some(id.to_owned()), ..Self::default() }
    }

    /// Returns whether an event belongs to a session. A request that was rejected has only the reference.
    pub fn is_session(&self, id: &str, reference: &str) -> bool {
        match &self.session_id {
            Some(session_id) => session_id == id,
            None => self.refund_id.is_none() && self.reference.as_deref() == Some(reference),
        }
    }

    pub fn is_refund(&self, id: &str, reference: &str) -> bool {
        match &self.refund_id {
            Some(refund_id) => refund_id == id,
            None => self.session_id.is_none() && self.reference.as_deref() == Some(reference),
        }
    }
}
