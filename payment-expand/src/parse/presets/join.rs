//! Joins presets with the entries that an outer macro or a user writes.

use std::{cmp::Reverse, collections::BTreeMap, mem};

use payment_core::{
    inspect::{
        named_field,
        tree::{Arm, Choices, Entry, Node, Place, Value},
    },
    schema::Kind,
};

use crate::parse::{
    Parser,
    key::{field_of, kind_of_value},
};

impl Parser {
    /// Joins presets with the entries that an outer macro or a user writes in the same object.
    pub(in crate::parse) fn join(
        &mut self,
        object: Option<Kind>,
        presets: Vec<Entry<'static>>,
        mut written: Vec<Entry<'static>>,
    ) -> Vec<Entry<'static>> {
        let is_written = !written.is_empty();
        let mut joined = Vec::new();
        for preset in presets {
            let (same, others) = mem::take(&mut written).into_iter().partition(|entry| means(object, &preset, entry));
            written = others;
            joined.extend(self.join_same(object, preset, same));
        }
        joined.extend(written);
        // Messages write keys like the first one of an object, so that is the user's. Arbitrary JSON keeps its order.
        if is_written && object.is_some_and(|object| object.as_object().is_some()) {
            let layer = |entry: &Entry<'_>| self.source[entry.place].preset.map_or(usize::MAX, |preset| preset.layer);
            joined.sort_by_key(|entry| Reverse(layer(entry)));
        }
        joined
    }

    /// Joins a preset with the entries that mean the same field.
    fn join_same(
        &mut self,
        object: Option<Kind>,
        preset: Entry<'static>,
        same: Vec<Entry<'static>>,
    ) -> Vec<Entry<'static>> {
        match &preset.value.value {
            _ if self.source[preset.place].preset.is_some_and(|preset| preset.is_default) => self.fill(preset, same),
            Value::Object(inner) if self.source.layers.open.contains(&preset.value.place) => {
                let kind = kind_of_value(object, &preset);
                let same = same.into_iter().map(|entry| self.add_to(&preset, inner, kind, entry)).collect();
                self.fill(preset, same)
            }
            _ => self.keep(preset, &same),
        }
    }

    /// Joins the entries of an open object with those of the object that an outer macro or a user writes.
    fn add_to(
        &mut self,
        preset: &Entry<'static>,
        inner: &[Entry<'static>],
        kind: Option<Kind>,
        entry: Entry<'static>,
    ) -> Entry<'static> {
        let Node { value, place } = entry.value.clone();
        let inner = self.copies(inner);
        let value = match value {
            Value::Object(written) if !entry.is_optional && !entry.is_unchecked => {
                Value::Object(self.join(kind, inner, written))
            }
            Value::Unreadable => Value::Unreadable,
            _ => {
                let (key, name) = (&preset.key, self.name_of(preset));
                let message = format!("`{name}` sets entries of `{key}`, so a value cannot take its place");
                self.error_at(place, message, format!("write yours in braces: `{key}: {{ … }}`"));
                self.leave_open(place, &inner);
                Value::Object(inner)
            }
        };
        Entry { value: Node { value, place }, is_optional: false, is_unchecked: false, ..entry }
    }

    /// Keeps a preset that nobody may replace.
    fn keep(&mut self, preset: Entry<'static>, same: &[Entry<'static>]) -> Vec<Entry<'static>> {
        for entry in same {
            let message = format!("`{}` is set by `{}`", preset.key, self.name_of(&preset));
            self.error_at(entry.place, message, "remove it");
        }
        vec![preset]
    }

    /// Adds a preset wherever no entry has taken its place.
    fn fill(&mut self, preset: Entry<'static>, same: Vec<Entry<'static>>) -> Vec<Entry<'static>> {
        let written: Vec<_> = same.iter().map(|entry| &*entry.arms).collect();
        let mut arms = arms_without(&self.source.choices.tree, &[], &written).into_iter();
        let Some(first) = arms.next() else { return same };
        let copies = arms.map(|arms| Entry { arms, ..self.copy(&preset, &mut BTreeMap::new()) }).collect::<Vec<_>>();
        [Entry { arms: first, ..preset }].into_iter().chain(copies).chain(same).collect()
    }

    fn copies(&mut self, entries: &[Entry<'static>]) -> Vec<Entry<'static>> {
        let mut copied = BTreeMap::new();
        entries.iter().map(|entry| self.copy(entry, &mut copied)).collect()
    }

    /// Copies an entry into another arm, with places of its own: the expansion names variables by places. `copied` has the
    /// places so far, because several nodes can share one.
    fn copy(&mut self, entry: &Entry<'static>, copied: &mut BTreeMap<Place, Place>) -> Entry<'static> {
        let place = self.copy_place(entry.place, copied);
        Entry { place, value: self.copy_node(&entry.value, copied), ..entry.clone() }
    }

    fn copy_node(&mut self, node: &Node<'static>, copied: &mut BTreeMap<Place, Place>) -> Node<'static> {
        let place = self.copy_place(node.place, copied);
        let value = match &node.value {
            Value::Object(entries) => Value::Object(entries.iter().map(|entry| self.copy(entry, copied)).collect()),
            Value::List(nodes) => Value::List(nodes.iter().map(|node| self.copy_node(node, copied)).collect()),
            value => value.clone(),
        };
        Node { value, place }
    }

    fn copy_place(&mut self, place: Place, copied: &mut BTreeMap<Place, Place>) -> Place {
        *copied.entry(place).or_insert_with(|| self.source.copy(place))
    }

    fn name_of(&self, preset: &Entry<'_>) -> String {
        self.source[preset.place].preset.map(|preset| self.source.layers.name(preset)).unwrap_or_default()
    }
}

/// Returns whether an entry means the field of a preset, perhaps by a misspelt key or an alias.
fn means(object: Option<Kind>, preset: &Entry<'_>, entry: &Entry<'_>) -> bool {
    let Some(field) = field_of(object, preset) else { return entry.key == preset.key };
    let named = || named_field(object?.as_object()?, &entry.key);
    field_of(object, entry).or_else(named) == Some(field)
}

/// Returns the arms that have none of the `written` entries, each entry by the arms that it lies in.
fn arms_without(choices: &Choices, outer: &[Arm], written: &[&[Arm]]) -> Vec<Vec<Arm>> {
    let inside: Vec<_> = written.iter().filter_map(|arms| arms.strip_prefix(outer)).collect();
    if inside.is_empty() {
        return vec![outer.to_vec()];
    }
    let choice = inside[0].first().map(|arm| arm.choice);
    match choice {
        // Entries of several choices are a mistake of their own.
        Some(choice) if inside.iter().all(|arms| arms.first().is_some_and(|arm| arm.choice == choice)) => {
            let arms = choices.arms(choice).filter(|arm| !choices[*arm].is_diverging);
            arms.flat_map(|arm| arms_without(choices, &[outer, &[arm]].concat(), written)).collect()
        }
        _ => Vec::new(),
    }
}
