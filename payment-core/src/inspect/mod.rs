//! The inspection of a tree against schema and rules: the same one for the macro's tokens and for JSON.

mod advice;
mod blame;
mod broken_rules;
mod channel;
pub mod choices;
mod decisive;
pub mod edit;
mod facts;
mod findings;
mod free;
mod help;
mod into_valid;
#[cfg(feature = "runtime")]
pub(crate) mod json_tree;
mod keys;
mod kinds;
mod label;
pub mod located;
pub mod place;
mod remedies;
mod samples;
mod secrets;
mod selections;
mod style_of_keys;
pub mod suggestion;
#[cfg(all(test, feature = "runtime"))]
mod tests;
pub mod tree;
pub mod typed;
mod unchecked_fields;
mod unknown;
mod verdict;

mod enum_values;

use alloc::{string::String, vec::Vec};
use core::{iter, ptr};

use choices::Choices;
use findings::Findings;
use label::Label;
use place::{Offset, Place};
use suggestion::Help;
use tree::{Entry, Node, Value};
use typed::{Cause, Flaw, Inspected, KeyMatch, Typed, TypedEntry, TypedNode, TypedObject};

use crate::{
    base::pointer::Trail,
    request::SESSION,
    rules::{Fact, Waivers, facts_about},
    schema::{Field, Kind, Object, Parameters, RuleId, key_style::Style},
};

pub use findings::Finding;
#[cfg(feature = "runtime")]
pub use json_tree::undecided_rules;
#[cfg(feature = "runtime")]
pub(crate) use secrets::is_unchecked_card_data;
pub use secrets::{holds_secret, is_card_data, is_secret};
pub use unknown::nearest;

/// The origin of a tree.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// JSON text that is read at run time.
    Json,
    /// A draft. Its types have checked its values, but not their combinations.
    Draft,
    /// Source code.
    Macro,
}

/// The result of an inspection.
pub struct Inspection<'t, P = Offset> {
    /// The mistakes in the order of the source.
    pub findings: Vec<Finding<P>>,
    /// The number of further mistakes in a JSON text.
    pub omitted: usize,
    /// The rules that are broken, and allowed to be.
    pub waived: Waivers,
    /// The rules that look at a field that is rejected or unchecked: they may be broken once the field is known.
    pub undecided: Waivers,
    /// The request with the types of its values, or `None` if it is not an object.
    pub root: Option<TypedObject<'t, Inspected, P>>,
}

impl<P> Default for Inspection<'_, P> {
    fn default() -> Self {
        Self { findings: Vec::new(), omitted: 0, waived: Waivers::NONE, undecided: Waivers::NONE, root: None }
    }
}

/// Returns all mistakes in `root`, apart from the rules that it may break, and the types of its values.
///
/// `choices` are the choices among the entries of the tree.
pub fn inspect<'t, P: Place>(
    object: &'static Object,
    root: &'t Node<'t, P>,
    origin: Origin,
    allowed: Waivers,
    choices: &Choices<P>,
) -> Inspection<'t, P> {
    let style = if origin == Origin::Macro { Style::of(root) } else { Style::Wire };
    let mut inspector = Inspector { style, ..Inspector::new(object, origin, allowed, choices) };
    let typed = match &root.value {
        Value::Object(entries) => Some(inspector.object(object, entries, &root.place)),
        Value::Broken => None,
        _ => {
            inspector.report(RuleId::Json, &root.place, "a request must be a JSON object", "write `{ … }`");
            None
        }
    };
    let Inspector { findings, waived, undecided, .. } = inspector;
    let (findings, omitted) = findings.finish();
    Inspection { findings, omitted, waived, undecided, root: typed }
}

