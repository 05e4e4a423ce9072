//! Mistakes together with presets of the macros around an invocation.
//!
//! A user neither sees presets nor changes what is fixed. So the mistake is reported at the user's tokens, with a note of what
//! the macros set, and its help has only changes that the user can make.

use payment_core::{
    inspect::{
        Finding,
        help::{Printer, Remedy, Suggestion},
        tree::{Arm, Entry, Node, Place, Value},
    },
    rules::RuleId,
    schema::{Field, Kind, Sample, key_style::Style},
};

use crate::{
    source::{Preset, Source},
    token,
};

/// Reports the mistakes of a request together with presets at the user's tokens.
pub fn attribute(findings: &mut [Finding], root: &Node<'static>, kind: Kind, source: &Source) {
    if source.layers.names.is_empty() {
        return;
    }
    for finding in findings {
        let mut arms: Vec<_> = source.flow.choices.around(finding.place).collect();
        // The presets of an arm do not lie in its braces.
        arms.extend(arms_of(root, finding.place).unwrap_or_default());
        Joined { root, kind, source, arms }.attribute(finding);
    }
}

/// A request that consists of presets and of what the user writes.
struct Joined<'r> {
    root: &'r Node<'static>,
    kind: Kind,
    source: &'r Source,
    /// The arms that the mistake lies in.
    arms: Vec<Arm>,
}

/// An entry on the way of a JSON pointer.
#[derive(Clone, Copy)]
struct Step<'r> {
    entry: &'r Entry<'static>,
    field: Option<&'static Field>,
    /// Where it comes from, unless the user has written it.
    preset: Option<Preset>,
    /// Whether users may add entries to it.
    is_open: bool,
}

impl Step<'_> {
    fn is_fixed(&self) -> bool {
        !self.is_open && self.preset.is_some_and(|preset| !preset.is_default)
    }
}

impl<'r> Joined<'r> {
    fn attribute(&self, finding: &mut Finding) {
        let blamed = finding.pointer.to_string();
        let way = self.way(&blamed);
        if finding.rule.is_between_fields() {
            self.blame_user(finding, &blamed);
        } else if let Some(object) = way.last()
            && object.is_open
            && object.preset.is_some()
            && object.entry.value.place == finding.place
        {
            self.blame_around_unwritten(finding, &way);
        }
        let suggestions = finding.help.suggestions();
        let possible: Vec<_> = suggestions.iter().filter_map(|suggestion| self.for_user(suggestion, &blamed)).collect();
        if possible.is_empty() && finding.rule.id == RuleId::UnknownField {
            // It belongs in what is fixed.
            let fixed = suggestions.iter().flat_map(Suggestion::remedy).find_map(|change| self.fixed_by(change));
            finding.notes.extend(fixed.and_then(|fixed| self.note(&fixed)));
            let remove = Remedy::Remove { entry: blamed.clone() };
            finding.help = vec![self.printer(&blamed).suggestion(vec![remove])].into();
        } else {
            finding.help = possible.into();
        }
    }

    /// Blames the user's entry of a rule between fields, and says which of the others are presets.
    fn blame_user(&self, finding: &mut Finding, blamed: &String) {
        let involved = finding.parameters.fields.iter().chain([blamed]);
        let steps: Vec<_> = involved.filter_map(|pointer| self.entry(pointer)).collect();
        let is_blamed = |step: &Step<'_>| [step.entry.place, step.entry.value.place].contains(&finding.place);
        if steps.iter().any(|step| step.preset.is_some() && is_blamed(step)) {
            let own = steps.iter().find(|step| step.preset.is_none()).map(|step| step.entry.value.place);
            let arm = || self.arms.last().map(|arm| self.source.flow.choices[*arm].place);
            finding.place = own.or_else(arm).unwrap_or(Source::INVOCATION);
        }
        finding.notes.extend(steps.iter().filter_map(|step| self.note(step)));
    }

    /// Blames what the user writes around an open object in which a field is missing, and completes the help with the objects on
    /// the way to it.
    fn blame_around_unwritten(&self, finding: &mut Finding, way: &[Step<'r>]) {
        let written = way.iter().rposition(|step| step.preset.is_none());
        let (written, unwritten) = way.split_at(written.map_or(0, |last| last + 1));
        let blamed = finding.pointer.to_string();
        let ends: Vec<_> = ends(&blamed).collect();
        let here = written.len().checked_sub(1).map_or("", |last| &blamed[..ends[last]]);
        let complete = |suggestion: &Suggestion| {
            let fields = suggestion.remedy().iter().filter_map(|change| match change {
                Remedy::Add { to, value } => {
                    let (_, key) = to.rsplit_once('/')?;
                    let field = unwritten.last()?.field?.kind.as_object()?.by_wire(key)?;
                    Some((field, value.clone()))
                }
                _ => None,
            });
            let add = |value, step: &Step<'_>| Some(Sample::Object(vec![(step.field?, value)]));
            let value = unwritten[1..].iter().rev().try_fold(Sample::Object(fields.collect()), add)?;
            let to = blamed[..ends[written.len()]].to_owned();
            Some(Printer { here, ..self.printer("") }.suggestion(vec![Remedy::Add { to, value }]))
        };
        finding.help = finding.help.suggestions().iter().filter_map(complete).collect::<Vec<_>>().into();
        finding.place = written.last().map_or(Source::INVOCATION, |step| step.entry.value.place);
        finding.notes.extend(unwritten.last().and_then(|step| self.note(step)));
    }

    /// Returns a suggestion with changes that the user can make, or `None` if it would change what is fixed.
    fn for_user(&self, suggestion: &Suggestion, blamed: &str) -> Option<Suggestion> {
        if suggestion.remedy().iter().any(|change| self.fixed_by(change).is_some()) {
            return None;
        }
        let change = |change: &Remedy| match change {
            // Only a value of the user's takes the place of a default.
            Remedy::Remove { entry } if self.entry(entry).is_some_and(|step| step.preset.is_some()) => {
                Remedy::Write { entry: entry.clone(), value: Sample::Null }
            }
            change => change.clone(),
        };
        let remedy: Vec<_> = suggestion.remedy().iter().map(change).collect();
        let is_changed = remedy != suggestion.remedy();
        Some(if is_changed { self.printer(blamed).suggestion(remedy) } else { suggestion.clone() })
    }

    /// Returns the preset that a change would replace or remove, although it is fixed.
    fn fixed_by(&self, change: &Remedy) -> Option<Step<'r>> {
        // The user may replace a default with all that it contains.
        let is_no_default = |step: &Step<'_>| step.preset.is_none_or(|preset| !preset.is_default);
        let fixed = |pointer: &str| self.way(pointer).into_iter().take_while(is_no_default).find(Step::is_fixed);
        match change {
            Remedy::Add { to, .. } => fixed(to),
            Remedy::Move { entry, to } => fixed(entry).or_else(|| fixed(to)),
            Remedy::Remove { entry } | Remedy::Write { entry, .. } => {
                fixed(entry).or_else(|| self.entry(entry).filter(|step| self.has_presets(step)))
            }
            Remedy::Name { entry, .. } | Remedy::NameOneOf { entry, .. } | Remedy::Sign { entry, .. } => fixed(entry),
            _ => None,
        }
    }

