//! The layout of an invocation: which objects and lists are in one line.

use alloc::{format, string::String, vec::Vec};

/// The greatest number of characters in the line of an object or a list.
const WIDTH: usize = 100;

/// The spaces of one level.
const INDENT: usize = 4;

/// A value of an invocation.
#[derive(Debug)]
pub enum Code {
    /// A literal, an enum value or an expression.
    Leaf(String),
    List(Vec<Self>),
    Object(Vec<Entry>),
}

/// An entry of an object.
#[derive(Debug)]
pub enum Entry {
    /// `key: value`, where the key includes its `?` and `!`.
    Field(String, Code),
    /// A variable with the name of its field, or anything else that is copied as it is.
    Bare(String),
}

impl Code {
    /// Returns the code with one line for each entry or item. `column` is the indent of its first line.
    pub fn block(&self, column: usize) -> String {
        let inner = column + INDENT;
        let (open, lines, close): (_, Vec<String>, _) = match self {
            Self::Leaf(text) => return text.clone(),
            Self::List(items) => ('[', items.iter().map(|item| item.at(inner, 0)).collect(), ']'),
            Self::Object(entries) => ('{', entries.iter().map(|entry| entry.at(inner)).collect(), '}'),
        };
        let mut block = format!("{open}\n");
        for line in lines {
            block.extend([&*" ".repeat(inner), &line, ",\n"]);
        }
        block + &" ".repeat(column) + &format!("{close}")
    }

    /// Returns the code at an indent, after a key: in one line if it fits.
    fn at(&self, column: usize, key: usize) -> String {
        // A comma follows.
        let room = WIDTH.saturating_sub(column + key + 1);
        let mut line = String::new();
        if self.write_line(room, &mut line).is_some() { line } else { self.block(column) }
    }

    /// Appends the code in one line. Stops and returns `None` if the line has more than `room` bytes.
    fn write_line(&self, room: usize, line: &mut String) -> Option<()> {
        match self {
            Self::Leaf(text) => line.push_str(text),
            Self::List(items) => {
                line.push('[');
                for (at, item) in items.iter().enumerate() {
                    line.push_str(if at == 0 { "" } else { ", " });
                    item.write_line(room, line)?;
                }
                line.push(']');
            }
            Self::Object(entries) if entries.is_empty() => line.push_str("{}"),
            Self::Object(entries) => {
                line.push_str("{ ");
                for (at, entry) in entries.iter().enumerate() {
                    line.push_str(if at == 0 { "" } else { ", " });
                    match entry {
                        Entry::Field(key, value) => {
                            line.extend([key, ": "]);
                            value.write_line(room, line)?;
                        }
                        Entry::Bare(text) => line.push_str(text),
                    }
                }
                line.push_str(" }");
            }
        }
        (line.len() <= room && !line.contains('\n')).then_some(())
    }
}

impl Entry {
    fn at(&self, column: usize) -> String {
        match self {
            Self::Field(key, value) => format!("{key}: {}", value.at(column, key.len() + 2)),
            Self::Bare(text) => text.clone(),
        }
    }
}