/// Returns whether a value of a JSON text, which is at no place of an object or a list, is one that `field` accepts.
pub(crate) fn accepts(field: &'static Field, node: &Node<'_>, allowed: Waivers) -> bool {
    match (field.kind, &node.value) {
        // Only arbitrary JSON with a repeated key has entries.
        (Kind::Free(_), Value::Object(entries)) => entries.is_empty(),
        (_, Value::Object(_) | Value::List(_)) => false,
        _ => {
            let choices = Choices::default();
            let mut inspector = Inspector::new(SESSION, Origin::Json, allowed, &choices);
            inspector.value(field.kind, Label::Field(field), node);
            inspector.findings.is_empty()
        }
    }
}

/// Sorts findings in the order of the source. Those of one place stay in their order.
pub fn sorted<P: Place>(mut findings: Vec<Finding<P>>) -> Vec<Finding<P>> {
    findings.sort_by(|one, other| one.place.cmp(&other.place));
    findings
}

/// Groups items by their places, in the order of the places.
fn group_by_place<P: Place, T>(mut placed: Vec<(P, T)>) -> Vec<(P, Vec<T>)> {
    let mut groups: Vec<(P, Vec<T>)> = Vec::new();
    placed.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (place, item) in placed {
        match groups.last_mut() {
            Some((last, items)) if *last == place => items.push(item),
            _ => groups.push((place, Vec::from([item]))),
        }
    }
    groups
}

struct Inspector<'c, P> {
    /// The object that is inspected as a whole.
    root: &'static Object,
    findings: Findings<P>,
    /// The rules that may be broken.
    allowed: Waivers,
    /// The allowed rules that are broken.
    waived: Waivers,
    /// The rules that look at an unknown field.
    undecided: Waivers,
    /// The JSON pointer of the value that is inspected.
    trail: Trail,
    /// The path of the value that is inspected, in Rust names.
    path: Vec<&'static str>,
    /// The length of the path to the object that `facts` are about.
    start: usize,
    /// The facts that combination rules ask for about the innermost object that has such rules.
    facts: &'static [Fact],
    origin: Origin,
    /// The choices among the entries.
    choices: &'c Choices<P>,
    style: Style,
    /// The number of repeated keys on the way to the value that is inspected.
    repeated: usize,
}

impl<'c, P: Place> Inspector<'c, P> {
    fn new(root: &'static Object, origin: Origin, allowed: Waivers, choices: &'c Choices<P>) -> Self {
        Self {
            root,
            findings: Findings::new(origin),
            allowed,
            waived: Waivers::NONE,
            undecided: Waivers::NONE,
            trail: Trail::default(),
            path: Vec::new(),
            start: 0,
            facts: &[],
            origin,
            choices,
            style: Style::Wire,
            repeated: 0,
        }
    }

    fn report(&mut self, rule: RuleId, place: &P, message: impl Into<String>, help: impl Into<Help>) {
        if !self.omits(rule, place) {
            let finding = self.finding(rule, place, message, help);
            self.findings.push(finding);
        }
    }

    /// Returns whether a finding is only counted. Its message and help are not needed then.
    fn omits(&mut self, rule: RuleId, place: &P) -> bool {
        self.findings.omits(rule, place)
    }

    /// Creates a finding about the value that is inspected.
    fn finding(&mut self, rule: RuleId, place: &P, message: impl Into<String>, help: impl Into<Help>) -> Finding<P> {
        let help: Help = help.into();
        // A repeated key makes each pointer that leads through it mean two places.
        let help = if self.repeated == 0 && self.origin != Origin::Draft { help } else { help.without_edits() };
        let (pointer, parameters) = (self.trail.pointer(), Parameters::default());
        Finding {
            rule: rule.rule(),
            place: place.clone(),
            pointer,
            message: message.into(),
            help,
            parameters,
            other: None,
        }
    }

    /// Returns whether a broken rule may be broken, and notes it.
    fn waives(&mut self, rule: RuleId) -> bool {
        let waiver = rule.waiver().filter(|waiver| self.allowed.contains(*waiver));
        self.waived.extend(waiver);
        waiver.is_some()
    }

    /// Inspects a value under a key or index, with pointer and path set to it.
    fn within<T>(&mut self, segment: &str, rust: &'static str, look: impl FnOnce(&mut Self) -> T) -> T {
        self.trail.push(segment);
        self.path.push(rust);
        let seen = look(self);
        self.trail.pop();
        self.path.pop();
        seen
    }

