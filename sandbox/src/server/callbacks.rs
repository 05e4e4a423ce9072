//! Callbacks to the merchant.

use serde::Serialize;

use super::reply::to_json;
use crate::{
    builder::CallbackTarget,
    store::{Event, Session},
};

/// Sends callbacks to an address.
pub struct Callbacks {
    client: reqwest::Client,
    target: CallbackTarget,
}

/// The body of a callback.
#[derive(Serialize)]
struct Body<'a> {
    event: &'a str,
    data: &'a Session,
}

/// Returns the body of a callback.
pub fn body(event: &str, data: &Session) -> String {
    to_json(&Body { event, data })
}

impl Callbacks {
    pub fn new(target: CallbackTarget) -> Self {
        Self { client: reqwest::Client::new(), target }
    }

    /// Sends each event in its own task. The gateway repeats a callback that is not accepted; the sandbox sends it once.
    pub fn send(&self, events: Vec<Event>) {
        for (event, session) in events {
            let request = self
                .client
                .post(&self.target.url)
                .header("x-api-key", &self.target.api_key)
                .header("content-type", "application/json")
                .body(body(event, &session));
            tokio::spawn(async move {
                if let Err(error) = request.send().await {
                    eprintln!("callback {event}: {error}");
                }
            });
        }
    }
}
