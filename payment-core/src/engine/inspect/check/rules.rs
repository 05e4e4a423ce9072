//! The rules between fields that a tree breaks.
//!
//! Each selection of an object's choices is one plain object, which breaks rules or keeps them. The results are compared,
//! so that a rule is reported once for each place, in the arm that decides it. For example, `API` lacks a method here:
//!
//! ```text
//! if page { mode: REDIRECT } else { mode: API }
//! if known { customer_id: id } else { customer: { … } }
//! ```
//!
//! Of four selections, `else known` and `else else` break the rule. [`decisive_choices`] compares their arms with those of all
//! selections. Of the first choice, they have only `else`, so it decides. Of the second, they have both arms, so it decides
//! nothing. The rule is reported once, in the first `else`.
//!
//! No single choice decides if one lies in an arm of another, and each lacks its `else`:
//!
//! ```text
//! if known { if saved { customer_id: id } }
//! ```
//!
//! Of three selections, `known else` and `else` lack a customer. They have both arms of the outer choice, and `else` has no
//! arm of the inner one. [`split_by_arms`] looks at one arm of the outer choice at a time: in `known`, the inner choice decides. So
//! the rule is reported in both absent `else`.

use alloc::{boxed::Box, collections::BTreeMap, vec::Vec};

use super::{
    Checker,
    selected::SelectedObject,
    selections::{Selection, selections},
};
use crate::engine::{
    base::distinct,
    inspect::{
        mistake::{BrokenRule, FactValue, FactValues, MistakeKind},
        tree::{Arm, ChoiceId, Place, group_by_place},
        typed::{TypedObject, TypedValue},
    },
    rules::{BrokenCase, Fact, ObjectValues, Subject, Test, broken, fact_states, undecided},
};

/// A rule that an object breaks under one selection.
struct RuleMistake<'s, 't> {
    broken: BrokenCase,
    object: SelectedObject<'s, 't>,
}

impl RuleMistake<'_, '_> {
    /// Returns the place to blame, regardless of choices.
    fn place(&self) -> Place {
        let entry = self.broken.fact.and_then(|fact| self.object.entry(fact.path));
        entry
            .map_or(self.object.place(), |entry| if self.broken.is_value { entry.value.place() } else { entry.place() })
    }
}

/// A choice on which it depends whether a rule is broken.
struct DecisiveChoice {
    choice: ChoiceId,
    /// The arms that break the rule.
    arms: Vec<Arm>,
}

/// Returns the choices on which it depends whether a rule is broken, in the order of the source. It compares the selections
/// that break the rule with all selections of the object.
fn decisive_choices(mistakes: &[&RuleMistake<'_, '_>], selections: &[&Selection]) -> Vec<DecisiveChoice> {
    let decisive = choices_of(selections).into_iter().filter_map(|choice| {
        let broken = mistakes.iter().map(|mistake| mistake.object.selection.arm_of(choice));
        // The rule cannot depend on a choice that some of the mistakes do not have.
        let arms = distinct(broken.collect::<Option<Vec<_>>>()?);
        let possible = distinct(selections.iter().filter_map(|selection| selection.arm_of(choice)));
        (arms != possible).then_some(DecisiveChoice { choice, arms })
    });
    decisive.collect()
}

/// Returns the choices of selections, each before those in its arms.
fn choices_of(selections: &[&Selection]) -> Vec<ChoiceId> {
    distinct(selections.iter().flat_map(|selection| selection.choices()))
}

