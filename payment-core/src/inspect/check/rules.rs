//! The combination rules that a tree breaks, and the place to blame for each.

use alloc::{boxed::Box, vec::Vec};

use super::{
    Checker,
    facts::{entries_to, entry_of, is_in_null, literal_value, may_be_absent, shape_of_object},
    selections::{Members, Selection, selections},
};
use crate::{
    base::distinct::distinct,
    inspect::{
        mistake::{AbsentChoice, BrokenRule, What},
        tree::{Arm, ChoiceId, Place, group_by_place},
        typed::{Typed, TypedEntry, TypedNode, TypedObject},
    },
    rules::{Blame, Case, Fact, FactSet, RULES, Rule, Shape, Subject, Test},
    schema::Object,
};

/// A way in which one selection of an object's choices breaks a rule.
struct Breach<'s, 't> {
    rule: &'static Rule,
    case: &'static Case,
    /// The object that the rule is about.
    subject: Subject,
    /// The facts that break the rule because they hold.
    requires: Vec<&'static Fact>,
    /// The facts that break the rule because they do not hold.
    excludes: Vec<&'static Fact>,
    /// The entries of the object that the selection has.
    members: Members<'s, 't>,
    /// The entry with `?` that breaks the rule if its value is `None`. It is to blame, if there is one.
    optional: Option<&'s TypedEntry<'t>>,
    /// The place to blame, regardless of choices.
    place: Place,
    /// The fact that leads to the place, or `None` if the whole object is to blame.
    fact: Option<&'static Fact>,
}

impl<'s, 't> Breach<'s, 't> {
    fn new(
        rule: &'static Rule,
        subject: Subject,
        case: &'static Case,
        shape: Shape,
        selection: &'s Selection,
        object: &'s TypedObject<'t>,
    ) -> Self {
        let members = Members::new(&object.entries, selection);
        // A field that is missing only if its `Option` is empty cannot be added: that would set it twice.
        let optional = first_optional(subject, case.excludes & shape.maybe, members);
        let blamed = optional
            .map(|(entry, fact)| (entry.place(), fact))
            .or_else(|| first_to_blame(subject, case.blame, members));
        Self {
            rule,
            case,
            subject,
            requires: subject.facts_in(case.requires).collect(),
            excludes: subject.facts_in(case.excludes).collect(),
            members,
            optional: optional.map(|(entry, _)| entry),
            place: blamed.map_or(object.place, |(place, _)| place),
            fact: blamed.map(|(_, fact)| fact),
        }
    }

    /// Returns the facts that break the rule.
    fn facts(&self) -> impl Iterator<Item = &'static Fact> {
        self.requires.iter().chain(&self.excludes).copied()
    }
}

/// Returns the first place to blame that is present, with its fact, or `None` if the whole object is to blame.
fn first_to_blame(subject: Subject, blames: &[Blame], members: Members<'_, '_>) -> Option<(Place, &'static Fact)> {
    blames.iter().find_map(|blame| {
        let (Blame::Key(facts) | Blame::Value(facts) | Blame::Last(facts)) = *blame else { return None };
        let place_of = |entry: &TypedEntry<'_>| match blame {
            Blame::Value(_) => entry.value.place(),
            _ => entry.place(),
        };
        let places = subject.facts_in(facts).filter_map(|fact| Some((place_of(entry_of(fact, members)?), fact)));
        places.max_by_key(|(place, _)| *place)
    })
}

/// Returns the first of these facts that is about an entry with `?`, and that entry.
fn first_optional<'s, 't>(
    subject: Subject,
    facts: FactSet,
    members: Members<'s, 't>,
) -> Option<(&'s TypedEntry<'t>, &'static Fact)> {
    let mut found = subject.facts_in(facts).filter_map(|fact| Some((entry_of(fact, members)?, fact)));
    found.find(|(entry, _)| entry.is_optional)
}

/// A choice on which it depends whether a rule is broken.
struct DecisiveChoice {
    choice: ChoiceId,
    /// The arms that break the rule.
    arms: Vec<Arm>,
}

/// Returns the choices on which it depends whether a rule is broken, in the order of the source. It compares the selections
/// that break the rule with all selections of the object.
fn decisive_choices(breaches: &[&Breach<'_, '_>], selections: &[Selection]) -> Vec<DecisiveChoice> {
    let choices = distinct(selections.iter().flat_map(Selection::choices));
    let decisive = choices.into_iter().filter_map(|choice| {
        let broken = breaches.iter().map(|breach| breach.members.selection().arm_of(choice));
        // The rule cannot depend on a choice that some of the breaches do not have.
        let arms = distinct(broken.collect::<Option<Vec<_>>>()?);
        let possible = distinct(selections.iter().filter_map(|selection| selection.arm_of(choice)));
        (arms != possible).then_some(DecisiveChoice { choice, arms })
    });
    decisive.collect()
}

