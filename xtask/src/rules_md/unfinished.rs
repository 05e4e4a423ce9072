//! A request that is not finished, and a search through the ways to complete it: with a field, and without it.

use std::{collections::BTreeMap, iter, ptr};

use payment_core::{
    facts::{Case, Fact, FactSet, FactState, FactStates, ObjectFacts, Subject, Test, ValueState, broken_cases},
    rules::Rule,
    schema::{Field, Kind, Object},
};

use super::matrix::Cell;

/// A case that applies, and its rule.
type BrokenCase = (&'static Rule, &'static Case);

/// A request that is not finished. Facts in neither set may still come to hold.
#[derive(Clone, Copy)]
pub struct UnfinishedRequest {
    subject: &'static Subject,
    /// The facts that hold.
    holds: FactSet,
    /// The facts that will never hold.
    never: FactSet,
}

fn deciding_facts(subject: &Subject) -> impl Iterator<Item = &'static Fact> + use<> {
    subject.facts_in(subject.deciding)
}

/// Returns the facts about the field at this path and about fields in it.
fn facts_inside(subject: &Subject, path: &[&str]) -> FactSet {
    subject.facts_for_which(|fact| fact.needs(path))
}

/// Returns the facts that hold if the field at this path is present with a value that is not its default. The objects
/// around it are present, too.
fn facts_if_present(subject: &Subject, path: &[&str]) -> FactSet {
    let holds = |fact: &Fact| fact.test.state(ValueState::RUN_TIME, |_| ValueState::Unknown) == FactState::Yes;
    subject.facts_for_which(|fact| path.starts_with(fact.path) && holds(fact))
}

impl UnfinishedRequest {
    /// Creates a request of which a draft has the fields at the paths `set`, and may get any other one.
    ///
    /// The fields that decide which others are needed are always decided: if they are absent, their defaults hold, and if
    /// one is in an object that is absent, so is the object.
    pub fn of<T: ObjectFacts>(draft: &T, set: &[&[&str]]) -> Self {
        let (subject, holds) = (T::SUBJECT, draft.facts());
        let is_set = |fact: &Fact| set.iter().any(|path| path.starts_with(fact.path));
        let is_deciding = |fact: &Fact| deciding_facts(subject).any(|deciding| deciding.path == fact.path);
        // Fields can still be added to an object.
        let decided = subject.facts_for_which(|fact| is_deciding(fact) || is_set(fact) && !fact.test.asks_fields());
        let absent = deciding_facts(subject).filter(|fact| fact.path.len() > 1 && !is_set(fact));
        let decided = absent.fold(decided, |facts, fact| facts | facts_inside(subject, &fact.path[..1]));
        Self { subject, holds, never: decided - holds }
    }

    /// Returns the cases that apply as long as nothing is added.
    fn broken_cases(self) -> Vec<BrokenCase> {
        broken_cases(self.subject, FactStates::known(self.holds)).map(|(rule, _, case)| (rule, case)).collect()
    }

    /// Returns whether something can be added to the request so that it keeps every rule.
    ///
    /// This is a depth-first search. It repairs the first broken case in each possible way, and then what is broken
    /// after that. Each step adds facts and takes none away, so the search ends.
    fn can_be_valid(self) -> bool {
        match *self.broken_cases() {
            [] => true,
            [(_, case), ..] => self.repairs(case).any(|added| self.with(added).can_be_valid()),
        }
    }

    /// Returns the ways to repair a broken case. Each is a set of facts to add: one that the case excludes, and the
    /// objects around it.
    fn repairs(self, case: &Case) -> impl Iterator<Item = FactSet> {
        let excluded = self.subject.singles_in(case.excludes);
        let excluded = excluded.map(move |(single, fact)| single | facts_if_present(self.subject, fact.path));
        excluded.filter(move |added| !added.intersects(self.never))
    }

    fn with(self, added: FactSet) -> Self {
        Self { holds: self.holds | added, ..self }
    }

