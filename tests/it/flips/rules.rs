//! The rules between fields: the facts that they ask for, their cases, and the places that they blame.

use payment_session::{
    PaymentSession, Violations,
    rules::{Blame, Case, Check, Fact, FactSet, HeldFacts, RuleId, Shape, Subject, Test},
};
use serde_json::Value;
use test_support::Random;

use super::{Flips, documented_requests};
use crate::{
    docs::field_docs,
    rules::shapes::{
        drafts, single_rules,
        statement::{self, Statement, facts::Meaning, rules::Order},
    },
};

/// Returns requests of which each rule is broken by some.
fn sessions() -> Vec<Value> {
    let dimensions = statement::session().dimensions;
    let mut random = Random::new(3);
    (0..2_000).map(|_| drafts::random_request(&mut random, &dimensions)).collect()
}

fn all<S: HeldFacts>(statement: &Statement<S>) -> Vec<Value> {
    statement.all().collect()
}

/// Returns a check with another case in place of one of its cases.
fn with_case(check: &Check, at: usize, case: Case) -> Check {
    let mut cases = check.cases.to_vec();
    cases[at] = case;
    let mut changed = check.clone();
    changed.cases = cases.leak();
    changed
}

/// Returns each change of a case to a fact: the case requires it, excludes it, or does not ask for it.
fn changed_facts(case: &Case, fact: FactSet) -> impl Iterator<Item = (&'static str, Case)> {
    let states = [("requires", true, false), ("excludes", false, true), ("does not ask for", false, false)];
    let is = (case.requires.contains(fact), case.excludes.contains(fact));
    states.into_iter().filter(move |(_, requires, excludes)| is != (*requires, *excludes)).map(
        move |(state, requires, excludes)| {
            let put = |set: FactSet, is_in| if is_in { set | fact } else { set - fact };
            let mut changed = case.clone();
            (changed.requires, changed.excludes) = (put(case.requires, requires), put(case.excludes, excludes));
            (state, changed)
        },
    )
}

/// Returns whether a case asks for a fact about the same value or a field in it, from which this one may follow:
/// `VIRTUAL_ACCOUNT` is a method and is not `QR`, and a token is in a card.
fn follows(subject: Subject, case: &Case, fact: &Fact) -> bool {
    subject.facts_in(case.requires | case.excludes).any(|asked| asked.path.starts_with(fact.path))
}

/// Changes each case of each rule about an object at each fact.
fn flip_cases<S: HeldFacts>(flips: &mut Flips, statement: &Statement<S>, samples: &[Value], flows: &[FactSet]) {
    let samples: Vec<_> = samples.iter().map(|json| (json, statement.shape(json))).collect();
    for (check, row) in single_rules::parts(statement) {
        let known: Vec<_> = samples.iter().map(|(json, shape)| (row.breaks(json) == Some(true), *shape)).collect();
        for (at, case) in check.cases.iter().enumerate() {
            for (single, fact) in S::SUBJECT.singles_in(S::SUBJECT.all_facts()) {
                let is_added = !(case.requires | case.excludes).contains(single);
                for (state, changed) in changed_facts(case, single) {
                    let changed = with_case(check, at, changed);
                    let asked = single_rules::asked(&changed);
                    // Most changes contradict a sample, and the comparison takes longer.
                    let differs = |(breaks, shape): &(bool, Shape)| {
                        !shape.unknown.intersects(asked) && changed.broken_case(*shape).is_some() != *breaks
                    };
                    let is_contradicted =
                        known.iter().any(differs) || single_rules::compare(statement, &changed, row).is_err();
                    if !is_contradicted && is_added && follows(S::SUBJECT, case, fact) {
                        continue;
                    }
                    let breaks = |facts: &FactSet| changed.broken_case(Shape::known(*facts)).is_some();
                    flips.count(
                        format_args!("{} {at} {state} {} {:?}", row.id, fact.path.join("."), fact.test),
                        [("the statement", is_contradicted), ("the documented requests", flows.iter().any(breaks))],
                    );
                }
            }
        }
    }
}

/// Returns the facts of the documented requests, which break no rule.
fn documented_facts() -> Vec<FactSet> {
    let facts = |request: Value| {
        let session: Result<PaymentSession, Violations> = PaymentSession::from_json(request.to_string().as_bytes());
        session.expect("a documented request is valid").facts()
    };
    documented_requests().into_iter().map(facts).collect()
}