/// Splits mistakes that no single choice decides, because one lies in an arm of another: `if x { if y { … } }` without any
/// `else` lacks its entries in two arms.
fn split_by_arms<'b, 's, 't>(
    mistakes: Vec<&'b RuleMistake<'s, 't>>,
    selections: &[&Selection],
) -> Vec<Vec<&'b RuleMistake<'s, 't>>> {
    if !decisive_choices(&mistakes, selections).is_empty() {
        return Vec::from([mistakes]);
    }
    let Some(around) = choice_around_decisive(&mistakes, selections) else { return Vec::from([mistakes]) };
    let arm_of = |selection: &Selection| selection.arm_of(around);
    let arms = distinct(mistakes.iter().map(|mistake| arm_of(mistake.object.selection)));
    let parts = arms.into_iter().flat_map(|arm| {
        let mistakes = mistakes.iter().copied().filter(|mistake| arm_of(mistake.object.selection) == arm);
        let selections: Vec<_> = selections.iter().copied().filter(|selection| arm_of(selection) == arm).collect();
        split_by_arms(mistakes.collect(), &selections)
    });
    parts.collect()
}

/// Returns the outermost choice with an arm that is the only one in which another choice decides.
fn choice_around_decisive(mistakes: &[&RuleMistake<'_, '_>], selections: &[&Selection]) -> Option<ChoiceId> {
    let choices = choices_of(selections);
    choices.iter().find_map(|inner| {
        let with: Vec<_> = selections.iter().copied().filter(|selection| selection.arm_of(*inner).is_some()).collect();
        let mistakes: Vec<_> =
            mistakes.iter().copied().filter(|mistake| mistake.object.selection.arm_of(*inner).is_some()).collect();
        let is_decisive = decisive_choices(&mistakes, &with).iter().any(|decisive| decisive.choice == *inner);
        let arms_of =
            |selections: &[&Selection], choice| distinct(selections.iter().map(|selection| selection.arm_of(choice)));
        let is_around =
            |choice: &ChoiceId| arms_of(&with, *choice).len() == 1 && arms_of(selections, *choice).len() > 1;
        choices.iter().copied().find(is_around).filter(|_| !mistakes.is_empty() && is_decisive)
    })
}

