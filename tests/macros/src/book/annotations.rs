//! The errors of invocations as comments below their lines.

use std::ops::Range;

use payment_expand::Purpose;
use test_support::book::Source;

use super::errors::{Reported, errors};

/// Returns the code of a block, with the errors of its invocations.
///
/// # Errors
///
/// Returns an error about an entry that the page has added.
pub fn annotated(source: &Source) -> Result<String, String> {
    let lines: Vec<_> = source.code.lines().collect();
    let mut comments = vec![String::new(); lines.len()];
    for invocation in source.invocations() {
        for error in errors(&invocation, Purpose::Compile) {
            if error.is_whole {
                comments[invocation.head.line - 1].push_str(&comment("    //  ", &error));
                continue;
            }
            let (line, start) = error.start;
            let written = lines.get(line - 1).filter(|line| start < line.chars().count());
            // Added entries begin on lines of their own.
            let Some(written) = written else {
                return Err(format!("an added entry has an error: {error:?}\n{}", invocation.code));
            };
            let end = if error.end.0 == line { error.end.1 } else { written.chars().count() };
            comments[line - 1].push_str(&comment(&carets(written, start..end), &error));
        }
    }
    let mut text = String::new();
    for (line, comments) in lines.iter().zip(comments) {
        text.extend([line, "\n", &comments]);
    }
    Ok(text)
}

/// Returns the beginning of a comment below a line, with carets below these columns.
fn carets(line: &str, columns: Range<usize>) -> String {
    let indent = line.chars().take_while(|c| *c == ' ').count();
    // The slashes need two columns, and a blank follows them.
    let indent = if columns.start >= indent + 3 { indent } else { 0 };
    let blanks = columns.start.saturating_sub(indent + 2);
    format!("{:indent$}//{:blanks$}{} ", "", "", "^".repeat(columns.len().max(1)))
}

/// Returns the comment of an error. `start` ends where its text begins.
fn comment(start: &str, error: &Reported) -> String {
    let rule = error.rule.as_ref().map(|rule| format!("[{rule}]")).unwrap_or_default();
    let slashes = &start[..start.find("//").map_or(0, |at| at + 2)];
    let help = error.help.as_ref().map(|help| format!("{slashes}  help: {help}\n")).unwrap_or_default();
    let notes: String = error.notes.iter().flat_map(|note| [slashes, "  note: ", note, "\n"]).collect();
    format!("{start}error{rule}: {}\n{help}{notes}", error.message)
}
