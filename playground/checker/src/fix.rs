//! Exact corrections of a whole text.

use payment_expand::fix::{TextEdit, apply};

use crate::{
    check::{check, look},
    report::Report,
};

/// A correction may lead to another one, so all of them are repeated that often.
const MOST_ROUNDS: usize = 5;

/// Checks a text. If all its mistakes have exact corrections, the views show the corrected request.
pub fn check_with_preview(text: &str) -> Report {
    let mut report = check(text);
    let is_correctable = !report.mistakes.is_empty() && report.mistakes.iter().any(|mistake| !mistake.fixes.is_empty());
    if is_correctable {
        let (corrected, _) = fix_all(text);
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

/// Makes the first exact correction of each mistake, until none is left. Returns the text and the number of corrections.
pub fn fix_all(text: &str) -> (String, usize) {
    let (mut text, mut made) = (text.to_owned(), 0);
    for _ in 0..MOST_ROUNDS {
        let (edits, count) = first_edits(&check(&text));
        if count == 0 {
            break;
        }
        text = apply(&text, &edits);
        made += count;
    }
    (text, made)
}

/// Returns the changes of the first correction of each mistake, and the number of these corrections. One that would change
/// the same text as another one has to wait.
fn first_edits(report: &Report) -> (Vec<TextEdit>, usize) {
    let (mut edits, mut count) = (Vec::<TextEdit>::new(), 0);
    for fix in report.mistakes.iter().filter_map(|mistake| mistake.fixes.first()) {
        let meets = |edit: &TextEdit| {
            edits.iter().any(|other| edit.range.start <= other.range.end && other.range.start <= edit.range.end)
        };
        if !fix.edits.iter().any(meets) {
            edits.extend_from_slice(&fix.edits);
            count += 1;
        }
    }
    edits.sort_by_key(|edit| edit.range.start);
    (edits, count)
}
