//! A request that is not finished, and a search through the ways to complete it.

use alloc::{vec, vec::Vec};
use core::ptr;

use super::field_need::{FieldNeed, Need};
use crate::engine::{
    rules::{Case, Fact, FactSet, Rule, Seen, Shape, State, Subject, Test, broken_cases},
    schema::{Field, Kind, Object},
};

/// A case that applies, and its rule.
type BrokenCase = (&'static Rule, &'static Case);

impl Subject {
    fn deciding_facts(&self) -> impl Iterator<Item = &'static Fact> + use<> {
        self.facts_in(self.deciding)
    }

    /// Returns all facts about the fields that decide the shape of a request.
    pub(super) fn facts_of_deciding_fields(&self) -> FactSet {
        self.facts_for_which(|fact| self.deciding_facts().any(|deciding| deciding.path == fact.path))
    }

    /// Returns the facts about the field at this path and about fields in it.
    pub(super) fn facts_inside(&self, path: &[&str]) -> FactSet {
        self.facts_for_which(|fact| fact.needs(path))
    }

    /// Returns the facts that hold if the field at this path is present with a value that is not its default. The objects
    /// around it are present, too.
    fn facts_if_present(&self, path: &[&str]) -> FactSet {
        let holds = |fact: &Fact| fact.test.state(Seen::RUN_TIME, |_| Seen::Unknown) == State::Yes;
        self.facts_for_which(|fact| path.starts_with(fact.path) && holds(fact))
    }
}

/// A request that is not finished. Facts in neither set may still come to hold.
#[derive(Clone, Copy)]
pub(super) struct UnfinishedRequest {
    pub(super) subject: &'static Subject,
    /// The facts that hold.
    pub(super) holds: FactSet,
    /// The facts that will never hold.
    pub(super) never: FactSet,
}

impl UnfinishedRequest {
    /// Returns the cases that apply as long as nothing is added.
    pub(super) fn broken_cases(self) -> Vec<BrokenCase> {
        broken_cases(self.subject, Shape::known(self.holds)).map(|(rule, _, case)| (rule, case)).collect()
    }

    /// Returns whether something can be added to the request so that it keeps every rule.
    ///
    /// This is a depth-first search. It repairs the first broken case in each possible way, and then what is broken
    /// after that. Each step adds facts and takes none away, so the search ends.
    pub(super) fn can_be_valid(self) -> bool {
        match *self.broken_cases() {
            [] => true,
            [(_, case), ..] => self.repairs(case).any(|added| self.with(added).can_be_valid()),
        }
    }

    /// Returns the ways to repair a broken case. Each is a set of facts to add: one that the case excludes, and the
    /// objects around it.
    fn repairs(self, case: &Case) -> impl Iterator<Item = FactSet> {
        let excluded = self.subject.singles_in(case.excludes);
        let excluded = excluded.map(move |(single, fact)| single | self.subject.facts_if_present(fact.path));
        excluded.filter(move |added| !added.intersects(self.never))
    }

    fn with(self, added: FactSet) -> Self {
        Self { holds: self.holds | added, ..self }
    }

