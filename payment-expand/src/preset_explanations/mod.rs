//! Mistakes together with presets of the macros around an invocation.
//!
//! A user neither sees presets nor changes what is fixed. So the mistake is reported at the user's tokens, with a note of what
//! the macros set, and its help has only changes that the user can make.

mod joined;

use payment_core::{
    base::path::{Path, Segment},
    inspect::{
        Explanation,
        help::{Change, Help, Suggestion},
        tree::{Arm, Node, Place, Value},
    },
    rules::RuleId,
    schema::{Kind, Sample},
};

use self::joined::{JoinedRequest, Step};
use crate::source::Source;

/// Reports the mistakes of a request together with presets at the user's tokens.
pub fn attribute(explanations: &mut [Explanation], root: &Node<'static>, kind: Kind, source: &Source) {
    if source.layers.names.is_empty() {
        return;
    }
    for explanation in explanations {
        let mut arms: Vec<_> = source.choices.tree.arms_around(explanation.place).collect();
        // The presets of an arm do not lie in its braces.
        arms.extend(arms_of(root, explanation.place).unwrap_or_default());
        JoinedRequest { root, kind, source, arms }.attribute(explanation);
    }
}

impl<'r> JoinedRequest<'r> {
    fn attribute(&self, explanation: &mut Explanation) {
        // Both entries are the user's.
        if explanation.rule.id == RuleId::DuplicateField {
            return;
        }
        let blamed = explanation.pointer.clone();
        let steps = self.steps(&blamed);
        if explanation.rule.is_between_fields() {
            self.blame_user(explanation, &blamed);
        } else if let Some(object) = steps.last()
            && object.is_open
            && object.preset.is_some()
            && object.entry.value.place == explanation.place
        {
            self.blame_around_unwritten(explanation, &steps);
        }
        let suggestions = explanation.help.suggestions();
        let possible: Vec<_> = suggestions.iter().filter_map(|suggestion| self.for_user(suggestion, &blamed)).collect();
        if possible.is_empty() && explanation.rule.id == RuleId::UnknownField {
            // It belongs in what is fixed.
            let fixed = suggestions.iter().flat_map(Suggestion::changes).find_map(|change| self.fixed_by(change));
            explanation.notes.extend(fixed.and_then(|fixed| self.note(&fixed)));
            let remove = Change::Remove { entry: blamed.clone() };
            explanation.help = vec![self.printer_at(&blamed).suggestion(vec![remove])].into();
        } else if possible.is_empty() && explanation.rule.is_between_fields() {
            explanation.help = self.change_of_own(explanation, &blamed).unwrap_or_default();
        } else {
            explanation.help = possible.into();
        }
    }

    /// Returns the help to change an entry of the user's, where each correction needs another change of what is fixed.
    fn change_of_own(&self, explanation: &Explanation, blamed: &Path) -> Option<Help> {
        involved(explanation, blamed).find_map(|path| {
            let Step { entry, field, .. } = self.entry(&path).filter(|step| step.preset.is_none())?;
            let field = field?;
            if let Kind::EnumValue(_) | Kind::Bool = field.kind {
                return Some(format!("write another `{}`", entry.key).into());
            }
            let remove = Change::Remove { entry: path };
            let is_possible = !field.required && self.fixed_by(&remove).is_none();
            is_possible.then(|| self.printer_at(blamed).suggestion(vec![remove]).into())
        })
    }

    /// Blames the user's entry of a rule between fields, and says which of the others are presets.
    fn blame_user(&self, explanation: &mut Explanation, blamed: &Path) {
        let steps: Vec<_> = involved(explanation, blamed).filter_map(|path| self.entry(&path)).collect();
        let is_blamed = |step: &Step<'_>| [step.entry.place, step.entry.value.place].contains(&explanation.place);
        if steps.iter().any(|step| step.preset.is_some() && is_blamed(step)) {
            let own = steps.iter().find(|step| step.preset.is_none()).map(|step| step.entry.value.place);
            let arm = || self.arms.last().map(|arm| self.source.choices.tree[*arm].place);
            explanation.place = own.or_else(arm).unwrap_or(Source::INVOCATION);
        }
        explanation.notes.extend(steps.iter().filter_map(|step| self.note(step)));
    }

    /// Blames what the user writes around an open object in which a field is missing, and completes the help with the objects on
    /// the way to it.
    fn blame_around_unwritten(&self, explanation: &mut Explanation, steps: &[Step<'r>]) {
        let written = steps.iter().rposition(|step| step.preset.is_none());
        let (written, unwritten) = steps.split_at(written.map_or(0, |last| last + 1));
        // The paths of the request and of each entry on the way.
        let mut paths = vec![explanation.pointer.clone()];
        while let Some(path) = paths.last().filter(|path| !path.is_root()) {
            paths.push(path.outer());
        }
        paths.reverse();
        let here = paths[written.len()].clone();
        let complete = |suggestion: &Suggestion| {
            let fields = suggestion.changes().iter().filter_map(|change| match change {
                Change::Add { to, value } => {
                    let Some(Segment::Key(key)) = to.last() else { return None };
                    let field = unwritten.last()?.field?.kind.as_object()?.by_wire(key)?;
                    Some((field, value.clone()))
                }
                _ => None,
            });
            let add = |value, step: &Step<'_>| Some(Sample::Object(vec![(step.field?, value)]));
            let value = unwritten[1..].iter().rev().try_fold(Sample::Object(fields.collect()), add)?;
            let to = paths[written.len() + 1].clone();
            Some(self.printer(None, here.clone()).suggestion(vec![Change::Add { to, value }]))
        };
        explanation.help = explanation.help.suggestions().iter().filter_map(complete).collect::<Vec<_>>().into();
        explanation.place = written.last().map_or(Source::INVOCATION, |step| step.entry.value.place);
        explanation.notes.extend(unwritten.last().and_then(|step| self.note(step)));
    }

    /// Returns a suggestion with changes that the user can make, or `None` if it would change what is fixed.
    fn for_user(&self, suggestion: &Suggestion, blamed: &Path) -> Option<Suggestion> {
        if suggestion.changes().iter().any(|change| self.fixed_by(change).is_some()) {
            return None;
        }
        let change = |change: &Change| match change {
            // Only a value of the user's takes the place of a default.
            Change::Remove { entry } if self.entry(entry).is_some_and(|step| step.preset.is_some()) => {
                Change::Write { entry: entry.clone(), value: Sample::Null }
            }
            change => change.clone(),
        };
        let changes: Vec<_> = suggestion.changes().iter().map(change).collect();
        let is_changed = changes != suggestion.changes();
        Some(if is_changed { self.printer_at(blamed).suggestion(changes) } else { suggestion.clone() })
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

/// Returns the paths of the entries that break a rule, first the one that is blamed.
fn involved<'f>(explanation: &'f Explanation, blamed: &Path) -> impl Iterator<Item = Path> + use<'f> {
    let others = explanation.parameters.fields.iter().map(|pointer| Path::default().join(pointer));
    [blamed.clone()].into_iter().chain(others)
}