#[test]
fn each_fact_of_each_case() {
    let mut flips = Flips::of("cases");
    flip_cases(&mut flips, &statement::session(), &sessions(), &documented_facts());
    flip_cases(&mut flips, &statement::preference(), &all(&statement::preference()), &[]);
    flip_cases(&mut flips, &statement::refund(), &all(&statement::refund()), &[]);
    flip_cases(&mut flips, &statement::split(), &all(&statement::split()), &[]);
    flips.finish(&[
        // The first case is about requests without a method.
        "multiple-method 1 does not ask for payment_method.type Chosen",
        // `paymentMethod` always has a type. The cases are those of the options, which have none.
        "method-branch 0 does not ask for payment_method.type Chosen",
        "method-branch 0 does not ask for payment_method.type Chosen",
        "method-branch 0 does not ask for payment_method.type Chosen",
        // A number of a wrong length is there, and so is its channel.
        "va-number-digits 0 does not ask for payment_method_options.virtual_account.channel Chosen",
        "va-number-digits 0 does not ask for payment_method_options.virtual_account.virtual_account_number Present",
    ]);
}

/// Returns the place that a case blames: a pointer, with `:` for the key. The whole object is empty.
fn blamed(subject: Subject, blames: &[Blame], json: &Value, order: Order) -> String {
    let place = |blame: &Blame| {
        let (Blame::Key(asked) | Blame::Value(asked) | Blame::Last(asked)) = *blame else { return None };
        let sign = if matches!(blame, Blame::Value(_)) { "" } else { ":" };
        let mut present = subject
            .facts_in(asked)
            .map(|fact| Meaning::of(subject, fact).pointer())
            .filter(|at| json.pointer(at).is_some());
        let last = if order == Order::Documented { present.last() } else { present.next() };
        last.map(|pointer| pointer + sign)
    };
    blames.iter().find_map(place).unwrap_or_default()
}

/// Returns each change to the places that a case blames, with the facts that the change is about.
fn changed_blames(case: &Case, asked: FactSet, subject: Subject) -> Vec<(String, Vec<Blame>)> {
    let mut changes = Vec::new();
    // `Whole` is no place: the object is blamed if nothing else is.
    let places = || case.blame.iter().enumerate().filter(|(_, blame)| !matches!(blame, Blame::Whole));
    for (at, blame) in places() {
        let with = |blame: Option<Blame>| {
            let mut blames = case.blame.to_vec();
            blames.splice(at..=at, blame);
            blames
        };
        changes.push((format!("no {blame:?}"), with(None)));
        let (facts, other) = match *blame {
            Blame::Key(facts) | Blame::Last(facts) => (facts, Blame::Value(facts)),
            Blame::Value(facts) => (facts, Blame::Key(facts)),
            _ => continue,
        };
        changes.push((format!("{other:?}"), with(Some(other))));
        for (single, fact) in subject.singles_in(asked) {
            let other = match *blame {
                Blame::Key(_) => Blame::Key(single),
                Blame::Last(_) => Blame::Last(single),
                _ => Blame::Value(single),
            };
            if !subject.facts_in(facts).all(|blamed| blamed.path == fact.path) {
                changes.push((format!("{blame:?} is {:?}", fact.path), with(Some(other))));
            }
        }
    }
    if places().count() > 1 {
        let reversed = case.blame.iter().rev().copied().collect();
        changes.push(("reversed".into(), reversed));
    }
    changes
}

/// Returns whether each field to blame names the rule in its documentation.
fn is_in_docs(subject: Subject, rule: RuleId, blames: &[Blame]) -> bool {
    blames.iter().all(|blame| field_docs::names_rule_at(subject, rule, *blame))
}

