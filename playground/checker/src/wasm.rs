//! The functions that JavaScript calls. Offsets are in UTF-16 code units there.

// `wasm_bindgen` prints unsafe code for each function.
#![allow(unsafe_code)]

use std::ops::Range;

use payment_core::Replacement;
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    apply, card_numbers,
    flows::{FLOWS, Flow},
};

/// Checks a text. Returns the report as JSON.
#[wasm_bindgen]
pub fn check(text: &str) -> String {
    let report = apply::check_with_preview(text);
    let mut offsets = Offsets::new(text);
    let mut shown = serde_json::to_value(&report).unwrap_or_default();
    for (mistake, shown) in report.mistakes.iter().zip(shown["mistakes"].as_array_mut().into_iter().flatten()) {
        offsets.add(&mistake.range, shown);
        shown["replacement"] = mistake.replacement.as_ref().map(|new| offsets.replacement(new)).into();
    }
    shown.to_string()
}

/// Makes all replacements. Returns the text and their number as JSON.
#[wasm_bindgen]
pub fn apply_all(text: &str) -> String {
    let (text, count) = apply::apply_all(text);
    json!({ "text": text, "count": count }).to_string()
}

/// Returns whether a text contains a full card number.
#[wasm_bindgen]
pub fn has_card_number(text: &str) -> bool {
    card_numbers::has_card_number(text)
}

/// Returns the documented flows as JSON.
#[wasm_bindgen]
pub fn flows() -> String {
    let flow = |flow: &Flow| json!({ "number": flow.number, "title": flow.title, "body": flow.body });
    Value::from(FLOWS.iter().map(flow).collect::<Vec<_>>()).to_string()
}

/// Converts offsets of a text into UTF-16. Those that ascend need one pass.
struct Offsets<'t> {
    text: &'t str,
    /// An offset in bytes, and the same in UTF-16 code units.
    last: (usize, usize),
}

impl<'t> Offsets<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, last: (0, 0) }
    }

    fn of(&mut self, offset: usize) -> usize {
        let (bytes, units) = if offset < self.last.0 { (0, 0) } else { self.last };
        let units = units + self.text[bytes..offset].encode_utf16().count();
        self.last = (offset, units);
        units
    }

    /// Returns a replacement as JSON.
    fn replacement(&mut self, replacement: &Replacement) -> Value {
        let mut shown = json!({ "insert": replacement.text() });
        self.add(&replacement.range(), &mut shown);
        shown
    }

    /// Adds a range to what is shown.
    fn add(&mut self, range: &Range<usize>, shown: &mut Value) {
        shown["from"] = self.of(range.start).into();
        shown["to"] = self.of(range.end).into();
    }
}
