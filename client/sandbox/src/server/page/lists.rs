//! The data that the page shows.

use std::time::Duration;

use payment_session::response::{FailureCode, RefundStatus, SessionStatus};
use serde::Serialize;
use serde_json::{Value, json};

use super::super::{gateway::Gateway, routes::parameter};
use crate::{
    delivery::Callbacks,
    fault::Fault,
    operation::Operation,
    record::{Event, EventContent, Record, redacted},
    rejection::Rejection,
    store::{self, Filter, Kind, account, qr_content},
};

/// The longest part of a list, and of a timeline.
const LONGEST: usize = 200;
/// The time of a fault that a person sees.
const SEEN: Duration = Duration::from_secs(5);

/// Returns the settings and the choices of the page.
pub fn state(gateway: &Gateway) -> Value {
    let faults: Vec<_> = gateway.plan.next().iter().map(ToString::to_string).collect();
    let treatment = gateway.callbacks.as_ref().and_then(Callbacks::next_treatment);
    let accounts = gateway.accounts();
    json!({
        "now": accounts.clock().written(),
        "operations": Operation::ALL,
        "faultNames": Fault::EXAMPLES.map(|fault| for_a_person(fault).to_string()),
        "reasons": FailureCode::VALUES.iter().map(|code| code.as_str()).collect::<Vec<_>>(),
        "statuses": {
            "session": SessionStatus::VALUES.iter().map(|status| status.as_str()).collect::<Vec<_>>(),
            "refund": RefundStatus::VALUES.iter().map(|status| status.as_str()).collect::<Vec<_>>(),
        },
        "hasCallbacks": gateway.callbacks.is_some(),
        "nextCallback": treatment.map(|treatment| treatment.to_string()),
        "nextFaults": faults,
    })
}

/// Returns a fault that lasts long enough to be seen.
fn for_a_person(fault: Fault) -> Fault {
    match fault {
        Fault::Refused(_) => Fault::Refused(SEEN),
        Fault::Late(_) => Fault::Late(SEEN),
        other => other,
    }
}

/// Returns a part of a list, and the number of all its lines.
pub fn list(gateway: &Gateway, record: &Record, query: &str) -> Result<Value, Rejection> {
    let text = |name: &str| parameter(query, name).unwrap_or_default().into_owned();
    let number = |name: &str, default| match parameter(query, name) {
        Some(number) => number.parse().map_err(|_| Rejection::invalid(name, "must be a whole number")),
        None => Ok(default),
    };
    let (offset, limit) = (number("offset", 0)?, number("limit", 50)?.min(LONGEST));
    let kind = match text("kind").as_str() {
        "sessions" => Kind::Session,
        "static" => Kind::Static,
        "refunds" => Kind::Refund,
        "calls" => return Ok(calls(record, &text("reference"), &text("status"), offset, limit)),
        _ => return Err(Rejection::invalid("kind", "must be sessions, static, refunds or calls")),
    };
    let filter = Filter { kind, reference: text("reference"), method: text("method"), status: text("status") };
    let rows = gateway.accounts().rows(&filter);
    gateway.send_events();
    let total = rows.len();
    Ok(json!({ "total": total, "rows": rows.into_iter().skip(offset).take(limit).collect::<Vec<_>>() }))
}

/// Returns the latest calls first, without their bodies.
fn calls(record: &Record, text: &str, status: &str, offset: usize, limit: usize) -> Value {
    let is_shown = |event: &Event| match &event.content {
        EventContent::Call(call) => {
            let is_about = [&event.about.reference, &event.about.session_id, &event.about.refund_id];
            let is_named = is_about.iter().any(|name| name.as_deref().is_some_and(|name| name.contains(text)));
            let code = call.response.as_ref().map(|response| response.status.to_string()).unwrap_or_default();
            (is_named || call.target.contains(text)) && code.starts_with(status)
        }
        _ => false,
    };
    let (mut events, total) = record.latest(offset, limit, is_shown);
    events.reverse();
    json!({ "total": total, "rows": events.iter().map(line).collect::<Vec<_>>() })
}

fn line(event: &Event) -> Value {
    let EventContent::Call(call) = &event.content else { return Value::Null };
    json!({
        "number": event.number,
        "createdAt": event.at,
        "reference": event.about.reference,
        "method": call.method,
        "target": call.target,
        "operation": call.operation,
        "fault": call.fault,
        "status": call.response.as_ref().map(|response| response.status),
        "mistakes": call.response.as_ref().map_or(0, |response| response.mistakes.len()),
    })
}

/// Returns a call as a timeline of one event.
pub fn call(record: &Record, number: &str) -> Result<Value, Rejection> {
    let (events, _) = record.latest(0, 1, |event| event.number.to_string() == number);
    if events.is_empty() { Err(Rejection::missing("call", number)) } else { Ok(json!({ "events": events })) }
}

/// Returns a session with its timeline.
pub fn session(gateway: &Gateway, record: &Record, id: &str) -> Result<Value, Rejection> {
    let (row, session) = gateway.accounts().with_session(id).shown_session(id)?;
    let (events, total) = record.latest(0, LONGEST, |event| event.about.is_session(id, &row.reference));
    Ok(json!({
        "row": row,
        "isOpen": store::is_open(&session),
        "isStatic": row.payments.is_some(),
        "object": object(&session),
        "payments": session.payments.iter().map(object).collect::<Vec<_>>(),
        "hostedPage": session.payment_url,
        "hasQr": qr_content(&session).is_some(),
        "qrContent": qr_content(&session),
        "account": account(&session),
        "seen": seen(&events, id),
        "events": events,
        "earlier": total - events.len(),
    }))
}

/// Returns a refund with its timeline.
pub fn refund(gateway: &Gateway, record: &Record, id: &str) -> Result<Value, Rejection> {
    let (row, refund) = gateway.accounts().with_refund(id).shown_refund(id)?;
    gateway.send_events();
    let (events, total) = record.latest(0, LONGEST, |event| event.about.is_refund(id, &row.reference));
    Ok(json!({
        "row": row,
        "sessionId": refund.about().session_id,
        "object": object(&refund),
        "seen": seen(&events, id),
        "events": events,
        "earlier": total - events.len(),
    }))
}

/// Returns an object as JSON, with the digits of its numbers and without secrets.
fn object(object: &impl Serialize) -> String {
    redacted(&serde_json::to_vec(object).unwrap_or_default())
}

/// Returns the last status that has reached the shop, by a response or a callback.
fn seen(events: &[Event], id: &str) -> Option<Value> {
    events.iter().rev().find_map(|event| {
        let (by, body) = match &event.content {
            EventContent::Call(call) if is_delivered(call.fault.as_deref()) => {
                ("response", &call.response.as_ref()?.body)
            }
            EventContent::Callback(callback)
                if callback.attempts.iter().any(|attempt| matches!(attempt.status, Some(200..=299))) =>
            {
                ("callback", &callback.body)
            }
            _ => return None,
        };
        let body: Value = serde_json::from_str(body).ok()?;
        let data = &body["data"];
        let object = data.as_array().map_or(Some(data), |all| all.iter().find(|object| object["id"] == id))?;
        let status = object["status"].as_str().filter(|_| object["id"] == id)?;
        Some(json!({ "status": status, "by": by, "at": event.at }))
    })
}

/// Returns whether a response arrives in spite of a fault.
fn is_delivered(fault: Option<&str>) -> bool {
    !fault.is_some_and(|fault| ["cut-before", "cut-after", "half-body", "garbage"].contains(&fault))
}
