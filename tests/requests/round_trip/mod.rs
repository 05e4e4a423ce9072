//! A session with any escape hatches is read back from its JSON with its own options.

mod bodies;
mod drafts;
mod sources;

use std::collections::BTreeMap;

use payment_session::{PaymentSession, rules::Waivers};
use serde_json::value::RawValue;

/// Reads a session back, and returns the copy. Panics if their JSON differs in more than the order of fields.
#[track_caller]
fn read_back(session: &PaymentSession) -> PaymentSession {
    let (json, options) = (session.to_json(), session.waivers_to_read());
    let text = String::from_utf8(json.clone()).unwrap();
    let again = PaymentSession::from_json_with(&json, options)
        .unwrap_or_else(|violations| panic!("{violations:#}\n{options:?}\n{text}"));
    let written = String::from_utf8(again.to_json()).unwrap();
    assert_eq!(sorted(&written), sorted(&text), "{options:?}");
    assert!(session.allowed().iter().all(|waiver| again.allowed().contains(waiver)), "{options:?}\n{text}");
    let is_strict = PaymentSession::from_json(&json).is_ok();
    assert!(is_strict || options != Waivers::NONE, "{text}");
    again
}

/// Returns the same JSON with the fields of each object in alphabetical order, and without optional escapes.
fn sorted(json: &str) -> String {
    if let Ok(fields) = serde_json::from_str::<BTreeMap<String, &RawValue>>(json) {
        let fields: Vec<_> = fields.iter().map(|(name, value)| format!("{name:?}:{}", sorted(value.get()))).collect();
        return format!("{{{}}}", fields.join(","));
    }
    if let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(json) {
        let items: Vec<_> = items.iter().map(|item| sorted(item.get())).collect();
        return format!("[{}]", items.join(","));
    }
    serde_json::from_str::<String>(json).map_or_else(|_| json.to_owned(), |text| format!("{text:?}"))
}
