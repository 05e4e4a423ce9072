//! The rules between fields that a tree breaks.
//!
//! Each selection of an object's choices is one plain object, which breaks rules or keeps them. The results are compared,
//! so that a rule is reported once for each place, in the arm that decides it.

use alloc::{boxed::Box, vec::Vec};

use super::{
    Checker,
    selected::Selected,
    selections::{Selection, selections},
};
use crate::engine::{
    base::{distinct::distinct, wording::list_in_words},
    inspect::{
        broken_rule::{Breaker, Decisive},
        mistake::What,
        tree::{Arm, ChoiceId, Place, group_by_place},
        typed::TypedObject,
    },
    rules::{Broken, Fact, broken, shape_of, undecided},
};

/// A rule that an object breaks under one selection.
struct Breach<'s, 't> {
    broken: Broken,
    object: Selected<'s, 't>,
}

impl Breach<'_, '_> {
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
fn decisive_choices(breaches: &[&Breach<'_, '_>], selections: &[&Selection]) -> Vec<DecisiveChoice> {
    let decisive = choices_of(selections).into_iter().filter_map(|choice| {
        let broken = breaches.iter().map(|breach| breach.object.selection.arm_of(choice));
        // The rule cannot depend on a choice that some of the breaches do not have.
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

/// Splits breaches that no single choice decides, because one lies in an arm of another: `if x { if y { … } }` without any
/// `else` lacks its entries in two arms.
fn parts<'b, 's, 't>(breaches: Vec<&'b Breach<'s, 't>>, selections: &[&Selection]) -> Vec<Vec<&'b Breach<'s, 't>>> {
    if !decisive_choices(&breaches, selections).is_empty() {
        return Vec::from([breaches]);
    }
    let Some(around) = choice_around_decisive(&breaches, selections) else { return Vec::from([breaches]) };
    let arm_of = |selection: &Selection| selection.arm_of(around);
    let arms = distinct(breaches.iter().map(|breach| arm_of(breach.object.selection)));
    let parts = arms.into_iter().flat_map(|arm| {
        let breaches = breaches.iter().copied().filter(|breach| arm_of(breach.object.selection) == arm);
        let selections: Vec<_> = selections.iter().copied().filter(|selection| arm_of(selection) == arm).collect();
        parts(breaches.collect(), &selections)
    });
    parts.collect()
}

/// Returns the outermost choice with an arm that is the only one in which another choice decides.
fn choice_around_decisive(breaches: &[&Breach<'_, '_>], selections: &[&Selection]) -> Option<ChoiceId> {
    let choices = choices_of(selections);
    choices.iter().find_map(|inner| {
        let with: Vec<_> = selections.iter().copied().filter(|selection| selection.arm_of(*inner).is_some()).collect();
        let breaches: Vec<_> =
            breaches.iter().copied().filter(|breach| breach.object.selection.arm_of(*inner).is_some()).collect();
        let is_decisive = decisive_choices(&breaches, &with).iter().any(|decisive| decisive.choice == *inner);
        let arms_of =
            |selections: &[&Selection], choice| distinct(selections.iter().map(|selection| selection.arm_of(choice)));
        let is_around =
            |choice: &ChoiceId| arms_of(&with, *choice).len() == 1 && arms_of(selections, *choice).len() > 1;
        choices.iter().copied().find(is_around).filter(|_| !breaches.is_empty() && is_decisive)
    })
}

impl<'t> Checker<'_, 't> {
    /// Finds the rules between fields that an object breaks.
    pub fn check_rules(&mut self, typed: &TypedObject<'t>) {
        let Some(subject) = typed.object.about else { return };
        let selections = match selections(subject.facts, &typed.entries, self.context.choices) {
            Ok(selections) => selections,
            Err(choice) => return self.report(choice.place, What::TooManySelections),
        };
        let mut breaches = Vec::new();
        for selection in &selections {
            let object = Selected::new(typed, selection);
            let shape = shape_of(subject, &object);
            self.undecided.extend(undecided(subject, shape).filter_map(|rule| rule.id.waiver()));
            let broken = broken(subject, shape, &object).into_iter().filter(|broken| !self.allows(broken.rule.id));
            breaches.extend(broken.map(|broken| Breach { broken, object }));
        }
        let selections: Vec<_> = selections.iter().collect();
        let check_of = |breach: &Breach<'_, '_>| (breach.broken.rule.id, breach.broken.check);
        breaches.sort_by_key(check_of);
        for of_check in breaches.chunk_by(|one, other| check_of(one) == check_of(other)) {
            self.report_breaches(typed, of_check, &selections);
        }
    }

    /// Reports the breaches of one check, once for each place that is to blame.
    fn report_breaches(&mut self, typed: &TypedObject<'t>, breaches: &[Breach<'_, 't>], selections: &[&Selection]) {
        let placed: Vec<_> = breaches.iter().map(|breach| (breach.place(), breach)).collect();
        for (_, group) in group_by_place(placed) {
            let (mut all, mut placed) = (Vec::new(), Vec::new());
            for part in parts(group, selections) {
                let decisive = decisive_choices(&part, selections);
                placed.extend(part.into_iter().map(|breach| (self.place_in_arm(breach, &decisive), breach)));
                all.extend(decisive);
            }
            for (place, group) in group_by_place(placed) {
                let decisive = self.decisive(&decisive_choices(&group, selections), &all, place);
                let Breach { broken, object } = group[0];
                let (pointer, style, is_macro) = (self.trail.pointer(), self.scope.style, self.is_macro());
                let breaker = Breaker { broken, decisive: &decisive, look: object, typed, is_macro, pointer, style };
                self.report(place, What::BrokenRule(Box::new(breaker.explain())));
            }
        }
    }

    /// Returns the place to blame: in an arm that decides whether the rule is broken, if there is such an arm.
    fn place_in_arm(&self, breach: &Breach<'_, 't>, decisive: &[DecisiveChoice]) -> Place {
        let Breach { broken, object } = breach;
        let Some(last) = decisive.last() else { return breach.place() };
        let is_decisive = |arm: &Arm| decisive.iter().any(|decisive| decisive.choice == arm.choice);
        let is_in_arm = |fact: &Fact| {
            let is_present = object.entry(fact.path).is_some();
            is_present && object.way(fact.path).iter().flat_map(|entry| entry.arms()).any(is_decisive)
        };
        if broken.fact.is_some_and(is_in_arm) {
            return breach.place();
        }
        let required = broken.requires().find(|fact| is_in_arm(fact));
        match required.and_then(|fact| Some((fact, object.entry(fact.path)?))) {
            Some((fact, entry)) if fact.test.decides() => entry.value.place(),
            Some((_, entry)) => entry.place(),
            // A field is absent, so the arm that lacks it is to blame.
            None => match object.selection.arm_of(last.choice) {
                Some(arm) => self.context.choices[arm].place,
                None => breach.place(),
            },
        }
    }

    /// Returns what is said about the choices on which it depends whether a rule is broken at a place. `all` are those of
    /// every place.
    fn decisive(&self, choices: &[DecisiveChoice], all: &[DecisiveChoice], place: Place) -> Decisive {
        let (mut conditions, mut broken, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        let written = self.context.choices;
        let is_broken_in = |arm: &Arm| choices.iter().chain(all).any(|choice| choice.arms.contains(arm));
        for DecisiveChoice { choice, arms } in choices {
            let condition = written.conditions(arms, "or");
            if !arms.iter().any(|arm| written[*arm].has(place)) {
                conditions.push(condition.clone());
            }
            broken.push(condition);
            kept.extend(written.possible_arms(*choice).filter(|arm| !is_broken_in(arm)));
        }
        // Of two choices, one may lie in an arm of the other.
        let is_around = |around: &DecisiveChoice| {
            let mut others = choices.iter().filter(|inner| inner.choice != around.choice);
            others.any(|inner| around.arms.iter().any(|arm| written[*arm].has(written[inner.choice].place)))
        };
        let is_absent = |arm: Arm| written[arm].place == written[arm.choice].place;
        Decisive {
            condition: (!conditions.is_empty()).then(|| list_in_words(&conditions, "and")),
            are_several: choices.iter().filter(|choice| !is_around(choice)).count() > 1,
            without_else: written.absent_else(place).map(|arm| arm.choice),
            arms: choices.iter().flat_map(|choice| choice.arms.iter().copied()).collect(),
            broken: list_in_words(&broken, "and"),
            kept: written.conditions(&kept, "or"),
            absent_else: if let [arm] = *kept { is_absent(arm).then_some(arm.choice) } else { None },
        }
    }
}
