//! The tree of a JSON text.

use alloc::vec::Vec;
use core::mem;

use serde_json::value::RawValue;

use super::{
    check::{Context, Input, inspect},
    names::named_field,
    tree::{Entry, Node, Place, Value},
};
use crate::engine::{
    json::{Cursor, SyntaxError, compact::skip_value, read_string},
    rules::Waivers,
    schema::{Kind, Object},
};

/// The parts of a text that its tree has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The documented fields. Of values that no rule looks into, only the outermost level is there.
    Documented,
    /// The values of unknown keys as well, and values of a wrong type.
    All,
}

impl Detail {
    /// Returns how many levels of a value are read that no rule looks into. Helps show what is directly in it.
    fn levels(self) -> usize {
        match self {
            Self::Documented => 1,
            Self::All => usize::MAX,
        }
    }
}

/// Returns the tree of a text that should be such an object.
pub fn read<'a>(text: &'a str, object: &'static Object, detail: Detail) -> Result<Node<'a>, SyntaxError> {
    if let Err(error) = serde_json::from_str::<&RawValue>(text) {
        return Err(SyntaxError { place: offset(text, error.line(), error.column()), reason: reason(text, &error) });
    }
    TreeReader::new(Cursor::new(text), detail).value(Some(Kind::Object(object)), 1)
}

/// Returns the tree of any JSON text.
pub fn read_any(text: &str) -> Result<Node<'_>, SyntaxError> {
    TreeReader::new(Cursor::new(text), Detail::All).value(None, 1)
}

fn reason(text: &str, error: &serde_json::Error) -> &'static str {
    if text.starts_with('\u{feff}') {
        return "the text begins with a byte order mark";
    }
    if error.is_eof() {
        return "the text ends too early";
    }
    "the text is not valid JSON"
}

/// Returns the offset of a line and column. `serde_json` counts both from 1, and columns in bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = match line.checked_sub(2) {
        Some(line) => text.match_indices('\n').nth(line).map_or(text.len(), |(at, _)| at + 1),
        None => 0,
    };
    let mut at = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

struct TreeReader<'a> {
    cursor: Cursor<'a>,
    detail: Detail,
    /// The number of levels that are read of a value that no rule looks into.
    levels: usize,
}

impl<'a> TreeReader<'a> {
    fn new(cursor: Cursor<'a>, detail: Detail) -> Self {
        Self { cursor, detail, levels: detail.levels() }
    }

    /// Reads a value that should be of this kind, or of any kind.
    fn value(&mut self, kind: Option<Kind>, level: usize) -> Result<Node<'a>, SyntaxError> {
        let place = self.cursor.place();
        let value = match self.cursor.peek() {
            b'{' => Value::Object(match kind {
                Some(Kind::Object(object)) => self.object(Some(object), level)?,
                Some(Kind::Free(_)) => self.free_object(level)?,
                _ => self.other(level, |reader| reader.object(None, level))?,
            }),
            b'[' => Value::List(match kind {
                Some(Kind::List(item)) => self.list(Some(*item), level)?,
                _ => self.other(level, |reader| reader.list(None, level))?,
            }),
            b'"' => Value::Text(read_string(&mut self.cursor)?),
            _ => match self.cursor.scalar() {
                "null" => Value::Null,
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                number => Value::Number(number.into()),
            },
        };
        Ok(Node { value, place: Place(place) })
    }

    /// Reads an object or a list that no rule looks into.
    fn other<T>(
        &mut self,
        level: usize,
        read: impl FnOnce(&mut Self) -> Result<Vec<T>, SyntaxError>,
    ) -> Result<Vec<T>, SyntaxError> {
        let Some(levels) = self.levels.checked_sub(1) else {
            return skip_value(&mut self.cursor, level).map(|_| Vec::new());
        };
        let around = mem::replace(&mut self.levels, levels);
        let read = read(self);
        self.levels = around;
        read
    }

    /// Reads the fields of an object in arbitrary JSON. If no object in it has a key twice, nothing in it can be wrong, and the
    /// result is empty.
    fn free_object(&mut self, level: usize) -> Result<Vec<Entry<'a>>, SyntaxError> {
        let start = self.cursor.place();
        if !skip_value(&mut self.cursor, level)?.has_repeated_key {
            return Ok(Vec::new());
        }
        TreeReader::new(self.cursor.at(start), Detail::All).object(None, level)
    }

    /// Reads the fields of an object, which is of any kind if `object` is `None`.
    fn object(&mut self, object: Option<&'static Object>, level: usize) -> Result<Vec<Entry<'a>>, SyntaxError> {
        SyntaxError::check_level(&mut self.cursor, level)?;
        // An entry is much larger than its text. A buffer that grows would need its memory three times.
        let mut entries: Vec<Entry<'a>> = Vec::with_capacity(self.cursor.count());
        self.cursor.skip_byte();
        while self.cursor.has_next(b'}') {
            let place = self.cursor.place();
            let key = read_string(&mut self.cursor)?;
            self.cursor.skip_colon();
            // With all details, the values of unknown keys are read in any case.
            let is_named = self.detail == Detail::Documented && matches!(self.cursor.peek(), b'{' | b'[');
            let named = || named_field(object.filter(|_| is_named)?, &key);
            let field = object.and_then(|object| object.by_wire(&key)).or_else(named);
            let value = self.value(field.map(|field| field.kind), level + 1)?;
            entries.push(Entry::new(key.into(), Place(place), value));
        }
        Ok(entries)
    }

    /// Reads the items of a list, which are of any kind if `item` is `None`.
    fn list(&mut self, item: Option<Kind>, level: usize) -> Result<Vec<Node<'a>>, SyntaxError> {
        SyntaxError::check_level(&mut self.cursor, level)?;
        let mut nodes = Vec::with_capacity(self.cursor.count());
        self.cursor.skip_byte();
        while self.cursor.has_next(b']') {
            nodes.push(self.value(item, level + 1)?);
        }
        Ok(nodes)
    }
}

/// Returns the rules that nobody can decide about a text, because they look at a value that is rejected. Returns none for a
/// text that is not JSON.
pub fn undecided_rules(text: &str, request: &'static Object) -> Waivers {
    match read(text, request, Detail::Documented) {
        Ok(root) => inspect(Context::new(request, Input::Json, Waivers::NONE), &root).undecided,
        Err(_) => Waivers::NONE,
    }
}
