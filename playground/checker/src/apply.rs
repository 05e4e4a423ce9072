//! The replacements of a whole text: keys and values in another spelling.

use payment_core::Replacement;

use crate::{check::check, report::Report};

/// A replacement may make another one known, so all of them are repeated that often.
const MOST_ROUNDS: usize = 5;

/// Checks a text. If a replacement corrects each mistake, the views show the corrected request.
pub fn check_with_preview(text: &str) -> Report {
    let mut report = check(text);
    if report.mistakes.iter().any(|mistake| mistake.replacement.is_some()) {
        let (corrected, _) = apply_all(text);
        let corrected = check(&corrected);
        if corrected.mistakes.is_empty() {
            report.is_corrected = true;
            report.wire = corrected.wire;
            report.rust = corrected.rust;
        }
    }
    report
}

/// Makes all replacements, until none is left. Returns the text and the number of replacements.
pub fn apply_all(text: &str) -> (String, usize) {
    let (mut text, mut made) = (text.to_owned(), 0);
    for _ in 0..MOST_ROUNDS {
        let report = check(&text);
        let replacements: Vec<_> = report.mistakes.iter().filter_map(|mistake| mistake.replacement.as_ref()).collect();
        if replacements.is_empty() {
            break;
        }
        made += replacements.len();
        text = apply(&text, &replacements);
    }
    (text, made)
}

/// Returns a text after replacements, which are in its order.
fn apply(text: &str, replacements: &[&Replacement]) -> String {
    let mut text = text.to_owned();
    // From the end, so that the ranges before stay.
    for replacement in replacements.iter().rev() {
        text.replace_range(replacement.range(), replacement.text());
    }
    text
}
