//! Checks a request for the page: JSON with comments, or an invocation of one of the macros.
//!
//! [`check`] finds the mistakes as the crate itself does, with the range of each in the text. It also returns the views of
//! the page: the JSON on the wire, the invocation, and the fields that are still missing. [`fix::fix_all`] makes every
//! exact correction.
//!
//! No text makes it panic or run for long: longer texts than [`MOST_BYTES`] and deeper ones than [`MOST_LEVELS`] are a
//! mistake.

pub mod card_numbers;
mod control_flow;
pub mod fix;
pub mod flows;
mod invocation;
mod json;
mod needs;
mod pretty;
mod report;
mod suggestions;
mod typed_code;
mod typed_json;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use report::{Form, Mistake, NeededField, Report, Wire};

/// The greatest number of bytes of a text.
pub const MOST_BYTES: usize = 64 * 1024;

/// The greatest number of brackets around a value.
pub const MOST_LEVELS: usize = 128;

/// Checks a text, and finds its corrections.
pub fn check(text: &str) -> Report {
    let mut report = look(text);
    if report.form == Form::Invocation {
        suggestions::keep_exact(&mut report, text, look);
    }
    report
}

/// Checks a text. If all its mistakes have exact corrections, the views show the corrected request.
pub fn check_with_preview(text: &str) -> Report {
    let mut report = check(text);
    let is_correctable = !report.mistakes.is_empty() && report.mistakes.iter().any(|mistake| !mistake.fixes.is_empty());
    if is_correctable {
        let (corrected, _) = fix::fix_all(text);
        let corrected = look(&corrected);
        if corrected.mistakes.is_empty() {
            report.is_corrected = true;
            report.wire = corrected.wire;
            report.invocation = corrected.invocation;
            report.needed = corrected.needed;
            report.impossible = corrected.impossible;
        }
    }
    report
}

/// Checks a text without corrections.
fn look(text: &str) -> Report {
    let form = Form::of(text);
    if text.len() > MOST_BYTES {
        let help = format!("the page checks at most {} KiB", MOST_BYTES / 1024);
        return Report::of_mistake(form, Mistake::about_text(text, "the text is too long", &help));
    }
    match form {
        Form::Json => json::check(text),
        Form::Invocation => invocation::check(text),
    }
}
