//! The exact corrections of a mistake, as changes of the text.

use payment_core::Suggestion;
use payment_expand::fix::{Fix, TextEdit, apply};

use crate::report::Report;

/// The greatest number of bytes that are checked to try corrections.
const MOST_BYTES: usize = 1024 * 1024;

/// Returns the exact corrections of JSON. `json` is the text without comments, and every offset is the same.
pub fn in_json(text: &str, json: &str, suggestions: &[Suggestion]) -> Vec<Fix> {
    let fix = |suggestion: &Suggestion| {
        let corrected = suggestion.edit()?.apply(json)?;
        Some(Fix { text: suggestion.text().to_owned(), edits: changes(text, json, &corrected)? })
    };
    suggestions.iter().filter_map(fix).collect()
}

/// Returns the changes that make `corrected` of `json`. Returns `None` if they would remove a comment.
fn changes(text: &str, json: &str, corrected: &str) -> Option<Vec<TextEdit>> {
    let start = common_prefix(json, corrected);
    let length = common_suffix(&json[start..], &corrected[start..]);
    let (old, new) = (&json[start..json.len() - length], &corrected[start..corrected.len() - length]);
    let edit =
        |from: usize, to: usize, insert: &str| TextEdit { range: start + from..start + to, insert: insert.to_owned() };
    let keeps_comments = |edit: &TextEdit| text[edit.range.clone()] == json[edit.range.clone()];
    let one = edit(0, old.len(), new);
    if keeps_comments(&one) {
        return Some(vec![one]);
    }
    // A value that moves: the text between its two places stays.
    let forwards = (0..old.len()).filter(|at| old.is_char_boundary(*at)).find(|at| new.starts_with(&old[*at..]));
    let backwards = (0..new.len()).filter(|at| new.is_char_boundary(*at)).find(|at| old.starts_with(&new[*at..]));
    let moves = [
        forwards.map(|at| vec![edit(0, at, ""), edit(old.len(), old.len(), &new[old.len() - at..])]),
        backwards.map(|at| vec![edit(0, 0, &new[..at]), edit(new.len() - at, old.len(), "")]),
    ];
    moves.into_iter().flatten().find(|edits| edits.iter().all(keeps_comments))
}

fn common_prefix(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).map(|(c, _)| c.len_utf8()).sum()
}

fn common_suffix(one: &str, other: &str) -> usize {
    one.chars().rev().zip(other.chars().rev()).take_while(|(one, other)| one == other).map(|(c, _)| c.len_utf8()).sum()
}

/// Keeps the corrections after which the mistake is gone and no other one has come. `check` finds mistakes.
pub fn keep_exact(report: &mut Report, text: &str, check: impl Fn(&str) -> Report) {
    let kinds = |report: &Report| -> Vec<_> {
        report.mistakes.iter().map(|mistake| (mistake.rule, mistake.message.clone())).collect()
    };
    let before = kinds(report);
    let mut left = MOST_BYTES;
    for (at, mistake) in report.mistakes.iter_mut().enumerate() {
        mistake.fixes.retain(|fix| {
            let Some(rest) = left.checked_sub(text.len()) else { return false };
            left = rest;
            let mut others = before.clone();
            others.remove(at);
            let mut after = kinds(&check(&apply(text, &fix.edits)));
            after.retain(|kind| others.iter().position(|other| other == kind).map(|at| others.remove(at)).is_none());
            after.is_empty()
        });
    }
}
