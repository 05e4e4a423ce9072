//! Tests of single rules: each fact that a rule reads holds, does not hold, may hold, or is unknown.
//!
//! A rule depends only on the facts that it reads. So these tests are complete for facts that may hold or are unknown.
//!
//! A fact that may hold depends on a run-time value, so one of its readings is enough to break a rule. An unknown fact
//! depends on a value that nobody checks, so a rule is broken only if it is broken in every reading.

use std::collections::{BTreeMap, BTreeSet};

use payment_session::rules::{Check, Fact, FactSet, HeldFacts, RULES, Shape, Subject, Test};

use super::statement::{
    Statement,
    facts::Meanings,
    rules::Row,
    space::{self, Dimension},
};

/// Returns the checks of the rules about an object, each with its row of the independent statement.
pub fn parts<S: HeldFacts>(statement: &Statement<S>) -> Vec<(&'static Check, &'static Row)> {
    let checks: Vec<_> =
        RULES.iter().flat_map(|rule| rule.checks(S::SUBJECT).iter().map(|check| (rule.id.as_str(), check))).collect();
    let ids: Vec<_> = checks.iter().map(|(id, _)| *id).collect();
    let rows: Vec<_> = statement.rows.iter().map(|row| row.id).collect();
    for id in ids.iter().chain(&rows) {
        let count = |all: &[&str]| all.iter().filter(|other| *other == id).count();
        assert_eq!(
            count(&ids),
            count(&rows),
            "`{id}`: the checks in schema/rule_rows.rs, the rows in statement/rules.rs"
        );
    }
    assert_eq!(ids, rows, "statement/rules.rs has another order than schema/rule_rows.rs");
    checks.into_iter().map(|(_, check)| check).zip(statement.rows).collect()
}

pub fn asked(check: &Check) -> FactSet {
    check.cases.iter().fold(FactSet::EMPTY, |asked, case| asked | case.requires | case.excludes)
}

/// Returns, for each combination of the facts that the check reads, whether the row is broken, or a difference between what
/// the row and the check read.
///
/// Only dimensions that decide what one of them reads vary, so the verdicts are those of every object.
fn verdicts<S: HeldFacts>(statement: &Statement<S>, row: &Row, asked: FactSet) -> Result<BTreeMap<u64, bool>, String> {
    let meanings = Meanings::of(S::SUBJECT, asked);
    let mut places: BTreeSet<_> = meanings.places().collect();
    loop {
        let varies = |dimension: &&Dimension| places.iter().any(|place| dimension.decides(place));
        let varied: Vec<_> =
            statement.dimensions.iter().filter(varies).map(|dimension| dimension.projected(&places)).collect();
        let (mut verdicts, mut read) = (BTreeMap::new(), BTreeSet::new());
        for json in space::all(varied.iter().collect()) {
            read.append(&mut row.reads(&json));
            let shape = meanings.shape(&json);
            let breaks = row.breaks(&json) == Some(true);
            if shape.unknown.is_empty() && *verdicts.entry(shape.holds.bits()).or_insert(breaks) != breaks {
                return Err(format!("{} depends on more facts than the check reads", row.id));
            }
        }
        let count = places.len();
        places.extend(read.into_iter().map(str::to_owned));
        if places.len() == count {
            return Ok(verdicts);
        }
    }
}

/// Returns all subsets of a set of bits.
fn subsets(bits: u64) -> impl Iterator<Item = u64> {
    let next = move |subset: &u64| Some(subset.wrapping_sub(bits) & bits).filter(|next| *next != 0);
    std::iter::successors(Some(0), next)
}

/// Returns whether a request can leave exactly these facts unknown. An unknown value makes all facts about it unknown,
/// about the fields in it, and about its length.
fn can_be_unknown(subject: Subject, unknown: FactSet, asked: FactSet) -> bool {
    let follows = |fact: &Fact, from: &Fact| match fact.test {
        Test::WrongLength { .. } => from.path.starts_with(fact.path),
        _ => fact.path.starts_with(from.path),
    };
    let mut values = subject.facts_in(unknown).filter(|fact| !fact.test.looks_inside());
    values.all(|from| subject.singles_in(asked).all(|(single, fact)| unknown.contains(single) || !follows(fact, from)))
}

/// The combinations of facts for which a check and its row were compared.
#[derive(Default)]
pub struct Compared {
    known: usize,
    maybe: usize,
    unknown: usize,
}

/// Compares a check with its row for each combination of known facts, facts that may hold, and unknown facts. Returns the
/// first difference as an error.
pub fn compare<S: HeldFacts>(statement: &Statement<S>, check: &Check, row: &Row) -> Result<Compared, String> {
    let verdicts = verdicts(statement, row, asked(check))?;
    let asked = asked(check).bits();
    let mut compared = Compared::default();
    for unknown in subsets(asked) {
        for maybe in subsets(asked & !unknown) {
            for is in subsets(asked & !unknown & !maybe) {
                let [holds, maybe_facts, unknown_facts] = [is, maybe, unknown].map(FactSet::from_bits);
                let mut shape = Shape::known(holds);
                (shape.maybe, shape.unknown) = (maybe_facts, unknown_facts);
                let broken = check.broken_case(shape).is_some();
                // Shapes that no request can have need no verdict.
                let verdict = |filling: u64, reading: u64| verdicts.get(&(is | filling | reading)).copied();
                if !can_be_unknown(S::SUBJECT, unknown_facts, FactSet::from_bits(asked))
                    || !subsets(maybe)
                        .all(|filling| subsets(unknown).any(|reading| verdict(filling, reading).is_some()))
                {
                    continue;
                }
                let breaks = subsets(maybe).any(|filling| {
                    subsets(unknown).filter_map(|reading| verdict(filling, reading)).all(|broken| broken)
                });
                if broken != breaks {
                    return Err(format!("{} for {shape:?}", row.id));
                }
                match (maybe, unknown) {
                    (0, 0) => compared.known += 1,
                    (_, 0) => compared.maybe += 1,
                    _ => compared.unknown += 1,
                }
            }
        }
    }
    let verdict_of_each = verdicts.values().collect::<BTreeSet<_>>();
    assert_eq!(verdict_of_each.len(), 2, "{} is broken by some requests only", row.id);
    assert_eq!(compared.known, verdicts.len(), "{}", row.id);
    Ok(compared)
}

/// Tests every rule about an object.
pub fn test_all<S: HeldFacts>(statement: &Statement<S>) {
    for (check, row) in parts(statement) {
        let Compared { maybe, unknown, .. } = compare(statement, check, row).expect("check and row agree");
        assert!(maybe > 0 && unknown > 0, "{}: {maybe} may hold, {unknown} unknown", row.id);
    }
}