/// Changes each place that a case blames.
fn flip_blames<S: HeldFacts>(flips: &mut Flips, statement: &Statement<S>, samples: &[Value]) {
    for (check, row) in single_rules::parts(statement) {
        let rule = RuleId::ALL.iter().copied().find(|rule| rule.as_str() == row.id).expect("a rule has this id");
        let broken: Vec<_> = samples.iter().filter(|json| row.breaks(json) == Some(true)).collect();
        let agrees = |check: &Check| {
            broken.iter().all(|json| {
                let case = check
                    .broken_case(statement.shape(json))
                    .unwrap_or_else(|| panic!("the check of {} accepts {json}", row.id));
                let agrees = |order| blamed(S::SUBJECT, case.blame, json, order) == row.blamed(json, order);
                agrees(Order::Documented) && agrees(Order::Reversed)
            })
        };
        assert!(agrees(check), "{}", row.id);
        for (at, case) in check.cases.iter().enumerate() {
            for (change, blames) in changed_blames(case, single_rules::asked(check), S::SUBJECT) {
                let mut changed = case.clone();
                changed.blame = blames.clone().leak();
                flips.count(
                    format_args!("{} {at} {change}", row.id),
                    [
                        ("the statement", !agrees(&with_case(check, at, changed))),
                        ("the docs of the fields", !is_in_docs(S::SUBJECT, rule, &blames)),
                    ],
                );
            }
        }
    }
}

#[test]
fn each_place_to_blame() {
    let mut flips = Flips::of("places to blame");
    flip_blames(&mut flips, &statement::session(), &sessions());
    flip_blames(&mut flips, &statement::preference(), &all(&statement::preference()));
    flip_blames(&mut flips, &statement::refund(), &all(&statement::refund()));
    flip_blames(&mut flips, &statement::split(), &all(&statement::split()));
    flips.finish(&[]);
}

/// Returns other tests of the same form, and the tests that resemble it.
fn other_tests(test: Test) -> Vec<Test> {
    match test {
        Test::Present => vec![Test::Chosen, Test::True],
        Test::Chosen => vec![Test::Present],
        Test::Is(word) => vec![Test::Not(word), Test::Chosen, Test::Is("OTHER")],
        Test::False => vec![Test::True, Test::Present],
        Test::True => vec![Test::False, Test::Present],
        Test::Not(word) => vec![Test::Is(word), Test::Not("OTHER")],
        Test::Has(fields) => {
            let without = |at| [&fields[..at], &fields[at + 1..]].concat().leak() as &[_];
            (0..fields.len()).map(|at| Test::Has(without(at))).collect()
        }
        Test::WrongLength { number, channel } => vec![Test::WrongLength { number: channel, channel: number }],
        _ => unreachable!("a new test needs its changes"),
    }
}

/// Changes the path and the test of each fact about an object.
fn flip_facts<S: HeldFacts>(flips: &mut Flips, statement: &Statement<S>, samples: &[Value]) {
    let samples: Vec<_> = samples.iter().map(|json| (json, statement.shape(json))).collect();
    for (single, fact) in S::SUBJECT.singles_in(S::SUBJECT.all_facts()) {
        let mut count = |path: &[&'static str], test: Test| {
            let mut changed = fact.clone();
            (changed.path, changed.test) = (path.to_vec().leak(), test);
            let meaning = Meaning::of(S::SUBJECT, &changed);
            let agrees = |(json, shape): &(&Value, Shape)| {
                let mut changed_shape = *shape;
                (changed_shape.holds, changed_shape.unknown) = (shape.holds - single, shape.unknown - single);
                match meaning.holds(json) {
                    Some(true) => changed_shape.holds |= single,
                    Some(false) => {}
                    None => changed_shape.unknown |= single,
                }
                let is_equal = changed_shape.holds == shape.holds && changed_shape.unknown == shape.unknown;
                is_equal || statement.agrees(json, changed_shape)
            };
            let change = format!("{:?} {:?} is {path:?} {test:?}", fact.path, fact.test);
            flips.count(change, [("the statement", !samples.iter().all(agrees))]);
        };
        for other in S::SUBJECT.facts().iter().filter(|other| other.path != fact.path) {
            count(other.path, fact.test);
        }
        for test in other_tests(fact.test) {
            count(fact.path, test);
        }
    }
}

#[test]
fn each_fact() {
    let mut flips = Flips::of("facts");
    flip_facts(&mut flips, &statement::session(), &sessions());
    flip_facts(&mut flips, &statement::preference(), &all(&statement::preference()));
    flip_facts(&mut flips, &statement::refund(), &all(&statement::refund()));
    flip_facts(&mut flips, &statement::split(), &all(&statement::split()));
    flips.finish(&[
        // What is neither absent nor `false` is `true`.
        r#"["is_full_amount"] Present is ["is_full_amount"] True"#,
    ]);
}
