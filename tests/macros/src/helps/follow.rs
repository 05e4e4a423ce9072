//! Writes code at the place of a mistake.

use std::ops::Range;

use payment_core::{
    inspect::{
        Explanation,
        tree::{Entry, Node, Place, Value},
    },
    request::{REFUND, SESSION},
    rules::RuleId,
};
use payment_expand::{Invocation, SourceText};

/// An invocation in its text.
pub struct Follower<'i> {
    invocation: &'i Invocation,
    text: &'i SourceText<'i>,
}

/// An entry in the text.
struct Found<'i> {
    entry: &'i Entry<'static>,
    /// The number of objects around it.
    depth: usize,
    key: Range<usize>,
    /// From the key to the end of the value.
    whole: Range<usize>,
}

impl<'i> Follower<'i> {
    pub fn new(invocation: &'i Invocation, text: &'i SourceText<'i>) -> Self {
        Self { invocation, text }
    }

    fn range(&self, place: Place) -> Range<usize> {
        self.text.range(&self.invocation.snippet(place).tokens)
    }

    /// Returns a range with the parentheses that it opens: the value of `Some(5)` is `5`.
    fn balanced(&self, range: Range<usize>) -> Range<usize> {
        let text = self.text.text();
        let is_open = |end: usize| {
            let written = &text[range.start..end];
            written.matches('(').count() > written.matches(')').count()
        };
        let end = (range.end..text.len()).find(|end| text.is_char_boundary(*end) && !is_open(*end));
        range.start..end.unwrap_or(range.end)
    }

    /// Returns all entries, the outer ones first.
    fn entries(&self) -> Vec<Found<'i>> {
        let mut found = Vec::new();
        self.add(self.invocation.root(), 0, &mut found);
        found
    }

    fn add(&self, node: &'i Node<'static>, depth: usize, found: &mut Vec<Found<'i>>) {
        match &node.value {
            Value::Object(entries) => {
                for entry in entries {
                    let (key, value) = (self.range(entry.place), self.range(entry.value.place));
                    let whole = self.balanced(key.start..key.end.max(value.end));
                    found.push(Found { entry, depth, key, whole });
                    self.add(&entry.value, depth + 1, found);
                }
            }
            Value::List(items) => items.iter().for_each(|item| self.add(item, depth, found)),
            _ => {}
        }
    }

    /// Returns the text with `code` at the place of a mistake, or `None` if it is unclear where.
    pub fn follow(&self, explanation: &Explanation, code: &str) -> Option<String> {
        let blamed = self.range(explanation.place);
        let entries = self.entries();
        let contains = |found: &&Found<'_>| {
            let is_behind =
                blamed.start > found.whole.end && self.text.text()[found.whole.end..blamed.start].trim().is_empty();
            found.whole.start <= blamed.start
                && (blamed.end <= found.whole.end || is_behind || blamed.start == found.whole.end)
        };
        let around = entries.iter().filter(contains).max_by_key(|found| found.depth);
        let range = match (key_of(code), around) {
            // A sign without a value may follow the key.
            (Some(key), Some(around)) if *around.entry.key == *key => {
                around.whole.start..around.whole.end.max(blamed.end)
            }
            // The value is meant for another key.
            (Some(_), Some(around))
                if explanation.rule.id == RuleId::Type && around.entry.value.place == explanation.place =>
            {
                around.whole.clone()
            }
            (Some(_), Some(around)) if explanation.rule.id == RuleId::UnknownField => around.whole.clone(),
            (Some(key), around) => {
                let depth = around.map_or(0, |around| around.depth);
                let same = entries.iter().filter(|found| *found.entry.key == *key);
                match same.min_by_key(|found| found.depth.abs_diff(depth)) {
                    Some(same) => same.whole.clone(),
                    None => return self.insert(&entries, around, &key, code),
                }
            }
            (None, Some(around)) if explanation.rule.id == RuleId::UnknownField => around.key.clone(),
            (None, Some(around)) if is_sign(code) && around.key == blamed => {
                let rest = &self.text.text()[blamed.end..];
                let sign = rest.find(|c: char| !c.is_whitespace() && !matches!(c, '!' | '?' | ':'));
                blamed.end..blamed.end + sign.unwrap_or(rest.len())
            }
            // A shorthand: the key is the value.
            (None, Some(around)) if around.key == blamed && around.whole == blamed => {
                let mut text = self.text.text().to_owned();
                text.insert_str(blamed.end, &format!(": {code}"));
                return Some(text);
            }
            (None, _) => blamed,
        };
        let mut text = self.text.text().to_owned();
        text.replace_range(range, code);
        Some(text)
    }

    /// Adds an entry to the request if it has such a field, or else next to the entry that is blamed.
    fn insert(&self, entries: &[Found<'_>], blamed: Option<&Found<'_>>, key: &str, code: &str) -> Option<String> {
        let is_of_request =
            [SESSION, REFUND].iter().any(|request| request.by_rust(key).or_else(|| request.by_wire(key)).is_some());
        let next_to = if is_of_request { entries.first() } else { blamed };
        let mut text = self.text.text().to_owned();
        text.insert_str(next_to?.whole.start, &format!("{code}, "));
        Some(text)
    }
}

/// Returns the key of an entry, or `None` for other code.
fn key_of(code: &str) -> Option<String> {
    let end = code.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '"'))?;
    let sign = code[end..].trim_start_matches(['!', '?']);
    let is_entry = end > 0 && sign.starts_with(": ");
    is_entry.then(|| code[..end].trim_matches('"').to_owned())
}

/// Returns whether code is the sign between a key and its value.
fn is_sign(code: &str) -> bool {
    matches!(code, ":" | "?:" | "!:" | "!?:")
}
