//! Every rule alone: each fact that it asks is so, is not, may be, or is unknown.
//!
//! A rule reads nothing but the facts that it asks, so this is all there is to say of what may be and of what is
//! unknown, whatever the rest of a request holds.

use std::collections::{BTreeMap, BTreeSet};

use payment_session::rules::{Check, FactSet, HeldFacts, RULES, Shape};

use super::statement::{predicates::Row, space, table::Statement};

/// The parts of the rules about an object, each with the row that states it again.
fn parts<S: HeldFacts, R>(statement: &Statement<S, R>) -> Vec<(&'static Check<S>, &'static Row<R>)> {
    let checks: Vec<_> =
        RULES.iter().flat_map(|rule| rule.checks::<S>().iter().map(|check| (rule.id.as_str(), check))).collect();
    let ids: Vec<_> = checks.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, statement.rows.iter().map(|row| row.id).collect::<Vec<_>>(), "the same rules in the same order");
    checks.into_iter().map(|(_, check)| check).zip(statement.rows).collect()
}

fn asked<S>(check: &Check<S>) -> FactSet<S> {
    check.cases.iter().fold(FactSet::EMPTY, |asked, case| asked | case.requires | case.excludes)
}

/// What the row says for each way in which the facts that the check asks may be.
fn verdicts<S: HeldFacts, R>(statement: &Statement<S, R>, row: &Row<R>, asked: u64) -> BTreeMap<u64, bool> {
    let facts_of = |choices: &[u64; 16]| {
        let shape = statement.shape(&(statement.request)(choices));
        (shape.holds.bits() & asked, shape.unknown.bits() & asked)
    };
    // the dimensions that these facts hang on; with the last of each other one everything can be present
    let base: Vec<u64> = statement.dimensions.iter().map(|count| count - 1).collect();
    let mut ranges = Vec::new();
    for (at, count) in statement.dimensions.iter().enumerate() {
        let mut choices = [0; 16];
        choices[..base.len()].copy_from_slice(&base);
        let all: BTreeSet<_> = (0..*count)
            .map(|choice| {
                choices[at] = choice;
                facts_of(&choices)
            })
            .collect();
        ranges.push(if all.len() > 1 { *count } else { 1 });
    }
    let mut verdicts = BTreeMap::new();
    for number in 0..space::size(&ranges) {
        let choices = space::nth(&ranges, number);
        let (is, unknown) = facts_of(&choices);
        let breaks = (row.breaks)(&(statement.request)(&choices));
        if unknown == 0 {
            let breaks = breaks == Some(true);
            let before = *verdicts.entry(is).or_insert(breaks);
            assert_eq!(before, breaks, "{} hangs on more than it asks", row.id);
        }
    }
    verdicts
}

/// All subsets of some bits.
fn subsets(bits: u64) -> impl Iterator<Item = u64> {
    let next = move |subset: &u64| Some(subset.wrapping_sub(bits) & bits).filter(|next| *next != 0);
    std::iter::successors(Some(0), next)
}

/// Tries every rule of a scope; how many shapes that took.
pub fn prove<S: HeldFacts, R>(statement: &Statement<S, R>) -> usize {
    let mut count = 0;
    for (check, row) in parts(statement) {
        let asked = asked(check);
        let asked_paths: BTreeSet<_> = asked.facts().map(|fact| fact.path.join(".")).collect();
        let read: BTreeSet<_> = row.reads.split_whitespace().map(str::to_owned).collect();
        assert_eq!(asked_paths, read, "{} looks elsewhere", row.id);

        let asked = asked.bits();
        let verdicts = verdicts(statement, row, asked);
        assert!(verdicts.values().any(|broken| *broken) && verdicts.values().any(|broken| !broken), "{}", row.id);
        for unknown in subsets(asked) {
            for maybe in subsets(asked & !unknown) {
                for is in subsets(asked & !unknown & !maybe) {
                    let [holds, maybe_facts, unknown_facts] = [is, maybe, unknown].map(FactSet::from_bits);
                    let shape = Shape { holds, maybe: maybe_facts, unknown: unknown_facts };
                    let broken = check.broken_case(shape).is_some();
                    if unknown != 0 {
                        assert!(!broken, "{} speaks of what is unknown: {shape:?}", row.id);
                        count += 1;
                        continue;
                    }
                    // what no request can be, need not be decided
                    let fillings: Option<Vec<bool>> =
                        subsets(maybe).map(|filling| verdicts.get(&(is | filling)).copied()).collect();
                    if let Some(fillings) = fillings {
                        assert_eq!(broken, fillings.contains(&true), "{} of {shape:?}", row.id);
                        count += 1;
                    }
                }
            }
        }
    }
    count
}
