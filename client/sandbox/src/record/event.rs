//! The events of a record.

use payment_session::Violations;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{About, mistakes::explained, redact::redacted};
use crate::operation::Operation;

/// An event, with a number that no other event has.
#[derive(Clone, Serialize)]
pub struct Event {
    pub number: u64,
    pub at: String,
    #[serde(flatten)]
    pub about: About,
    #[serde(flatten)]
    pub content: EventContent,
}

/// The content of an event. Secrets and card data do not leave it.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum EventContent {
    Call(RecordedCall),
    Callback(Callback),
    Action { text: String },
}

/// A request to the gateway.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordedCall {
    /// The operation, or `None` if no operation has this URL and method.
    pub operation: Option<Operation>,
    pub method: String,
    /// The path with its query.
    pub target: String,
    /// Names and values, without secrets.
    pub headers: Vec<(String, String)>,
    /// The body, without secrets.
    pub request: String,
    /// The fault of the exchange.
    pub fault: Option<String>,
    /// The response, or `None` while the request is carried out, and if the connection was cut before that.
    pub response: Option<Response>,
}

/// A response of the gateway, before a fault changes it.
#[derive(Clone, Serialize)]
pub struct Response {
    pub status: u16,
    /// The body, without secrets.
    pub body: String,
    pub milliseconds: u64,
    /// The mistakes in the request, as the checker explains them.
    pub mistakes: Vec<Value>,
}

/// A callback.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Callback {
    pub name: &'static str,
    #[serde(serialize_with = "without_secrets")]
    pub body: String,
    /// The treatment that the page asked for.
    pub treatment: Option<String>,
    pub attempts: Vec<Attempt>,
}

/// An attempt to deliver a callback, with the status of the response or the reason why there is none.
#[derive(Clone, Serialize)]
pub struct Attempt {
    pub at: String,
    pub status: Option<u16>,
    pub error: Option<String>,
}

impl EventContent {
    /// Returns the length of the texts.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Call(call) => call.request.len() + call.response.as_ref().map_or(0, |response| response.body.len()),
            Self::Callback(callback) => callback.body.len(),
            Self::Action { text } => text.len(),
        }
    }
}

impl Response {
    /// Creates the record of a response. `violations` are those of the request.
    pub fn new(status: u16, body: &[u8], milliseconds: u64, violations: Option<&Violations>) -> Self {
        Self { status, body: redacted(body), milliseconds, mistakes: violations.map(explained).unwrap_or_default() }
    }
}

fn without_secrets<S: Serializer>(body: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&redacted(body.as_bytes()))
}
