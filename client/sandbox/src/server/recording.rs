//! Writes the calls of the shop into the record.

use std::time::Instant;

use hyper::{
    HeaderMap,
    http::{HeaderValue, request::Parts},
};
use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::{
    reply::Reply,
    routes::{Call, PaymentId},
};
use crate::{
    fault::Fault,
    operation::Operation,
    record::{self, About, EventContent, Record, RecordedCall, Response, redacted, redacted_line},
};

/// The headers whose values are secret.
const SECRET_HEADERS: [&str; 5] = ["authorization", "cookie", "proxy-authorization", "x-api-key", "x-merchant-secret"];

/// A call that the record has, and whose response it does not have yet.
pub struct Recording<'a> {
    record: &'a Record,
    number: u64,
    call: Option<&'a Call<'a>>,
    body: &'a [u8],
    begin: Instant,
}

impl<'a> Recording<'a> {
    /// Writes a request into the record. `call` is `None` if its URL and method have no operation.
    pub fn begin(
        record: &'a Record,
        call: Option<&'a Call<'a>>,
        parts: &Parts,
        body: &'a [u8],
        fault: Option<Fault>,
    ) -> Self {
        let about = call.map(|call| about(call, &Value::Null)).unwrap_or_default();
        let content = EventContent::Call(RecordedCall {
            operation: call.map(Call::operation),
            method: parts.method.to_string(),
            target: target(parts),
            headers: headers(&parts.headers),
            request: redacted(body),
            fault: fault.map(|fault| fault.to_string()),
            response: None,
        });
        Self { record, number: record.append(about, content), call, body, begin: Instant::now() }
    }

    /// Adds the response, before the fault changes it.
    pub fn end(&self, reply: &Reply) {
        let status = reply.status().as_u16();
        let is_wrong = status == 400;
        let violations = match self.call.map(Call::operation) {
            Some(Operation::Create) if is_wrong => record::in_session(self.body),
            Some(Operation::Refund) if is_wrong => record::in_refund(self.body),
            _ => None,
        };
        let milliseconds = u64::try_from(self.begin.elapsed().as_millis()).unwrap_or(u64::MAX);
        let response = Response::new(status, reply.body(), milliseconds, violations.as_ref());
        let data: Value = serde_json::from_slice(reply.body()).unwrap_or_default();
        let about = self.call.map(|call| about(call, &data["data"])).unwrap_or_default();
        self.record.respond(self.number, about, response);
    }
}

/// Returns the path and the query, without what may be a card number.
fn target(parts: &Parts) -> String {
    let target = parts.uri.path_and_query().map_or("", |target| target.as_str());
    let decoded = percent_decode_str(target).decode_utf8_lossy();
    if redacted_line(&decoded) == decoded { target.to_owned() } else { "redacted".into() }
}

fn headers(headers: &HeaderMap<HeaderValue>) -> Vec<(String, String)> {
    let shown = |name: &str, value: &HeaderValue| match value.to_str() {
        _ if SECRET_HEADERS.contains(&name) => "redacted".into(),
        Ok(value) => redacted_line(value),
        Err(_) => "(not ASCII)".into(),
    };
    headers.iter().map(|(name, value)| (name.to_string(), shown(name.as_str(), value))).collect()
}

/// Returns the session and the refund of a call. `data` is what its response has.
fn about(call: &Call<'_>, data: &Value) -> About {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let in_path = Some(call.id()).filter(|id| !id.is_empty()).map(str::to_owned);
    let (reference, in_body) = match call.payment_id() {
        PaymentId::Reference(reference) => (Some(reference), None),
        PaymentId::SessionId(id) => (None, Some(id).filter(|id| !id.is_empty())),
    };
    let (session_id, refund_id) = match call.operation() {
        Operation::Create => (text(&data["id"]), None),
        Operation::Get | Operation::Confirm | Operation::Cancel | Operation::Capture => (in_path, None),
        Operation::Simulate => (in_body, None),
        Operation::Refund => (text(&data["paymentSessionId"]), text(&data["id"])),
        Operation::GetRefund => (text(&data["paymentSessionId"]), in_path),
        Operation::AccessToken
        | Operation::Find
        | Operation::Charges
        | Operation::PaymentMethodConfigs
        | Operation::FindRefunds
        | Operation::Customer => (None, None),
    };
    About { session_id, refund_id, reference }
}
