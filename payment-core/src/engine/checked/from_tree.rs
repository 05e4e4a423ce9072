//! The typed values of a tree in which the inspection has found nothing wrong.

use alloc::string::String;

use crate::engine::{
    inspect::{
        is_secret,
        typed::{TypedEntry, TypedNode, TypedObject, TypedValue},
    },
    json::{Cursor, compact::compact_value},
    schema::Waivers,
    values::{
        MetadataValue,
        json_value::{FieldSource, FieldValue, JsonValue, UncheckedPermit},
    },
};

/// Creates the value of a tree. Returns `None` if the type cannot hold it, which is a mistake of the inspection.
pub fn read<T: JsonValue>(root: &TypedObject<'_>, text: &str, waivers: Waivers) -> Option<T> {
    let mut object = T::blank(UncheckedPermit(()));
    StructReader { text, waivers }.object(&mut object, root)?;
    Some(object)
}

#[derive(Clone, Copy)]
struct StructReader<'r> {
    /// The text that the tree was read from.
    text: &'r str,
    waivers: Waivers,
}

impl<'r> StructReader<'r> {
    fn object<T: JsonValue>(self, object: &mut T, tree: &TypedObject<'_>) -> Option<()> {
        object.set_waivers(self.waivers.rules());
        let typed = tree.entries.iter().filter(|entry| entry.set_field().is_some());
        self.fill(object, typed.map(|entry| (&*entry.written.key, &entry.value)))?;
        for entry in tree.entries.iter().filter(|entry| self.belongs_in_other(entry)) {
            let value = MetadataValue::from_json_text(compact_value(self.json(&entry.value), 1).ok()?);
            // The inspection has rejected duplicate fields.
            object.other_fields_mut()?.push(String::from(&*entry.written.key).into(), value);
        }
        Some(())
    }

    /// Returns whether an entry belongs in `other`, because no type holds it. A documented field that is `null` is absent, and
    /// it is kept only to write the same JSON again. A secret field is never kept, not even its name.
    fn belongs_in_other(self, entry: &TypedEntry<'_>) -> bool {
        let is_open = || entry.field().is_some_and(|field| !is_secret(field.kind));
        match entry.value.value {
            TypedValue::Other => true,
            TypedValue::Absent => self.waivers.contains_all(Waivers::UNCHECKED_VALUES) && is_open(),
            _ => false,
        }
    }

    fn value<T: FieldValue>(self, place: &mut T, node: &TypedNode<'_>) -> Option<()> {
        match &node.value {
            TypedValue::Object(object) => self.object(place, object),
            TypedValue::List(_, nodes) => self.fill(place, nodes.iter().map(|node| ("", node))),
            TypedValue::Bool(_)
            | TypedValue::Number(..)
            | TypedValue::Text(..)
            | TypedValue::EnumValue(..)
            | TypedValue::Unlisted(..)
            | TypedValue::Free(_)
            | TypedValue::InvalidText => {
                *place = T::take_inspected(self.json(node), UncheckedPermit(()))?;
                Some(())
            }
            TypedValue::Absent
            | TypedValue::Other
            | TypedValue::RunTime(_)
            | TypedValue::UncheckedText(_)
            | TypedValue::Invalid(_) => None,
        }
    }

    fn fill<'n, T: JsonValue>(
        self,
        place: &mut T,
        items: impl Iterator<Item = (&'n str, &'n TypedNode<'n>)>,
    ) -> Option<()> {
        let mut source = TreeSource { reader: self, items, current: None, is_read: true };
        place.read(&mut source);
        source.is_read.then_some(())
    }

    /// Returns the JSON of a value, as it is written.
    fn json(self, node: &TypedNode<'_>) -> &'r str {
        Cursor::new(&self.text[node.place().0..]).value()
    }
}

/// The fields of an object by their keys, or the items of a list.
struct TreeSource<'r, 'n, I> {
    reader: StructReader<'r>,
    items: I,
    current: Option<&'n TypedNode<'n>>,
    is_read: bool,
}

impl<'n, I: Iterator<Item = (&'n str, &'n TypedNode<'n>)>> FieldSource for TreeSource<'_, 'n, I> {
    fn next<At>(&mut self, find: impl FnOnce(&str) -> Option<At>) -> Option<At> {
        let (key, node) = self.items.next()?;
        self.current = Some(node);
        find(key)
    }

    fn required<T: FieldValue>(&mut self, place: &mut T) -> bool {
        self.is_read = self.current.and_then(|node| self.reader.value(place, node)).is_some();
        self.is_read
    }

    fn optional<T: FieldValue>(&mut self, place: &mut Option<T>) -> bool {
        self.required(place.insert(T::blank(UncheckedPermit(()))))
    }

    fn once(&mut self, _: u32) -> bool {
        true
    }
}
