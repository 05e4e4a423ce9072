//! The inspection of a tree against schema and rules: the same one for the macro's tokens and for JSON.

mod advice;
mod blame;
mod channel;
mod choices;
mod combinations;
mod decisive;
mod facts;
mod findings;
mod free;
mod help;
#[cfg(feature = "runtime")]
pub(crate) mod json_tree;
mod keys;
mod label;
mod marks;
mod samples;
mod secrets;
mod style_of_keys;
#[cfg(all(test, feature = "runtime"))]
mod tests;
pub mod tree;
mod unknown;
mod values;

mod words;

use alloc::{string::String, vec::Vec};

use findings::Findings;
use label::Label;
use tree::{Entry, KeyMatch, Node, Value};

use crate::{
    base::{distinct::distinct, pointer::Trail},
    request::SESSION,
    rules::{Fact, Waivers, facts_about},
    schema::{Field, Kind, Object, RuleId, key_style::Style},
};

pub use choices::{Choice, ChoiceArm, are_separate};
pub use findings::Finding;
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
#[derive(Default)]
pub struct Inspection {
    /// The mistakes in the order of the source.
    pub findings: Vec<Finding>,
    /// The number of further mistakes in a JSON text.
    pub omitted: usize,
    /// The rules that are broken, and allowed to be.
    pub waived: Waivers,
    /// The rules that look at a field that is refused or unchecked: they may be broken once the field is known.
    pub undecided: Waivers,
}

/// Returns all mistakes in `root`, apart from the rules that it may break.
///
/// The inspection writes its results into the tree, such as the field of each key. `choices` are the choices among the
/// entries of the tree.
pub fn inspect(
    object: &'static Object,
    root: &mut Node<'_>,
    origin: Origin,
    allowed: Waivers,
    choices: &[Choice],
) -> Inspection {
    let style = if origin == Origin::Macro { Style::of(root) } else { Style::Wire };
    let mut inspector = Inspector { choices, style, ..Inspector::new(object, origin, allowed) };
    let place = root.place;
    match &mut root.value {
        Value::Object(entries) => inspector.object(object, entries, place),
        Value::Broken => {}
        _ => inspector.report(RuleId::Json, place, "a request must be a JSON object", "write `{ … }`"),
    }
    let (findings, omitted) = inspector.findings.finish();
    Inspection { findings, omitted, waived: inspector.waived, undecided: inspector.undecided }
}

/// Returns whether a value of a JSON text, which is at no place of an object or a list, is one that `field` accepts.
pub(crate) fn accepts(field: &'static Field, node: &Node<'_>, allowed: Waivers) -> bool {
    match (field.kind, &node.value) {
        // Only free JSON with a repeated key has entries.
        (Kind::Free(_), Value::Object(entries)) => entries.is_empty(),
        (_, Value::Object(_) | Value::List(_)) => false,
        _ => {
            let mut inspector = Inspector::new(SESSION, Origin::Json, allowed);
            inspector.value(field.kind, Label::Field(field), &mut node.clone());
            inspector.findings.is_empty()
        }
    }
}

/// Sorts findings in the order of the source. Those of one place stay in their order.
pub fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| finding.place);
    findings
}

/// Groups items by their places, in the order of the places.
fn group_by_place<'i, T>(placed: &[(usize, &'i T)]) -> Vec<(usize, Vec<&'i T>)> {
    let at = |place| placed.iter().filter(|(other, _)| *other == place).map(|(_, item)| *item).collect();
    distinct(placed.iter().map(|(place, _)| *place)).into_iter().map(|place| (place, at(place))).collect()
}

struct Inspector<'c> {
    /// The object that is inspected as a whole.
    root: &'static Object,
    findings: Findings,
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
    /// The choices among the entries, by their numbers.
    choices: &'c [Choice],
    style: Style,
}

impl Inspector<'_> {
    fn new(root: &'static Object, origin: Origin, allowed: Waivers) -> Self {
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
            choices: &[],
            style: Style::Wire,
        }
    }

    fn report(&mut self, rule: RuleId, place: usize, message: impl Into<String>, help: impl Into<String>) {
        if !self.omits(rule, place) {
            let finding = self.finding(rule, place, message, help);
            self.findings.push(finding);
        }
    }

    /// Returns whether a finding is only counted. Its message and help are not needed then.
    fn omits(&mut self, rule: RuleId, place: usize) -> bool {
        self.findings.omits(rule, place)
    }

    /// Creates a finding about the value that is inspected.
    fn finding(&mut self, rule: RuleId, place: usize, message: impl Into<String>, help: impl Into<String>) -> Finding {
        let (message, help) = (message.into(), help.into());
        Finding { rule: rule.rule(), place, pointer: self.trail.pointer(), message, help, other: None }
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
    fn silently(&mut self, look: impl FnOnce(&mut Self)) {
        let reported = self.findings.len();
        look(self);
        self.findings.truncate(reported);
    }

    /// Inspects an object: its keys, its values, and the combinations that it has rules for.
    fn object(&mut self, object: &'static Object, entries: &mut [Entry<'_>], place: usize) {
        let outer = (self.style, self.facts, self.start);
        if let (Origin::Macro, Some(own)) = (self.origin, Style::of_entries(entries)) {
            self.style = own;
        }
        let own_facts = facts_about(object);
        if !own_facts.is_empty() {
            (self.facts, self.start) = (own_facts, self.path.len());
        }
        self.keys(object, entries);
        self.values(object, entries);
        self.report_missing_fields(object, entries, place);
        // The objects in a draft have been checked, with the rules that each of them may break.
        if self.origin != Origin::Draft || self.path.is_empty() {
            self.check_combinations(object, entries, place);
        }
        (self.style, self.facts, self.start) = outer;
    }

    fn values(&mut self, object: &'static Object, entries: &mut [Entry<'_>]) {
        let account = self.given_account_number(object, entries);
        for entry in &mut *entries {
            match entry.key_match {
                KeyMatch::Given(field) if entry.is_unchecked => self.marked_field(object, field, entry),
                KeyMatch::Other => self.undocumented_entry(object, entry),
                KeyMatch::Given(field) => self.field(field, entry),
                // The facts in it are unknown, but the macro needs to know the types of run-time values.
                KeyMatch::Near(field) | KeyMatch::Repeated(field) if self.origin == Origin::Macro => {
                    self.silently(|inspector| inspector.field(field, entry));
                }
                _ => {}
            }
        }
        if let Some(account) = account {
            self.report_run_time_channel(&account, entries);
            self.report_number_next_to_choice(&account, entries);
        }
    }
}
