//! The state of an inspection, and the reports of mistakes.

use alloc::{string::String, vec::Vec};

use super::{
    Origin,
    choices::Choices,
    findings::{Finding, Findings},
    suggestion::Help,
    tree::Place,
};
use crate::{
    base::pointer::Trail,
    rules::{Fact, Waivers},
    schema::{Object, Parameters, RuleId, key_style::Style},
};

/// The inspection of a tree.
pub(super) struct Inspector<'c> {
    /// The object that is inspected as a whole.
    pub root: &'static Object,
    pub findings: Findings,
    /// The rules that may be broken.
    pub allowed: Waivers,
    /// The allowed rules that are broken.
    pub waived: Waivers,
    /// The rules that look at an unknown field.
    pub undecided: Waivers,
    /// The JSON pointer of the value that is inspected.
    pub trail: Trail,
    /// The path of the value that is inspected, in Rust names.
    pub path: Vec<&'static str>,
    /// The length of the path to the object that `facts` are about.
    pub start: usize,
    /// The facts that combination rules ask for about the innermost object that has such rules.
    pub facts: &'static [Fact],
    pub origin: Origin,
    /// The choices among the entries.
    pub choices: &'c Choices,
    pub style: Style,
    /// The number of repeated keys on the way to the value that is inspected.
    pub repeated: usize,
}

impl<'c> Inspector<'c> {
    pub fn new(root: &'static Object, origin: Origin, allowed: Waivers, choices: &'c Choices) -> Self {
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

    pub fn report(&mut self, rule: RuleId, place: Place, message: impl Into<String>, help: impl Into<Help>) {
        if !self.omits(rule, place) {
            let finding = self.finding(rule, place, message, help);
            self.findings.push(finding);
        }
    }

    /// Returns whether a finding is only counted. Its message and help are not needed then.
    pub fn omits(&mut self, rule: RuleId, place: Place) -> bool {
        self.findings.omits(rule, place)
    }

    /// Creates a finding about the value that is inspected.
    pub fn finding(
        &mut self,
        rule: RuleId,
        place: Place,
        message: impl Into<String>,
        help: impl Into<Help>,
    ) -> Finding {
        let help: Help = help.into();
        // A repeated key makes each pointer that leads through it mean two places.
        let help = if self.repeated == 0 && self.origin != Origin::Draft { help } else { help.without_edits() };
        let (pointer, parameters) = (self.trail.pointer(), Parameters::default());
        let (rule, place, message) = (rule.rule(), place, message.into());
        Finding { rule, page: rule.page, place, pointer, message, help, parameters, other: None }
    }

    /// Returns whether a broken rule may be broken, and notes it.
    pub fn waives(&mut self, rule: RuleId) -> bool {
        let waiver = rule.waiver().filter(|waiver| self.allowed.contains(*waiver));
        self.waived.extend(waiver);
        waiver.is_some()
    }

    /// Inspects a value under a key or index, with pointer and path set to it.
    pub fn within<T>(&mut self, segment: &str, rust: &'static str, look: impl FnOnce(&mut Self) -> T) -> T {
        self.trail.push(segment);
        self.path.push(rust);
        let seen = look(self);
        self.trail.pop();
        self.path.pop();
        seen
    }

    /// Inspects something without keeping the findings. The mistake in it is reported already.
    pub fn silently<T>(&mut self, look: impl FnOnce(&mut Self) -> T) -> T {
        let reported = self.findings.len();
        let seen = look(self);
        self.findings.truncate(reported);
        seen
    }
}
