//! Changes of JSON texts, at the places that JSON pointers name. Every other byte stays as it is.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};
use core::ops::Range;

use serde_json::value::RawValue;

use super::{Cursor, read_string};
use crate::{base::pointer::key_of_segment, json::json_string};

/// A change of a text. The paths are JSON pointers (RFC 6901), and the values are JSON.
pub enum TextChange<'c> {
    Add { path: &'c str, value: &'c str },
    Remove { path: &'c str },
    Replace { path: &'c str, value: &'c str },
    Move { from: &'c str, path: &'c str },
}

/// Returns the text after a change. Returns `None` if it is not JSON, if it has nothing at a path, or if a key of a path
/// repeats in its object.
pub fn changed(text: &str, change: &TextChange<'_>) -> Option<String> {
    serde_json::from_str::<&RawValue>(text).ok()?;
    match *change {
        TextChange::Add { path, value } => add(text, path, value),
        TextChange::Remove { path } => remove(text, path),
        TextChange::Replace { path, value } => Some(replace_range(text, find(text, path)?, value)),
        TextChange::Move { from, path } => rename(text, from, path).or_else(|| {
            let value = text[find(text, from)?].to_owned();
            add(&remove(text, from)?, path, &value)
        }),
    }
}

fn replace_range(text: &str, range: Range<usize>, new: &str) -> String {
    format!("{}{new}{}", &text[..range.start], &text[range.end..])
}

/// Returns the range of the value at a path.
fn find(text: &str, path: &str) -> Option<Range<usize>> {
    let mut cursor = Cursor::new(text);
    let start = cursor.place();
    let mut range = start..start + cursor.value().len();
    for segment in path.split('/').skip(1) {
        let mut cursor = Cursor::new(text).at(range.start);
        range = match cursor.peek() {
            b'{' => Members::of(text, range.start).only(&key_of_segment(segment))?.value,
            b'[' => item(&mut cursor, segment.parse().ok()?)?,
            _ => return None,
        };
    }
    Some(range)
}

fn item(cursor: &mut Cursor<'_>, index: usize) -> Option<Range<usize>> {
    cursor.skip_byte();
    for _ in 0..index {
        if !cursor.has_next(b']') {
            return None;
        }
        cursor.value();
    }
    if !cursor.has_next(b']') {
        return None;
    }
    let start = cursor.place();
    Some(start..start + cursor.value().len())
}

/// A field of an object.
struct Member {
    name: String,
    key: Range<usize>,
    value: Range<usize>,
}

/// The fields of an object.
struct Members {
    all: Vec<Member>,
    /// The place of the closing brace.
    end: usize,
}

impl Members {
    /// Returns the fields of the object at this place.
    fn of(text: &str, start: usize) -> Self {
        let mut cursor = Cursor::new(text).at(start);
        cursor.skip_byte();
        let mut all = Vec::new();
        let mut end = cursor.place();
        while cursor.has_next(b'}') {
            let start = cursor.place();
            let mut key = cursor.at(start);
            let name = read_string(&mut key).map(|name| (*name).to_owned()).unwrap_or_default();
            let key = start..start + cursor.string().len();
            cursor.skip_colon();
            let start = cursor.place();
            let value = start..start + cursor.value().len();
            end = cursor.place();
            all.push(Member { name, key, value });
        }
        Self { all, end }
    }

    /// Returns the place of a field, or `None` unless exactly one has the name.
    fn position(&self, name: &str) -> Option<usize> {
        let mut found = self.all.iter().enumerate().filter(|(_, member)| member.name == name);
        let (at, _) = found.next()?;
        if found.next().is_some() { None } else { Some(at) }
    }

    fn only(mut self, name: &str) -> Option<Member> {
        let at = self.position(name)?;
        Some(self.all.swap_remove(at))
    }

    fn has(&self, name: &str) -> bool {
        self.all.iter().any(|member| member.name == name)
    }
}

/// Returns the fields of the object around a path, and the key in it.
fn members_around(text: &str, path: &str) -> Option<(Members, String)> {
    let (outer, segment) = path.rsplit_once('/')?;
    let object = find(text, outer)?;
    text[object.start..].starts_with('{').then(|| (Members::of(text, object.start), key_of_segment(segment)))
}

