//! The documented requests, pasted into the macro, are sent as they are documented.
//!
//! The documentation has fifteen requests. Request 13, the open static virtual account, is derived from 12. The
//! documented requests 4, 5 and 7 have misspelt fields (`saveForFuture`, `sureName`), which are corrected here.
#![allow(clippy::too_many_lines)] // The documented requests are long.

mod templates;

use payment_session::{PaymentSession, payment_session};

struct Flow {
    name: &'static str,
    /// The documented request.
    documented: &'static str,
    /// The session that the macro creates from the documented request.
    pasted: PaymentSession,
}

impl Flow {
    /// Returns the documented request without white space.
    fn json(&self) -> String {
        compact(self.documented)
    }
}

include!(concat!(env!("OUT_DIR"), "/pasted.rs"));

/// Removes the white space between the tokens of a JSON text. The order of the keys and the digits of the numbers do
/// not change.
fn compact(json: &str) -> String {
    let mut in_string = false;
    let mut escaped = false;
    json.chars()
        .filter(|&character| {
            if character == '"' && !escaped {
                in_string = !in_string;
            }
            escaped = in_string && character == '\\' && !escaped;
            in_string || !character.is_ascii_whitespace()
        })
        .collect()
}

fn text(session: &PaymentSession) -> String {
    String::from_utf8(session.to_json()).unwrap()
}

#[test]
fn every_documented_flow_is_here() {
    assert_eq!(flows().len(), 16);
}

#[test]
fn the_macro_writes_the_documented_json() {
    for flow in flows() {
        assert_eq!(text(&flow.pasted), flow.json(), "{}", flow.name);
    }
}

#[test]
fn write_json_appends() {
    for flow in flows() {
        let mut out = b"body: ".to_vec();
        flow.pasted.write_json(&mut out);
        assert_eq!(out, format!("body: {}", flow.json()).as_bytes());
    }
}

#[test]
fn serde_writes_the_same_text() {
    for flow in flows() {
        assert_eq!(serde_json::to_string(&flow.pasted).unwrap(), flow.json(), "{}", flow.name);
    }
}

#[test]
fn json_reads_back_as_an_equal_session() {
    for Flow { name, pasted, .. } in flows() {
        let json = pasted.to_json();
        let read = PaymentSession::from_json(&json).unwrap_or_else(|violations| panic!("{name}: {violations}"));
        assert_eq!(read, pasted, "{name}");
        assert_eq!(read.to_json(), json, "{name}");

        let deserialized: PaymentSession = serde_json::from_slice(&json).unwrap();
        assert_eq!(deserialized, pasted, "{name}");
    }
}

#[test]
fn white_space_between_tokens_does_not_matter() {
    for flow in flows() {
        let session = PaymentSession::from_json(flow.documented.as_bytes())
            .unwrap_or_else(|violations| panic!("{}: {violations}", flow.name));
        assert_eq!(text(&session), flow.json(), "{}", flow.name);
    }
}
