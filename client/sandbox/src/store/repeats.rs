//! Request ids and their first responses.

use std::{collections::HashMap, time::SystemTime};

use super::{KEPT, Store};
use crate::{error::GatewayError, personality::RepeatedId, rejection::Rejection};

/// The executed requests by their ids.
#[derive(Default)]
pub struct Repeats(HashMap<String, Execution>);

struct Execution {
    at: SystemTime,
    /// A hash of the request's method, path and body.
    fingerprint: [u8; 32],
    response: String,
}

impl Repeats {
    pub fn prune(&mut self, now: SystemTime) {
        self.0.retain(|_, executed| now < executed.at + KEPT);
    }
}

impl Store {
    /// Returns the response to an earlier request with the same id, or `None` if the request is to be executed.
    pub fn repeated(&self, id: &str, fingerprint: &[u8; 32]) -> Result<Option<String>, Rejection> {
        let now = self.clock.now();
        let Some(first) = self.repeats.0.get(id).filter(|first| now < first.at + KEPT) else { return Ok(None) };
        match self.settings.repeated_id {
            RepeatedId::Replayed if first.fingerprint == *fingerprint => Ok(Some(first.response.clone())),
            RepeatedId::Replayed => Err(GatewayError::Idempotency.into()),
            RepeatedId::Rejected => Err(Rejection::from(GatewayError::ResourceAlreadyExists)
                .with_detail("X-REQUEST-ID", "Use unique X-REQUEST-ID")),
            RepeatedId::Ignored => Ok(None),
        }
    }

    /// Keeps the response to an executed request, and returns it.
    pub fn remember(&mut self, id: String, fingerprint: [u8; 32], response: String) -> String {
        if self.settings.repeated_id != RepeatedId::Ignored {
            let kept = if self.settings.repeated_id == RepeatedId::Replayed { response.clone() } else { String::new() };
            self.repeats.0.insert(id, Execution { at: self.clock.now(), fingerprint, response: kept });
        }
        response
    }
}
