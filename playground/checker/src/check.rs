//! Checks a text in either language.

use crate::{
    invocation, json,
    report::{Form, Mistake, Report},
    suggestions,
};

/// The greatest number of bytes of a text.
pub const MOST_BYTES: usize = 64 * 1024;

/// Checks a text, and finds its corrections.
pub fn check(text: &str) -> Report {
    let mut report = look(text);
    if report.form == Form::Invocation {
        suggestions::keep_exact(&mut report, text, look);
    }
    report
}

/// Checks a text without corrections.
pub fn look(text: &str) -> Report {
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