    /// Inspects something without keeping the findings. The mistake in it is reported already.
    fn silently<T>(&mut self, look: impl FnOnce(&mut Self) -> T) -> T {
        let reported = self.findings.len();
        let seen = look(self);
        self.findings.truncate(reported);
        seen
    }

    /// Inspects an object: its keys, its values, and the combinations that it has rules for.
    fn object<'t>(
        &mut self,
        object: &'static Object,
        entries: &'t [Entry<'t, P>],
        place: &'t P,
    ) -> TypedObject<'t, Inspected, P> {
        let outer = (self.style, self.facts, self.start);
        if let (Origin::Macro, Some(own)) = (self.origin, Style::of_entries(entries)) {
            self.style = own;
        }
        let own_facts = facts_about(object);
        if !own_facts.is_empty() {
            (self.facts, self.start) = (own_facts, self.path.len());
        }
        let keys = self.keys(object, entries);
        let entries = self.values(object, entries, &keys);
        let typed = TypedObject { object, place, entries };
        self.report_missing_fields(&typed, &keys);
        // The objects in a draft have been checked, with the rules that each of them may break.
        if self.origin != Origin::Draft || self.path.is_empty() {
            self.check_combinations(&typed);
        }
        (self.style, self.facts, self.start) = outer;
        typed
    }

    /// Inspects the values of entries with these keys.
    fn values<'t>(
        &mut self,
        object: &'static Object,
        entries: &'t [Entry<'t, P>],
        keys: &[KeyMatch],
    ) -> Vec<TypedEntry<'t, Inspected, P>> {
        let account = self.given_account_number(object, entries, keys);
        let is_macro = self.origin == Origin::Macro;
        let repeated: Vec<_> = keys.iter().filter_map(|key| key.repeated_field()).collect();
        let mut typed = Vec::new();
        for (written, key) in iter::zip(entries, keys) {
            let is_repeated =
                key.given_field().is_some_and(|field| repeated.iter().any(|other| ptr::eq(*other, field)));
            self.repeated += usize::from(is_repeated);
            let entry = match *key {
                KeyMatch::Given(field) if written.is_unchecked => self.unchecked_field(object, field, written),
                KeyMatch::Other => self.undocumented_entry(object, written),
                KeyMatch::Given(field) => self.field(field, written),
                // The facts in it are unknown, but the macro needs to know the types of run-time values. A misspelt key
                // is no better as a variable.
                KeyMatch::Near(field) | KeyMatch::Repeated(field)
                    if is_macro && !(written.is_bare() && matches!(key, KeyMatch::Near(_))) =>
                {
                    self.silently(|inspector| inspector.field(field, written))
                }
                KeyMatch::Near(_) | KeyMatch::Repeated(_) | KeyMatch::Unknown => {
                    let kind = key.meant_field().map(|field| field.kind);
                    let cause = if written.is_bare() { Cause::Unreadable } else { Cause::UnknownKey };
                    (written.is_optional, Typed::Invalid(Flaw { kind, cause }))
                }
            };
            self.repeated -= usize::from(is_repeated);
            let (is_optional, value) = entry;
            // A text may have thousands of such entries, and nothing needs their values.
            let is_needed = match key {
                KeyMatch::Given(_) | KeyMatch::Other => true,
                KeyMatch::Near(field) => {
                    is_macro || !typed.iter().any(|other: &TypedEntry<'_, _, P>| other.is_misspelling_of(field))
                }
                KeyMatch::Repeated(_) | KeyMatch::Unknown => is_macro,
            };
            if !is_needed {
                continue;
            }
            let value = TypedNode { written: &written.value, value };
            typed.push(TypedEntry { written, key: *key, is_optional, is_repeated, value });
        }
        if let Some(account) = account {
            self.report_run_time_channel(&account, &mut typed);
            self.report_number_next_to_choice(&account, &mut typed);
        }
        typed
    }
}
