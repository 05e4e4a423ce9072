//! The tree of a JSON text.

use alloc::vec::Vec;

use serde_json::value::RawValue;

use super::tree::{Entry, Node, Value};
use crate::{
    json::{Cursor, SyntaxError, compact::Walk, unescape},
    schema::{Kind, Object},
};

/// The parts of a text that its tree has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The documented fields. Values that no rule looks into are empty.
    Documented,
    /// The values of undocumented fields as well, and values of a wrong type.
    All,
}

/// Returns the tree of a text that should be such an object.
pub fn read<'a>(text: &'a str, object: &'static Object, detail: Detail) -> Result<Node<'a>, SyntaxError> {
    if let Err(error) = serde_json::from_str::<&RawValue>(text) {
        return Err(SyntaxError { place: offset(text, error.line(), error.column()), reason: reason(text, &error) });
    }
    Reader { cursor: Cursor::new(text), detail }.value(Some(Kind::Object(object)), 1)
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

struct Reader<'a> {
    cursor: Cursor<'a>,
    detail: Detail,
}

impl<'a> Reader<'a> {
    /// Reads a value that should be of this kind, or of any kind.
    fn value(&mut self, kind: Option<Kind>, level: usize) -> Result<Node<'a>, SyntaxError> {
        let place = self.cursor.place();
        let value = match (self.cursor.peek(), kind) {
            (b'{', Some(Kind::Object(object) | Kind::Checked(object))) => {
                Value::Object(self.object(level, |key| object.by_wire(key).map(|field| field.kind))?)
            }
            (b'[', Some(Kind::List(item))) => Value::List(self.list(Some(*item), level)?),
            (b'{', Some(Kind::Free(_))) => Value::Object(self.free(level)?),
            (b'{', _) if self.detail == Detail::All => Value::Object(self.all_members(level)?),
            (b'[', _) if self.detail == Detail::All => Value::List(self.all_items(level)?),
            (b'{', _) => {
                self.pass(level)?;
                Value::Object(Vec::new())
            }
            (b'[', _) => {
                self.pass(level)?;
                Value::List(Vec::new())
            }
            (b'"', _) => Value::Text(unescape(self.cursor.string()).ok_or_else(|| SyntaxError::surrogate(place))?),
            _ => match self.cursor.scalar() {
                "null" => Value::Null,
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                number => Value::Number(number.into()),
            },
        };
        Ok(Node { value, place })
    }

    /// Skips a value. Returns whether an object in it has a key twice.
    fn pass(&mut self, level: usize) -> Result<bool, SyntaxError> {
        let mut walk = Walk { out: None, repeats: false };
        walk.value(&mut self.cursor, level)?;
        Ok(walk.repeats)
    }

    /// Reads the fields of a free object. If it has no key twice, nothing in it can be wrong, and the result is empty.
    fn free(&mut self, level: usize) -> Result<Vec<Entry<'a>>, SyntaxError> {
        let start = self.cursor.place();
        if !self.pass(level)? {
            return Ok(Vec::new());
        }
        self.cursor.return_to(start);
        self.all_members(level)
    }

    fn all_members(&mut self, level: usize) -> Result<Vec<Entry<'a>>, SyntaxError> {
        self.members(level, &mut |this, _| this.all(level + 1))
    }

    fn all_items(&mut self, level: usize) -> Result<Vec<Node<'a>>, SyntaxError> {
        self.items(level, &mut |this| this.all(level + 1))
    }

    fn all(&mut self, level: usize) -> Result<Node<'a>, SyntaxError> {
        let place = self.cursor.place();
        let value = match self.cursor.peek() {
            b'{' => Value::Object(self.all_members(level)?),
            b'[' => Value::List(self.all_items(level)?),
            _ => return self.value(None, level),
        };
        Ok(Node { value, place })
    }

    fn object(&mut self, level: usize, kind_of: impl Fn(&str) -> Option<Kind>) -> Result<Vec<Entry<'a>>, SyntaxError> {
        self.members(level, &mut |this, key| this.value(kind_of(key), level + 1))
    }

    fn list(&mut self, kind: Option<Kind>, level: usize) -> Result<Vec<Node<'a>>, SyntaxError> {
        self.items(level, &mut |this| this.value(kind, level + 1))
    }

    fn members(
        &mut self,
        level: usize,
        value: &mut dyn FnMut(&mut Self, &str) -> Result<Node<'a>, SyntaxError>,
    ) -> Result<Vec<Entry<'a>>, SyntaxError> {
        SyntaxError::check_level(&mut self.cursor, level)?;
        self.cursor.bump();
        let mut entries = Vec::new();
        while self.cursor.has_next(b'}') {
            let place = self.cursor.place();
            let key = unescape(self.cursor.string()).ok_or_else(|| SyntaxError::surrogate(place))?;
            self.cursor.colon();
            let value = value(self, &key)?;
            entries.push(Entry::new(key.into(), place, value));
        }
        Ok(entries)
    }

    fn items(
        &mut self,
        level: usize,
        item: &mut dyn FnMut(&mut Self) -> Result<Node<'a>, SyntaxError>,
    ) -> Result<Vec<Node<'a>>, SyntaxError> {
        SyntaxError::check_level(&mut self.cursor, level)?;
        self.cursor.bump();
        let mut nodes = Vec::new();
        while self.cursor.has_next(b']') {
            nodes.push(item(self)?);
        }
        Ok(nodes)
    }
}
