//! The typed values of a tree in which the inspection has found nothing wrong.

use alloc::{string::String, vec::Vec};

use super::ReadOptions;
use crate::{
    inspect::{
        is_secret,
        tree::{Entry, Node, Value},
    },
    json::{Cursor, compact::compact_value},
    schema::Kind,
    values::{
        MetadataValue,
        json_value::{JsonValue, Member, Source, Unchecked},
    },
};

/// Creates the value of a tree. Returns `None` if the type cannot hold it, which is a mistake of the inspection.
pub fn read<T: JsonValue>(root: &Node<'_>, text: &str, options: &ReadOptions) -> Option<T> {
    let mut object = T::blank(Unchecked(()));
    let Value::Object(entries) = &root.value else { return None };
    Reader { text, options }.object(&mut object, entries)?;
    Some(object)
}

#[derive(Clone, Copy)]
struct Reader<'r> {
    /// The text that the tree was read from.
    text: &'r str,
    options: &'r ReadOptions,
}

impl<'r> Reader<'r> {
    fn object<T: JsonValue>(self, object: &mut T, entries: &[Entry<'_>]) -> Option<()> {
        object.set_waivers(self.options.allowed);
        let (typed, other): (Vec<_>, Vec<_>) = entries.iter().partition(|entry| is_typed(entry));
        self.fill(object, typed.into_iter().map(|entry| (&*entry.key, &entry.value)))?;
        for entry in other.into_iter().filter(|entry| self.is_kept(entry)) {
            let value = MetadataValue::from_json_text(compact_value(self.json(&entry.value), 1).ok()?);
            // The inspection has refused duplicate fields.
            object.other_fields_mut()?.push(String::from(&*entry.key).into(), value);
        }
        Some(())
    }

    /// Returns whether an entry that no type holds goes to `other`. A documented field that is `null` is absent, and it
    /// is kept only to write the same JSON again. A secret field is never kept, not even its name.
    fn is_kept(self, entry: &Entry<'_>) -> bool {
        let is_open = entry.given_field().is_some_and(|field| !is_secret(field.kind));
        entry.is_unchecked || self.options.unchecked_values && is_open
    }

    fn value<T: Member>(self, place: &mut T, node: &Node<'_>) -> Option<()> {
        match (T::KIND, &node.value) {
            (Kind::Object(_) | Kind::Checked(_), Value::Object(entries)) => self.object(place, entries),
            (Kind::List(_), Value::List(nodes)) => self.fill(place, nodes.iter().map(|node| ("", node))),
            _ => {
                *place = T::take_inspected(self.json(node), Unchecked(()))?;
                Some(())
            }
        }
    }

    fn fill<'n, T: JsonValue>(self, place: &mut T, items: impl Iterator<Item = (&'n str, &'n Node<'n>)>) -> Option<()> {
        let mut source = TreeSource { reader: self, items, current: None, is_read: true };
        place.read(&mut source);
        source.is_read.then_some(())
    }

    /// Returns the JSON of a value, as it is written.
    fn json(self, node: &Node<'_>) -> &'r str {
        Cursor::new(&self.text[node.place..]).value()
    }
}

/// Returns whether an entry is read into the field of its name.
fn is_typed(entry: &Entry<'_>) -> bool {
    entry.given_field().is_some() && if entry.is_unchecked { entry.is_unchecked_text() } else { !entry.value.is_null() }
}

/// The fields of an object by their keys, or the items of a list.
struct TreeSource<'r, 'n, I> {
    reader: Reader<'r>,
    items: I,
    current: Option<&'n Node<'n>>,
    is_read: bool,
}

impl<'n, I: Iterator<Item = (&'n str, &'n Node<'n>)>> Source for TreeSource<'_, 'n, I> {
    fn next<At>(&mut self, find: impl FnOnce(&str) -> Option<At>) -> Option<At> {
        let (key, node) = self.items.next()?;
        self.current = Some(node);
        find(key)
    }

    fn required<T: Member>(&mut self, place: &mut T) -> bool {
        self.is_read = self.current.and_then(|node| self.reader.value(place, node)).is_some();
        self.is_read
    }

    fn optional<T: Member>(&mut self, place: &mut Option<T>) -> bool {
        self.required(place.insert(T::blank(Unchecked(()))))
    }

    fn once(&mut self, _: u32) -> bool {
        true
    }
}