impl<'t> Checker<'_, 't> {
    /// Finds the rules between fields that an object breaks.
    pub fn check_rules(&mut self, typed: &TypedObject<'t>) {
        let Some(subject) = typed.object.about else { return };
        let selections = match selections(subject.facts, &typed.entries, self.context.choices) {
            Ok(selections) => selections,
            Err(choice) => return self.report(choice.place, MistakeKind::TooManySelections),
        };
        let mut mistakes = Vec::new();
        for selection in &selections {
            let object = SelectedObject::new(typed, selection);
            let states = fact_states(subject, &object);
            self.undecided.extend(undecided(subject, states).filter_map(|rule| rule.id.waiver()));
            let broken = broken(subject, states, &object).into_iter().filter(|broken| !self.waives(broken.rule.id));
            mistakes.extend(broken.map(|broken| RuleMistake { broken, object }));
        }
        let selections: Vec<_> = selections.iter().collect();
        let group_of = |mistake: &RuleMistake<'_, '_>| (mistake.broken.rule.id, mistake.broken.group);
        mistakes.sort_by_key(group_of);
        for of_group in mistakes.chunk_by(|one, other| group_of(one) == group_of(other)) {
            self.report_broken_rules(typed, of_group, &selections);
        }
    }

    /// Reports the mistakes of one group of cases, once for each place that is to blame.
    fn report_broken_rules(
        &mut self,
        typed: &TypedObject<'t>,
        mistakes: &[RuleMistake<'_, 't>],
        selections: &[&Selection],
    ) {
        let placed: Vec<_> = mistakes.iter().map(|mistake| (mistake.place(), mistake)).collect();
        for (_, group) in group_by_place(placed) {
            let mut placed = Vec::new();
            for part in split_by_arms(group, selections) {
                let decisive = decisive_choices(&part, selections);
                placed.extend(part.into_iter().map(|mistake| (self.place_in_arm(mistake, &decisive), mistake)));
            }
            for (place, group) in group_by_place(placed) {
                let broken_rule = self.broken_rule(typed, group[0], decisive_choices(&group, selections), place);
                self.report(place, MistakeKind::BrokenRule(Box::new(broken_rule)));
            }
        }
    }

    /// Returns the place to blame: in an arm that decides whether the rule is broken, if there is such an arm.
    fn place_in_arm(&self, mistake: &RuleMistake<'_, 't>, decisive: &[DecisiveChoice]) -> Place {
        let RuleMistake { broken, object } = mistake;
        let Some(last) = decisive.last() else { return mistake.place() };
        let is_decisive = |arm: &Arm| decisive.iter().any(|decisive| decisive.choice == arm.choice);
        let is_in_arm = |fact: &Fact| {
            let is_present = object.entry(fact.path).is_some();
            is_present && object.entries_along(fact.path).iter().flat_map(|entry| entry.arms()).any(is_decisive)
        };
        if broken.fact.is_some_and(is_in_arm) {
            return mistake.place();
        }
        let required = broken.requires().find(|fact| is_in_arm(fact));
        match required.and_then(|fact| Some((fact, object.entry(fact.path)?))) {
            Some((fact, entry)) if fact.test.decides() => entry.value.place(),
            Some((_, entry)) => entry.place(),
            // A field is absent, so the arm that lacks it is to blame.
            None => match object.selection.arm_of(last.choice) {
                Some(arm) => self.context.choices[arm].place,
                None => mistake.place(),
            },
        }
    }

    /// Returns a mistake of a rule, with the choices that decide whether it is broken at a place.
    fn broken_rule(
        &self,
        typed: &TypedObject<'t>,
        mistake: &RuleMistake<'_, 't>,
        decisive: Vec<DecisiveChoice>,
        place: Place,
    ) -> BrokenRule<'t> {
        let choices = self.context.choices;
        // Of two choices, one may lie in an arm of the other.
        let is_around = |around: &DecisiveChoice| {
            let mut others = decisive.iter().filter(|inner| inner.choice != around.choice);
            others.any(|inner| around.arms.iter().any(|arm| choices[*arm].has(choices[inner.choice].place)))
        };
        let are_several = decisive.iter().filter(|choice| !is_around(choice)).count() > 1;
        let is_shown = |arms: &Vec<Arm>| arms.iter().any(|arm| choices[*arm].has(place));
        BrokenRule {
            broken: mistake.broken,
            facts: fact_values(mistake.broken.subject, mistake.object),
            conditions: decisive.into_iter().map(|choice| choice.arms).filter(|arms| !is_shown(arms)).collect(),
            are_several,
            without_else: choices.absent_else(place).and_then(|arm| path_of_choice(typed, arm.choice)),
        }
    }
}

fn fact_values<'t>(subject: &Subject, object: SelectedObject<'_, 't>) -> FactValues<'t> {
    let mut facts = BTreeMap::new();
    let mut add = |path: Vec<&'static str>| {
        let value = FactValue {
            state: object.value_state(&path),
            is_written: object.entry(&path).is_some(),
            is_null: object.is_null(&path),
        };
        facts.insert(path, value);
    };
    for Fact { path, test } in subject.facts {
        for length in 1..=path.len() {
            add(path[..length].to_vec());
        }
        let inside = match test {
            Test::Has(names) => names.to_vec(),
            Test::WrongDigits { text, channel, .. } => Vec::from([*text, *channel]),
            _ => Vec::new(),
        };
        for name in inside {
            add([*path, &[name]].concat());
        }
    }
    FactValues(facts)
}

/// Returns the path of the object that has a choice among its entries.
fn path_of_choice(object: &TypedObject<'_>, choice: ChoiceId) -> Option<Vec<&'static str>> {
    if object.entries.iter().any(|entry| entry.arms().iter().any(|arm| arm.choice == choice)) {
        return Some(Vec::new());
    }
    object.entries.iter().find_map(|entry| match &entry.value.value {
        TypedValue::Object(inner) => Some([&[entry.field()?.rust], &*path_of_choice(inner, choice)?].concat()),
        _ => None,
    })
}
