//! The rules that an object breaks.

use alloc::vec::Vec;

use super::{Blame, Case, Fact, FactSet, FactState, FactStates, Rule, Subject, Test, ValueState};

/// The values of an object that rules ask for. Paths are in Rust names, from this object.
pub trait ObjectValues {
    fn state(&self, path: &[&str]) -> ValueState<'_>;

    /// Returns the place of an entry in the source, or `None` if there is no such entry, or it is `null`.
    fn order(&self, path: &[&str]) -> Option<usize>;

    /// Returns whether a value is `null`, or lies in one that is.
    fn is_null(&self, path: &[&str]) -> bool;
}

/// A rule that an object breaks.
#[derive(Clone, Copy, Debug)]
pub struct BrokenCase {
    pub rule: &'static Rule,
    /// The number of the group of cases in the rule.
    pub group: usize,
    pub case: &'static Case,
    /// The object that the rule is about.
    pub subject: &'static Subject,
    /// The fact whose place is to blame, or `None` if the whole object is.
    pub fact: Option<&'static Fact>,
    /// Whether the value is to blame, and not its key.
    pub is_value: bool,
    /// Whether the rule is broken only if the `Option` at the place is `None`.
    pub is_optional: bool,
}

impl BrokenCase {
    /// Returns the facts that break the rule because they hold.
    pub fn requires(&self) -> impl Iterator<Item = &'static Fact> {
        self.subject.facts_in(self.case.requires)
    }

    /// Returns the facts that break the rule because they do not hold.
    pub fn excludes(&self) -> impl Iterator<Item = &'static Fact> {
        self.subject.facts_in(self.case.excludes)
    }

    /// Returns all facts that break the rule.
    pub fn facts(&self) -> impl Iterator<Item = &'static Fact> {
        self.requires().chain(self.excludes())
    }
}

pub fn fact_states(subject: &'static Subject, values: &dyn ObjectValues) -> FactStates {
    let mut states = FactStates::default();
    for (single, fact) in subject.singles_in(subject.all_facts()) {
        let inside = |name: &str| values.state(&[fact.path, &[name]].concat());
        states.set(single, fact.test.state(values.state(fact.path), inside));
    }
    states
}

/// Returns the cases that apply to an object with these facts, in the order of the table. Each has its rule, and the number of
/// its group in the rule.
pub fn broken_cases(
    subject: &'static Subject,
    states: FactStates,
) -> impl Iterator<Item = (&'static Rule, usize, &'static Case)> {
    let groups_of = move |rule: &'static Rule| rule.groups(subject).iter().enumerate().map(move |group| (rule, group));
    let groups = subject.rules.iter().flat_map(groups_of);
    groups.filter_map(move |(rule, (number, group))| Some((rule, number, group.broken_case(states)?)))
}

/// Returns the rules that an object with these facts breaks, in the order of the table.
pub fn broken(subject: &'static Subject, states: FactStates, values: &dyn ObjectValues) -> Vec<BrokenCase> {
    let broken = broken_cases(subject, states).map(|(rule, group, case)| {
        let (fact, is_value, is_optional) = blamed(subject, case, states, values);
        BrokenCase { rule, group, case, subject, fact, is_value, is_optional }
    });
    broken.collect()
}

/// Returns the fact to blame, whether its value is to blame, and whether it is broken only without that value.
fn blamed(
    subject: &'static Subject,
    case: &Case,
    states: FactStates,
    values: &dyn ObjectValues,
) -> (Option<&'static Fact>, bool, bool) {
    // A field that is missing only if its `Option` is empty cannot be added: that would set it twice.
    let is_optional = |fact: &&Fact| values.state(fact.path).presence() == FactState::Maybe;
    if let Some(fact) = subject.facts_in(case.excludes & states.maybe).find(is_optional) {
        return (Some(fact), false, true);
    }
    let last_of = |facts: FactSet| {
        let places = subject.facts_in(facts).filter_map(|fact| Some((values.order(fact.path)?, fact)));
        places.max_by_key(|(place, _)| *place).map(|(_, fact)| fact)
    };
    let blamed = case.blame.iter().find_map(|blame| match *blame {
        Blame::Key(facts) | Blame::Last(facts) => Some((last_of(facts)?, false)),
        Blame::Value(facts) => Some((last_of(facts)?, true)),
        Blame::Whole => None,
    });
    blamed.map_or((None, false, false), |(fact, is_value)| (Some(fact), is_value, false))
}

/// Returns whether a rule excludes the field at a path, next to such facts: it would be to blame by its presence.
pub fn is_excluded(subject: &'static Subject, states: FactStates, path: &[&str]) -> bool {
    let is_added = |fact: &Fact| fact.test == Test::Present && path.starts_with(fact.path);
    let added = subject.facts_for_which(is_added) - (states.holds - states.unknown);
    let with = FactStates { holds: states.holds | added, maybe: states.maybe - added, unknown: states.unknown - added };
    let is_blamed = |blame: &Blame| matches!(blame, Blame::Key(facts) | Blame::Last(facts) if facts.intersects(added));
    let mut cases = subject.rules.iter().flat_map(|rule| rule.groups(subject)).flat_map(|group| group.cases);
    cases.any(|case| {
        let is_new = case.requires.intersects(added) && case.blame.iter().any(is_blamed);
        is_new && with.can_be(case.requires, case.excludes)
    })
}

/// Returns the rules that nobody can decide, because they ask for an unknown fact.
pub fn undecided(subject: &'static Subject, states: FactStates) -> impl Iterator<Item = &'static Rule> {
    subject.rules.iter().filter(move |rule| rule.groups(subject).iter().any(|group| group.is_undecided(states)))
}