impl<'t> Checker<'_, 't> {
    /// Finds the combination rules that an object breaks.
    pub fn check_rules(&mut self, typed: &TypedObject<'t>) {
        let Some(subject) = Subject::of(typed.object) else { return };
        let selections = match selections(subject.facts(), &typed.entries, self.context.choices) {
            Ok(selections) => selections,
            Err(choice) => return self.report(choice.place, What::TooManySelections),
        };
        let shape_of = |selection| shape_of_object(subject, Members::new(&typed.entries, selection));
        let shapes: Vec<(&Selection, Shape)> =
            selections.iter().map(|selection| (selection, shape_of(selection))).collect();
        for rule in RULES {
            for check in rule.checks(subject) {
                if shapes.iter().any(|(_, shape)| check.is_undecided(*shape)) {
                    self.undecided.extend(rule.id.waiver());
                }
                let breaches = shapes.iter().filter_map(|&(selection, shape)| {
                    Some(Breach::new(rule, subject, check.broken_case(shape)?, shape, selection, typed))
                });
                let breaches: Vec<_> = breaches.collect();
                if !breaches.is_empty() && !self.allows(rule.id) {
                    self.report_breaches(&breaches, &selections, typed.object);
                }
            }
        }
    }

    /// Reports the breaches of one check, once for each place that is to blame.
    fn report_breaches(&mut self, breaches: &[Breach<'_, 't>], selections: &[Selection], object: &'static Object) {
        let placed: Vec<_> = breaches.iter().map(|breach| (breach.place, breach)).collect();
        for (_, group) in group_by_place(placed) {
            let decisive = decisive_choices(&group, selections);
            let placed: Vec<_> =
                group.into_iter().map(|breach| (self.place_in_arm(breach, &decisive), breach)).collect();
            for (place, group) in group_by_place(placed) {
                let decisive = decisive_choices(&group, selections);
                let decisive = decisive.into_iter().map(|choice| choice.arms).collect();
                let broken = BrokenRule { decisive, ..self.broken_rule(group[0], object) };
                self.report(place, What::BrokenRule(Box::new(broken)));
            }
        }
    }

    /// Returns the place to blame: in an arm that decides whether the rule is broken, if there is such an arm.
    fn place_in_arm(&self, breach: &Breach<'_, 't>, decisive: &[DecisiveChoice]) -> Place {
        let members = breach.members;
        let Some(last) = decisive.last() else { return breach.place };
        let is_decisive = |arm: &Arm| decisive.iter().any(|decisive| decisive.choice == arm.choice);
        let is_in_arm = |fact: &Fact| {
            let entries = entries_to(fact, members).unwrap_or_default();
            entries.iter().flat_map(|entry| entry.arms()).any(is_decisive)
        };
        if breach.fact.is_some_and(is_in_arm) {
            return breach.place;
        }
        let required = breach.requires.iter().find(|fact| is_in_arm(fact));
        match required.and_then(|fact| Some((fact, entry_of(fact, members)?))) {
            Some((fact, entry)) if fact.test.decides() => entry.value.place(),
            Some((_, entry)) => entry.place(),
            // A field is absent, so the arm that lacks it is to blame.
            None => match members.selection().arm_of(last.choice) {
                Some(arm) => self.context.choices[arm].place,
                None => breach.place,
            },
        }
    }

    /// Returns a breach with everything that its words need to know.
    fn broken_rule(&mut self, breach: &Breach<'_, 't>, object: &'static Object) -> BrokenRule<'t> {
        let &Breach { rule, case, subject, members, fact, .. } = breach;
        let is_optional = |fact: &&&Fact| entry_of(fact, members).is_some_and(|entry| entry.is_optional);
        let mut pointer = self.trail.pointer();
        for entry in fact.and_then(|fact| entries_to(fact, members)).unwrap_or_default() {
            pointer = pointer.child(entry.wire_name());
        }
        let decides = |fact: &&&Fact| fact.test.decides();
        let deciding = breach.excludes.iter().find(decides);
        let mut broken = BrokenRule {
            rule,
            case,
            subject,
            object,
            fact,
            pointer,
            optional: breach.optional.map(|entry| entry.written),
            are_options: breach.excludes.is_empty() && breach.requires.iter().filter(is_optional).count() > 1,
            is_null: breach.excludes.iter().any(|fact| is_in_null(fact, members)),
            is_default: deciding.is_some_and(|fact| entry_of(fact, members).is_none()),
            chosen: None,
            absent_choice: None,
            wrong_length: None,
            absent: Vec::new(),
            decisive: Vec::new(),
        };
        for fact in breach.facts() {
            let Some(entry) = entry_of(fact, members) else {
                if let (Test::Chosen, None) = (fact.test, &broken.absent_choice) {
                    broken.absent_choice = Some(absent_choice(fact.path, object, members));
                }
                continue;
            };
            match (fact.test, &entry.value.value) {
                (Test::Chosen, Typed::EnumValue(_, word)) => broken.chosen = broken.chosen.or(Some(word)),
                (Test::WrongLength { number, channel }, Typed::Object(inner)) => {
                    let members = members.inside(&inner.entries);
                    broken.wrong_length = literal_value(members, channel).zip(literal_value(members, number));
                }
                (Test::Has(names), Typed::Object(inner)) => {
                    let (object, members) = (inner.object, members.inside(&inner.entries));
                    let absent = names.iter().filter(|name| may_be_absent(name, object, members));
                    broken.absent = absent.filter_map(|name| object.by_rust(name)).collect();
                }
                _ => {}
            }
        }
        broken
    }
}

/// Returns the absent part of the way to a field, and the innermost object around it that is present.
fn absent_choice(path: &'static [&'static str], object: &'static Object, members: Members<'_, '_>) -> AbsentChoice {
    let (mut outer, mut rest) = (Vec::new(), path);
    let (mut object, mut members) = (object, members);
    while let [name, inner @ ..] = rest
        && let Some(TypedEntry { value: TypedNode { value: Typed::Object(of), .. }, .. }) = members.get(name)
        && let Some(field) = object.by_rust(name)
    {
        outer.push(field);
        (rest, object, members) = (inner, of.object, members.inside(&of.entries));
    }
    AbsentChoice { outer, object, rest }
}
