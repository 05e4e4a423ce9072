//! Checks a text in either language.

use crate::{
    invocation, json,
    report::{Form, Mistake, Report},
};

/// The greatest number of bytes of a text.
pub const MOST_BYTES: usize = 64 * 1024;

/// Checks a text.
pub fn check(text: &str) -> Report {
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