fn remove(text: &str, path: &str) -> Option<String> {
    let (members, name) = members_around(text, path)?;
    let at = members.position(&name)?;
    let all = &members.all;
    // One of the commas around it goes as well.
    let range = match (all.get(at + 1), at.checked_sub(1)) {
        (Some(next), _) => all[at].key.start..next.key.start,
        (None, Some(last)) => all[last].value.end..all[at].value.end,
        (None, None) => all[at].key.start..all[at].value.end,
    };
    Some(replace_range(text, range, ""))
}

fn add(text: &str, path: &str, value: &str) -> Option<String> {
    let (members, name) = members_around(text, path)?;
    if members.has(&name) {
        return Some(replace_range(text, members.only(&name)?.value, value));
    }
    let entry = format!("{}:{value}", json_string(&name));
    Some(match &*members.all {
        [] => replace_range(text, members.end..members.end, &entry),
        [.., last] => {
            // A new line, if the last field has one of its own.
            let before = text[..last.key.start].trim_end().len();
            let space = &text[before..last.key.start];
            let end = last.value.end;
            replace_range(text, end..end, &format!(",{space}{entry}"))
        }
    })
}

/// Returns the text with another key, or `None` if the paths lead into different objects.
fn rename(text: &str, from: &str, path: &str) -> Option<String> {
    let ((outer, _), (object, new)) = (from.rsplit_once('/')?, path.rsplit_once('/')?);
    if outer != object {
        return None;
    }
    let (members, name) = members_around(text, from)?;
    let new = key_of_segment(new);
    if members.has(&new) {
        return None;
    }
    Some(replace_range(text, members.only(&name)?.key, &json_string(&new)))
}

#[cfg(test)]
mod tests {
    use super::{TextChange, changed};

    #[test]
    fn every_other_byte_stays() {
        let text = "{ \"a\" : 1.50,\n  \"b\\u0063\": {\"x/y\":[ {\"~\":1e2} , 3]},\n\t\"d\":\"é\" }\n";
        for (change, expected) in [
            (TextChange::Replace { path: "/a", value: "2" }, text.replace("1.50", "2")),
            (TextChange::Replace { path: "/bc/x~1y/0/~0", value: "2" }, text.replace("1e2", "2")),
            (TextChange::Remove { path: "/a" }, text.replace("\"a\" : 1.50,\n  ", "")),
            (TextChange::Remove { path: "/d" }, text.replace(",\n\t\"d\":\"é\"", "")),
            (TextChange::Remove { path: "/bc/x~1y" }, text.replace("\"x/y\":[ {\"~\":1e2} , 3]", "")),
            (TextChange::Move { from: "/a", path: "/e\"" }, text.replace("\"a\"", "\"e\\\"\"")),
            (
                TextChange::Move { from: "/a", path: "/bc/a" },
                text.replace("\"a\" : 1.50,\n  ", "").replace("3]}", "3],\"a\":1.50}"),
            ),
            (TextChange::Add { path: "/e", value: "[]" }, text.replace("\"é\" }", "\"é\",\n\t\"e\":[] }")),
            (TextChange::Add { path: "/bc/x~1y/0/e", value: "1" }, text.replace("1e2}", "1e2,\"e\":1}")),
        ] {
            assert_eq!(changed(text, &change).as_deref(), Some(&*expected));
        }
        assert_eq!(changed("{ }", &TextChange::Add { path: "/a~1b", value: "1" }).as_deref(), Some("{ \"a/b\":1}"));
    }

    #[test]
    fn what_is_not_there_does_not_change() {
        for text in ["", "{", r#"{"b":1}"#, r#"{"a":1,"a":2}"#, r#"{"a":1,"\u0061":2}"#, "[1]"] {
            assert_eq!(changed(text, &TextChange::Remove { path: "/a" }), None, "{text}");
            assert_eq!(changed(text, &TextChange::Replace { path: "/a/b", value: "1" }), None, "{text}");
        }
        // A key that is given is not given twice.
        assert_eq!(
            changed(r#"{"a":1,"b":2}"#, &TextChange::Move { from: "/a", path: "/b" }).as_deref(),
            Some(r#"{"b":1}"#)
        );
    }
}