    /// Returns the rules among `broken` that are to be named as reasons why nothing helps: those that nothing repairs,
    /// else those of which every repair breaks another rule for good, else all.
    fn obstacles(self, broken: &[BrokenCase]) -> Vec<&'static str> {
        let is_lost = |(_, case): &&BrokenCase| self.repairs(case).next().is_none();
        let is_costly = |(_, case): &&BrokenCase| self.repairs(case).all(|added| self.breaks_for_good(added));
        let lost = distinct_rules(broken.iter().filter(is_lost));
        let costly = distinct_rules(broken.iter().filter(is_costly));
        [lost, costly].into_iter().find(|rules| !rules.is_empty()).unwrap_or_else(|| distinct_rules(broken))
    }

    /// Returns whether something is broken that nothing repairs, once these facts are added.
    fn breaks_for_good(self, added: FactSet) -> bool {
        let after = self.with(added);
        after.broken_cases().iter().any(|(_, case)| after.repairs(case).next().is_none())
    }

    /// Returns the cell of each optional field that can be in the request, by its wire names.
    ///
    /// # Errors
    ///
    /// Returns the rules that the request breaks, whatever is added.
    pub fn cells(self) -> Result<BTreeMap<String, Cell>, Vec<&'static str>> {
        if !self.can_be_valid() {
            return Err(self.obstacles(&self.broken_cases()));
        }
        let mut cells = BTreeMap::new();
        self.add_cells(self.subject.object(), &[], &mut cells);
        Ok(cells)
    }

    fn add_cells(self, object: &'static Object, around: &[&'static Field], cells: &mut BTreeMap<String, Cell>) {
        for field in object.fields {
            let path: Vec<_> = around.iter().copied().chain(iter::once(field)).collect();
            if self.add_cell(field, &path, cells)
                && let Kind::Object(inner) = field.kind
            {
                self.add_cells(inner, &path, cells);
            }
        }
    }

    /// Adds the cell of a field, unless it decides the shape or is required. Returns whether fields can lie in this one.
    fn add_cell(self, field: &'static Field, path: &[&'static Field], cells: &mut BTreeMap<String, Cell>) -> bool {
        let names: Vec<_> = path.iter().map(|field| field.rust).collect();
        if deciding_facts(self.subject).any(|fact| fact.path == names) {
            return false;
        }
        let is_deciding_inside = |fact: &Fact| fact.path.starts_with(&names);
        if deciding_facts(self.subject).any(is_deciding_inside) {
            // The shape says whether the object is present. If it is not, no field can lie in it.
            return self.holds.intersects(self.subject.deciding & self.subject.facts_for_which(is_deciding_inside));
        }
        if field.required {
            return true;
        }
        let cell = self.cell(&names);
        let can_be_present = !matches!(cell, Cell::Rejected(_));
        cells.insert(path.iter().map(|field| field.wire).collect::<Vec<_>>().join("."), cell);
        can_be_present
    }

    /// Returns the cell of a field, with the rules that cause it.
    fn cell(self, path: &[&str]) -> Cell {
        let (present, inside) = (facts_if_present(self.subject, path), facts_inside(self.subject, path));
        let with = Self { holds: self.holds | present, never: self.never - present, ..self };
        let without = Self { holds: self.holds - inside, never: self.never | inside, ..self };
        // What is broken as long as the field is absent, although it may still come.
        let broken_so_far = Self { holds: without.holds, ..self }.broken_cases();
        let mut reasons: Vec<_> =
            with.broken_cases().into_iter().filter(|(_, case)| !has_case(&broken_so_far, case)).collect();
        if !with.can_be_valid() {
            // An obstacle may also be there without the field.
            let broken = if reasons.is_empty() { with.broken_cases() } else { reasons };
            let has_default = self.subject.facts_in(present).any(|fact| fact.path == path && is_about_default(fact));
            let rules = with.obstacles(&broken);
            return if has_default { Cell::DefaultOnly(rules) } else { Cell::Rejected(rules) };
        }
        let is_repaired = |(_, case): &BrokenCase| case.excludes.intersects(inside - self.never);
        let repaired: Vec<_> = broken_so_far.into_iter().filter(is_repaired).collect();
        if !without.can_be_valid() {
            return Cell::Required(distinct_rules(&repaired));
        }
        reasons.extend(repaired);
        if reasons.is_empty() { Cell::Allowed } else { Cell::Depends(distinct_rules(&reasons)) }
    }
}

/// Returns whether a fact is that a field has another value than its default.
fn is_about_default(fact: &Fact) -> bool {
    matches!(fact.test, Test::True | Test::Not(_))
}

fn has_case(broken: &[BrokenCase], case: &'static Case) -> bool {
    broken.iter().any(|(_, other)| ptr::eq(*other, case))
}

/// Returns the ids of the rules that are broken, each once.
fn distinct_rules<'b>(broken: impl IntoIterator<Item = &'b BrokenCase>) -> Vec<&'static str> {
    let mut rules = Vec::new();
    for (rule, _) in broken {
        if !rules.contains(&rule.id.as_str()) {
            rules.push(rule.id.as_str());
        }
    }
    rules
}
