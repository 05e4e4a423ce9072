//! The names in the texts of rules, and the groups where not every fact is known.

use alloc::vec::Vec;
use core::iter;

use super::RULES;
use crate::{
    engine::{
        rules::{Case, CaseGroup, FactSet, FactStates, RuleSuggestion, Subject, Test},
        schema::{
            EnumValues, Kind, Object, RuleId,
            braces::{Piece, pieces},
        },
    },
    request::SESSION,
};

fn names(text: &str) -> impl Iterator<Item = &str> {
    pieces(text).filter_map(|piece| if let Piece::Name(name) = piece { Some(name) } else { None })
}

fn objects(object: &'static Object) -> Vec<&'static Object> {
    let inner = object.fields.iter().filter_map(|field| field.kind.object());
    [object].into_iter().chain(inner.flat_map(objects)).collect()
}

/// Returns whether an object has a field at this path of wire names.
fn has_field(object: &Object, path: &str) -> bool {
    match path.split_once('.') {
        None => object.by_wire(path).is_some(),
        Some((name, rest)) => {
            object.by_wire(name).and_then(|field| field.kind.object()).is_some_and(|inner| has_field(inner, rest))
        }
    }
}

fn is_enum_value(name: &str) -> bool {
    let has_it = |list: &EnumValues| list.names().contains(&name);
    objects(SESSION)
        .iter()
        .any(|object| object.fields.iter().any(|field| matches!(field.kind, Kind::EnumValue(list) if has_it(list))))
}

/// Returns whether a message about a case has this detail.
fn has_detail(subject: &'static Subject, case: &Case, detail: &str) -> bool {
    let some = |facts: FactSet, is_it: fn(Test) -> bool| subject.facts_in(facts).any(|fact| is_it(fact.test));
    match detail {
        "value" => some(case.requires, |test| test == Test::EnumValue),
        "default" | "default_" => some(case.excludes, Test::decides),
        "digits" => some(case.requires, |test| matches!(test, Test::WrongDigits { .. })),
        "missing" => some(case.excludes, |test| matches!(test, Test::Has(_))),
        _ => false,
    }
}

#[test]
fn each_name_in_a_text_is_a_field_an_enum_value_or_a_detail_of_the_case() {
    let combinations = RULES.iter().flat_map(|rule| rule.combinations.iter().map(|combination| (rule.id, combination)));
    for (id, combination) in combinations {
        let subject = combination.subject;
        for case in combination.groups.iter().flat_map(|group| group.cases) {
            let helps = case.help.iter().filter_map(|suggestion| match *suggestion {
                RuleSuggestion::Meet(_, text) | RuleSuggestion::WriteTo(_, text) => Some(text),
                RuleSuggestion::Remove(_) | RuleSuggestion::Add(_) | RuleSuggestion::Write(_) => None,
            });
            for name in helps.chain([case.message]).flat_map(names) {
                let is_known = match name.strip_prefix('=') {
                    Some(name) => is_enum_value(name),
                    None if has_detail(subject, case, name) => true,
                    None => objects(subject.object()).iter().any(|object| has_field(object, name)),
                };
                assert!(
                    is_known,
                    "`{id}`: `{{{name}}}` is not a field, an enum value or a detail of \"{}\"",
                    case.message
                );
            }
        }
    }
}

fn subsets(of: FactSet) -> impl Iterator<Item = FactSet> {
    let next = move |subset: &u64| Some(subset.wrapping_sub(of.bits()) & of.bits()).filter(|next| *next != 0);
    iter::successors(Some(0), next).map(FactSet::from_bits)
}

/// Returns whether these facts are all that a group asks about their values. A value that is unknown makes each of them so.
fn are_all_about_their_values(facts: FactSet, asked: FactSet, subject: &'static Subject) -> bool {
    let others = || subject.facts_in(asked - facts);
    subject.facts_in(facts).all(|fact| others().all(|other| other.path != fact.path))
}

/// A fact that may hold (`key?: value`) depends on a run-time value, so the request is rejected if one of its readings breaks
/// the rule. An unknown fact is about a value that nobody checks, so the rule must be broken in every reading.
fn reads_all_states_as_the_known_ones(group: &CaseGroup, subject: &'static Subject) -> bool {
    let asked = group.cases.iter().fold(FactSet::EMPTY, |asked, case| asked | case.requires | case.excludes);
    let is_broken = |states| group.broken_case(states).is_some();
    let unknown = subsets(asked).filter(|unknown| are_all_about_their_values(*unknown, asked, subject));
    let mut shapes = unknown.flat_map(|unknown| {
        let known = asked - unknown;
        let shapes = subsets(known).flat_map(move |maybe| subsets(known - maybe).map(move |holds| (holds, maybe)));
        shapes.map(move |(holds, maybe)| FactStates { holds, maybe, unknown })
    });
    shapes.all(|states| {
        let in_every_reading =
            |holds| subsets(states.unknown).all(|reading| is_broken(FactStates::known(states.holds | holds | reading)));
        is_broken(states) == subsets(states.maybe).any(in_every_reading)
    })
}

#[test]
fn facts_that_may_hold_count_in_one_reading_and_unknown_facts_in_all() {
    for (rule, combination) in RULES.iter().flat_map(|rule| rule.combinations.iter().map(move |it| (rule, it))) {
        for group in combination.groups {
            assert!(reads_all_states_as_the_known_ones(group, combination.subject), "{}", rule.id);
        }
    }
}

#[test]
fn a_rule_about_two_objects_has_the_page_of_each() {
    let rule = RuleId::TransferDestination.rule();
    let pages: Vec<_> = rule.combinations.iter().map(|combination| combination.page.name()).collect();
    assert_eq!(pages, ["Customer", "Refund Object"]);
}
