//! The exact corrections of a mistake, as changes of the text.

use payment_core::{
    Suggestion,
    base::pointer::Pointer,
    inspect::{
        edit::{Change, Step},
        typed::Inspected,
    },
    schema::key_style::Style,
};

use crate::{
    fix::apply,
    invocation::Written,
    report::{Edit, Fix, Report},
};
use payment_expand::{
    Place,
    tree::{Entry, Finding, Located, TypedObject},
};

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
fn changes(text: &str, json: &str, corrected: &str) -> Option<Vec<Edit>> {
    let start = common_prefix(json, corrected);
    let length = common_suffix(&json[start..], &corrected[start..]);
    let (old, new) = (&json[start..json.len() - length], &corrected[start..corrected.len() - length]);
    let edit =
        |from: usize, to: usize, insert: &str| Edit { range: start + from..start + to, insert: insert.to_owned() };
    let keeps_comments = |edit: &Edit| text[edit.range.clone()] == json[edit.range.clone()];
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

/// The corrections of a mistake in an invocation that may be exact. Each has to be [tried](keep_exact).
pub fn in_invocation(
    written: &Written<'_>,
    root: &TypedObject<'_, Inspected>,
    style: Style,
    finding: &Finding,
) -> Vec<Fix> {
    let corrector = Corrector { written, root, style, blamed: &finding.place };
    let fix = |suggestion: &Suggestion| {
        let mut edits = Vec::new();
        for step in suggestion.edit()?.steps() {
            edits.extend(corrector.changes(step)?);
        }
        edits.sort_by_key(|edit: &Edit| edit.range.start);
        Some(Fix { text: suggestion.text().to_owned(), edits })
    };
    finding.help.suggestions().iter().filter_map(fix).collect()
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

/// Changes the tokens of an invocation.
struct Corrector<'c> {
    written: &'c Written<'c>,
    root: &'c TypedObject<'c, Inspected>,
    style: Style,
    /// The place of the mistake.
    blamed: &'c Place,
}

impl Corrector<'_> {
    fn located(&self, pointer: &Pointer) -> Option<Located<'_>> {
        Located::find(self.root, pointer, self.blamed)
    }

    fn changes(&self, step: &Step) -> Option<Vec<Edit>> {
        let Located { entry, place } = self.located(&step.pointer)?;
        let replaced = |place, insert| Edit { range: self.written.range(place), insert };
        Some(match &step.change {
            Change::Replace(value) => vec![replaced(place, value.show(self.style))],
            Change::Rename(field) => vec![replaced(&entry?.place, self.style.key(field))],
            Change::Remove => vec![self.removed(entry?)],
            Change::Add(field, value) => vec![self.added(place, &value.show_entry(self.style, field))?],
            Change::Move { object, field } => {
                let moved = format!("{}: {}", self.style.key(field), self.written.code(place));
                vec![self.removed(entry?), self.added(self.located(object)?.place, &moved)?]
            }
        })
    }

    /// Removes an entry, and the comma and the space after it.
    fn removed(&self, entry: &Entry<'_>) -> Edit {
        let (start, end) = (self.written.range(&entry.place).start, self.written.range(&entry.value.place).end);
        let after = &self.written.text()[end..];
        let rest = after.trim_start();
        let rest = rest.strip_prefix(',').map_or(rest, str::trim_start);
        Edit { range: start..end + after.len() - rest.len(), insert: String::new() }
    }

    /// Adds an entry at the end of the object at a place.
    fn added(&self, place: &Place, entry: &str) -> Option<Edit> {
        let text = self.written.text();
        let range = self.written.range(place);
        // The entries of a request need no braces of their own.
        let end = if text[range.clone()].ends_with('}') && text[range.clone()].starts_with('{') {
            range.end - 1
        } else {
            range.end
        };
        let before = text[..end].trim_end();
        let comma = if before.ends_with(['{', ',']) { "" } else { "," };
        // A line of its own, if the last entry has one.
        let line = text[..before.len()].rsplit('\n').next()?;
        let is_block =
            text[before.len()..end].contains('\n') || place == self.root.place && text[..before.len()].contains('\n');
        let indent: String = line.chars().take_while(|c| c.is_whitespace()).collect();
        let indent = if before.ends_with('{') { format!("{indent}    ") } else { indent };
        let insert = if is_block { format!("{comma}\n{indent}{entry},") } else { format!("{comma} {entry}") };
        Some(Edit { range: before.len()..before.len(), insert })
    }
}