    /// Returns the rules among `broken` that are to be named as reasons why nothing helps: those that nothing repairs,
    /// else those of which every repair breaks another rule for good, else all.
    pub(super) fn obstacles(self, broken: &[BrokenCase]) -> Vec<&'static Rule> {
        let is_lost = |(_, case): &BrokenCase| self.repairs(case).next().is_none();
        let is_costly = |(_, case): &BrokenCase| self.repairs(case).all(|added| self.breaks_for_good(added));
        let lost: Vec<_> = broken.iter().copied().filter(is_lost).collect();
        let costly: Vec<_> = broken.iter().copied().filter(is_costly).collect();
        if !lost.is_empty() {
            distinct_rules(&lost)
        } else if !costly.is_empty() {
            distinct_rules(&costly)
        } else {
            distinct_rules(broken)
        }
    }

    /// Returns whether something is broken that nothing repairs, once these facts are added.
    fn breaks_for_good(self, added: FactSet) -> bool {
        let after = self.with(added);
        after.broken_cases().iter().any(|(_, case)| after.repairs(case).next().is_none())
    }

    /// Appends the needs of the fields of `object`, which lies at the end of `path`. The request itself has no need.
    pub(super) fn list_fields(
        self,
        object: &'static Object,
        path: &mut Vec<&'static Field>,
        need: Option<Need>,
        fields: &mut Vec<FieldNeed>,
    ) {
        for field in object.fields {
            path.push(field);
            if let Some(need) = self.list_field(field, path, need, fields)
                && let Kind::Object(inner) = field.kind
            {
                self.list_fields(inner, path, Some(need), fields);
            }
            path.pop();
        }
    }

    /// Appends the need of a field, unless it decides the shape. Returns the need if fields can lie in this one.
    fn list_field(
        self,
        field: &'static Field,
        path: &[&'static Field],
        object: Option<Need>,
        fields: &mut Vec<FieldNeed>,
    ) -> Option<Need> {
        let names: Vec<_> = path.iter().map(|field| field.rust).collect();
        if self.subject.deciding_facts().any(|fact| fact.path == names) {
            return None;
        }
        let is_deciding_inside = |fact: &Fact| fact.path.starts_with(&names);
        if self.subject.deciding_facts().any(is_deciding_inside) {
            // The shape says whether the object is present. If it is not, no field can lie in it.
            let inside = self.subject.deciding & self.subject.facts_for_which(is_deciding_inside);
            return self.holds.intersects(inside).then_some(Need::Optional);
        }
        let (need, rules) = self.need(field, &names, object);
        fields.push(FieldNeed { path: path.to_vec(), need, rules });
        (need != Need::Rejected).then_some(need)
    }

    /// Returns the need of a field in an object of which the need is known, and the rules that cause it.
    fn need(self, field: &'static Field, path: &[&str], object: Option<Need>) -> (Need, Vec<&'static Rule>) {
        if field.required {
            let need = if matches!(object, None | Some(Need::Required)) { Need::Required } else { Need::Within };
            return (need, vec![field.rule_if_missing().rule()]);
        }
        let (present, inside) = (self.subject.facts_if_present(path), self.subject.facts_inside(path));
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
            let need = if has_default { Need::DefaultOnly } else { Need::Rejected };
            return (need, with.obstacles(&broken));
        }
        let is_repaired = |(_, case): &BrokenCase| case.excludes.intersects(inside - self.never);
        let repaired: Vec<_> = broken_so_far.into_iter().filter(is_repaired).collect();
        if !without.can_be_valid() {
            return (Need::Required, distinct_rules(&repaired));
        }
        let need = if repaired.is_empty() { Need::Conditional } else { Need::Choice };
        reasons.extend(repaired);
        let rules = distinct_rules(&reasons);
        if rules.is_empty() { (Need::Optional, rules) } else { (need, rules) }
    }
}

/// Returns whether a fact is that a field has another value than its default.
fn is_about_default(fact: &Fact) -> bool {
    matches!(fact.test, Test::True | Test::Not(_))
}

fn has_case(broken: &[BrokenCase], case: &'static Case) -> bool {
    broken.iter().any(|(_, other)| ptr::eq(*other, case))
}

/// Returns the rules that are broken, each once.
fn distinct_rules(broken: &[BrokenCase]) -> Vec<&'static Rule> {
    let mut rules: Vec<&'static Rule> = Vec::new();
    for (rule, _) in broken {
        if !rules.iter().any(|other| other.id == rule.id) {
            rules.push(rule);
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::distinct_rules;
    use crate::request::rules::{RULES, facts::subjects};

    #[test]
    fn each_rule_is_named_once() {
        let cases = RULES.iter().filter_map(|rule| Some((rule, &rule.checks(&subjects::Session).first()?.cases[0])));
        let cases: Vec<_> = cases.take(2).collect();
        let broken = [cases[0], cases[1], cases[0]];
        let rules: Vec<_> = distinct_rules(&broken).iter().map(|rule| rule.id).collect();
        assert_eq!(rules, [cases[0].0.id, cases[1].0.id]);
    }
}
