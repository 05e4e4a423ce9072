//! The layout of an invocation: which objects and lists are in one line.

use alloc::{string::String, vec::Vec};

/// The greatest number of bytes in the line of an object or a list.
const WIDTH: usize = 100;

/// The spaces of one level.
const INDENT: usize = 4;

/// The indent from which everything is in one line. Otherwise, the code of deep JSON would consist of spaces.
const DEEPEST: usize = 8 * INDENT;

/// The greatest number of bytes of an item that shares its line with its neighbours.
const SHORT: usize = 10;

/// A value of an invocation.
#[derive(Debug)]
pub enum Code {
    /// A literal, an enum value or an expression.
    Leaf(String),
    List(Vec<Self>),
    Object(Vec<CodeEntry>),
}

/// An entry of an object.
#[derive(Debug)]
pub enum CodeEntry {
    /// `key: value`, where the key includes its `?` and `!`.
    Field(String, Code),
    /// A variable with the name of its field, or anything else that is copied as it is.
    Bare(String),
}

impl Code {
    /// Returns the code with one line for each entry or item. `column` is the indent of its first line.
    pub fn block(&self, column: usize) -> String {
        let mut out = String::new();
        self.write_block(column, &mut out);
        out
    }

    fn write_block(&self, column: usize, out: &mut String) {
        let inner = column + INDENT;
        match self {
            Self::Leaf(text) => out.push_str(text),
            Self::List(items) => {
                out.push('[');
                let mut line_of_short = None;
                for item in items {
                    let short = item.short_length();
                    // A space before it, and a comma after it.
                    let fits = |start: usize| short.is_some_and(|length| out.len() + length + 2 <= start + WIDTH);
                    if line_of_short.is_some_and(fits) {
                        out.push(' ');
                    } else {
                        line_of_short = short.map(|_| out.len() + 1);
                        begin_line(inner, out);
                    }
                    item.write(inner, 0, out);
                    out.push(',');
                }
                begin_line(column, out);
                out.push(']');
            }
            Self::Object(entries) => {
                out.push('{');
                for entry in entries {
                    begin_line(inner, out);
                    entry.write(inner, out);
                    out.push(',');
                }
                begin_line(column, out);
                out.push('}');
            }
        }
    }

    /// Returns the number of bytes of a short literal, or `None` for anything else.
    fn short_length(&self) -> Option<usize> {
        match self {
            Self::Leaf(text) => Some(text.len()).filter(|length| *length <= SHORT),
            Self::List(items) => items.is_empty().then_some("[]".len()),
            Self::Object(entries) => entries.is_empty().then_some("{}".len()),
        }
    }

    /// Appends the code at an indent, after a key: in one line if it fits.
    fn write(&self, column: usize, key: usize, out: &mut String) {
        let start = out.len();
        // A comma follows.
        let room = WIDTH.saturating_sub(column + key + 1);
        let end = if column < DEEPEST { start + room } else { usize::MAX };
        if self.write_line(end, out).is_none() {
            out.truncate(start);
            self.write_block(column, out);
        }
    }

    /// Appends the code in one line. Stops and returns `None` if the text becomes longer than `end`.
    fn write_line(&self, end: usize, out: &mut String) -> Option<()> {
        match self {
            Self::Leaf(text) => push(text, end, out)?,
            Self::List(items) => {
                push("[", end, out)?;
                for (at, item) in items.iter().enumerate() {
                    push(if at == 0 { "" } else { ", " }, end, out)?;
                    item.write_line(end, out)?;
                }
                push("]", end, out)?;
            }
            Self::Object(entries) if entries.is_empty() => push("{}", end, out)?,
            Self::Object(entries) => {
                push("{ ", end, out)?;
                for (at, entry) in entries.iter().enumerate() {
                    push(if at == 0 { "" } else { ", " }, end, out)?;
                    match entry {
                        CodeEntry::Field(key, value) => {
                            push(key, end, out)?;
                            push(": ", end, out)?;
                            value.write_line(end, out)?;
                        }
                        CodeEntry::Bare(text) => push(text, end, out)?,
                    }
                }
                push(" }", end, out)?;
            }
        }
        Some(())
    }
}

impl CodeEntry {
    fn write(&self, column: usize, out: &mut String) {
        match self {
            Self::Field(key, value) => {
                out.extend([key, ": "]);
                value.write(column, key.len() + 2, out);
            }
            Self::Bare(text) => out.push_str(text),
        }
    }
}

/// Appends a text, or returns `None` if it does not fit or has more than one line.
fn push(text: &str, end: usize, out: &mut String) -> Option<()> {
    let fits = out.len() + text.len() <= end && (end == usize::MAX || !text.contains('\n'));
    fits.then(|| out.push_str(text))
}

fn begin_line(column: usize, out: &mut String) {
    out.push('\n');
    out.extend(core::iter::repeat_n(' ', column));
}