    /// Returns whether an object has presets next to what the user writes, so that it stays without the latter.
    fn has_presets(&self, step: &Step<'_>) -> bool {
        let Value::Object(entries) = &step.entry.value.value else { return false };
        step.preset.is_none_or(|preset| !preset.is_default)
            && entries.iter().any(|entry| self.preset_of(entry).is_some())
    }

    /// Returns the macro that an entry comes from, unless the user has written it.
    fn preset_of(&self, entry: &Entry<'_>) -> Option<Preset> {
        self.source[entry.place].preset.filter(|preset| self.source.layers.is_outer(*preset))
    }

    /// Returns what a macro sets, in its own words.
    fn note(&self, step: &Step<'_>) -> Option<String> {
        let Step { entry, preset, .. } = step;
        let (key, value) = (&self.source[entry.place].tokens, &self.source[entry.value.place].tokens);
        let name = self.source.layers.name((*preset)?);
        Some(match entry.value.value {
            Value::Object(_) | Value::List(_) => format!("`{name}` sets `{}`", token::text(key)),
            _ => format!("`{name}` sets `{}: {}`", token::text(key), token::text(value)),
        })
    }

    /// Returns a printer of changes for the user, who looks at the object around `blamed`.
    fn printer<'p>(&self, blamed: &'p str) -> Printer<'p> {
        let root = self.kind.as_object().expect("a request is an object");
        let here = blamed.rsplit_once('/').map_or("", |(outer, _)| outer);
        Printer { root, base: "", style: self.style(), blamed, here }
    }

    /// Returns the style of the first key that the user has written.
    fn style(&self) -> Style {
        let Value::Object(entries) = &self.root.value else { return Style::Rust };
        match entries.iter().find(|entry| self.preset_of(entry).is_none()) {
            Some(entry) if !entry.is_identifier => Style::Wire,
            _ => Style::Rust,
        }
    }

    /// Returns the entry at a JSON pointer.
    fn entry(&self, pointer: &str) -> Option<Step<'r>> {
        let way = self.way(pointer);
        way.last().copied().filter(|_| way.len() == pointer.matches('/').count())
    }

    /// Returns the entries on the way of a JSON pointer, in the arms of the mistake: as many as there are.
    fn way(&self, pointer: &str) -> Vec<Step<'r>> {
        let (mut node, mut kind, mut way) = (self.root, Some(self.kind), Vec::new());
        for segment in pointer.split('/').skip(1) {
            let Value::Object(entries) = &node.value else { break };
            let object = kind.and_then(Kind::as_object);
            let field = object.and_then(|object| object.by_wire(segment));
            let is_meant = |entry: &&Entry<'static>| match (object, field) {
                (Some(object), Some(field)) if entry.is_identifier => object.by_rust(&entry.key) == Some(field),
                _ => *entry.key == *segment,
            };
            let is_possible = |entry: &&Entry<'static>| {
                !entry.arms.iter().any(|arm| self.arms.iter().any(|other| arm.excludes(*other)))
            };
            let Some(entry) = entries.iter().filter(is_possible).find(is_meant) else { break };
            let preset = self.preset_of(entry);
            let is_open = self.source.layers.open.contains(&entry.value.place);
            way.push(Step { entry, field, preset, is_open });
            (node, kind) = (&entry.value, field.map(|field| field.kind));
        }
        way
    }
}

/// Returns the arms around a key or value, from the outermost to the innermost.
fn arms_of(node: &Node<'_>, place: Place) -> Option<Vec<Arm>> {
    match &node.value {
        Value::Object(entries) => entries.iter().find_map(|entry| {
            let is_there = [entry.place, entry.value.place].contains(&place);
            let inner = if is_there { Vec::new() } else { arms_of(&entry.value, place)? };
            Some([&*entry.arms, &inner].concat())
        }),
        Value::List(items) => items.iter().find_map(|item| arms_of(item, place)),
        _ => None,
    }
}

/// Returns where each segment of a JSON pointer ends.
fn ends(pointer: &str) -> impl Iterator<Item = usize> {
    pointer.match_indices('/').skip(1).map(|(at, _)| at).chain([pointer.len()])
}
