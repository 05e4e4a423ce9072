//! A request that consists of presets and of what the user writes.

use payment_core::{
    base::path::{Path, Segment},
    inspect::{
        help::{Change, Printer},
        tree::{Arm, Entry, Node, Value},
    },
    schema::{Field, Kind, key_style::Style},
};

use crate::{
    source::{Preset, Source},
    token,
};

/// A request that consists of presets and of what the user writes.
pub struct JoinedRequest<'r> {
    pub root: &'r Node<'static>,
    pub kind: Kind,
    pub source: &'r Source,
    /// The arms that the mistake lies in.
    pub arms: Vec<Arm>,
}

/// An entry on the way of a path.
#[derive(Clone, Copy)]
pub struct Step<'r> {
    pub entry: &'r Entry<'static>,
    pub field: Option<&'static Field>,
    /// Where it comes from, unless the user has written it.
    pub preset: Option<Preset>,
    /// Whether users may add entries to it.
    pub is_open: bool,
}

impl Step<'_> {
    fn is_fixed(&self) -> bool {
        !self.is_open && self.preset.is_some_and(|preset| !preset.is_default)
    }
}

impl<'r> JoinedRequest<'r> {
    /// Returns the preset that a change would replace or remove, although it is fixed.
    pub fn fixed_by(&self, change: &Change) -> Option<Step<'r>> {
        // The user may replace a default with all that it contains.
        let is_no_default = |step: &Step<'_>| step.preset.is_none_or(|preset| !preset.is_default);
        let fixed = |path: &Path| self.steps(path).into_iter().take_while(is_no_default).find(Step::is_fixed);
        match change {
            Change::Add { to, .. } => fixed(to),
            Change::Move { entry, to } => fixed(entry).or_else(|| fixed(to)),
            // Users add entries to an open object, and cannot replace it.
            Change::Remove { entry } | Change::Write { entry, .. } => {
                let is_set = |step: &Step<'_>| step.preset.is_some_and(|preset| !preset.is_default);
                fixed(entry).or_else(|| self.entry(entry).filter(is_set))
            }
            Change::Name { entry, .. } | Change::NameOneOf { entry, .. } | Change::Sign { entry, .. } => fixed(entry),
        }
    }

    /// Returns the macro that an entry comes from, unless the user has written it.
    pub fn preset_of(&self, entry: &Entry<'_>) -> Option<Preset> {
        self.source[entry.place].preset.filter(|preset| self.source.layers.is_outer(*preset))
    }

    /// Returns what a macro sets, in its own words.
    pub fn note(&self, step: &Step<'_>) -> Option<String> {
        let Step { entry, preset, .. } = step;
        let (key, value) = (&self.source[entry.place].tokens, &self.source[entry.value.place].tokens);
        let name = self.source.layers.name((*preset)?);
        Some(match entry.value.value {
            Value::Object(_) | Value::List(_) | Value::Expression(_) => format!("`{name}` sets `{}`", token::text(key)),
            _ => format!("`{name}` sets `{}: {}`", token::text(key), token::text(value)),
        })
    }

    /// Returns a printer of changes for the user, who looks at an object.
    pub fn printer<'p>(&self, blamed: Option<&'p Path>, here: Path) -> Printer<'p> {
        let root = self.kind.as_object().expect("a request is an object");
        Printer { root, style: self.style(), blamed, near: vec![here] }
    }

    pub fn printer_at<'p>(&self, blamed: &'p Path) -> Printer<'p> {
        self.printer(Some(blamed), blamed.outer())
    }

    /// Returns the style of the first key that the user has written.
    fn style(&self) -> Style {
        let Value::Object(entries) = &self.root.value else { return Style::Rust };
        match entries.iter().find(|entry| self.preset_of(entry).is_none()) {
            Some(entry) if !entry.is_identifier => Style::Wire,
            _ => Style::Rust,
        }
    }

    pub fn entry(&self, path: &Path) -> Option<Step<'r>> {
        let steps = self.steps(path);
        steps.last().copied().filter(|_| steps.len() == path.segments().len())
    }

    /// Returns the entries on the way of a path, in the arms of the mistake: as many as there are.
    pub fn steps(&self, path: &Path) -> Vec<Step<'r>> {
        let (mut node, mut kind, mut steps) = (self.root, Some(self.kind), Vec::new());
        for segment in path.segments() {
            let (Value::Object(entries), Segment::Key(segment)) = (&node.value, segment) else { break };
            let object = kind.and_then(Kind::as_object);
            let field = object.and_then(|object| object.by_wire(segment));
            let is_meant = |entry: &&Entry<'static>| match (object, field) {
                (Some(object), Some(field)) if entry.is_identifier => object.by_rust(&entry.key) == Some(field),
                _ => *entry.key == **segment,
            };
            let is_possible = |entry: &&Entry<'static>| {
                !entry.arms.iter().any(|arm| self.arms.iter().any(|other| arm.excludes(*other)))
            };
            let Some(entry) = entries.iter().filter(is_possible).find(is_meant) else { break };
            let preset = self.preset_of(entry);
            let is_open = self.source.layers.open.contains(&entry.value.place);
            steps.push(Step { entry, field, preset, is_open });
            (node, kind) = (&entry.value, field.map(|field| field.kind));
        }
        steps
    }
}
