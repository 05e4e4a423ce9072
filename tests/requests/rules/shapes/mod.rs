//! The rules between fields agree with an independent statement of them, for every request.
//!
//! A row of the statement depends on the places that it reads, so all values of these are tried, each in an object that has
//! nothing else and in objects that have other fields at random.

mod drafts;
mod fields;
mod statement;

use std::collections::BTreeSet;

use payment_session::rules::RULES;
use serde_json::Value;
use test_support::Random;

use self::statement::{Statement, space};

/// Compares objects. Some of them are valid, and each rule is broken by some.
fn compare(statement: &Statement, objects: impl Iterator<Item = Value>) {
    let (mut broken, mut is_one_valid) = (BTreeSet::new(), false);
    for object in objects {
        let rules = statement.compare(&object);
        is_one_valid |= rules.is_empty();
        broken.extend(rules);
    }
    assert!(is_one_valid, "no object is valid");
    assert_eq!(broken, statement.rows.iter().map(|row| row.id).collect(), "some rules are broken by no object");
}

#[test]
fn every_rule_between_fields_is_stated_here() {
    let statements = [statement::session(), statement::preference(), statement::refund(), statement::split()];
    let stated: BTreeSet<_> = statements.iter().flat_map(|statement| statement.rows).map(|row| row.id).collect();
    let rules = RULES.iter().filter(|rule| rule.is_between_fields());
    assert_eq!(stated, rules.map(|rule| rule.id.as_str()).collect(), "the rules in `statement/rules.rs`");
}

#[test]
fn a_sample_of_all_sessions_agrees() {
    let statement = statement::session();
    let mut random = Random::new(4);
    let count = if cfg!(debug_assertions) { 20_000 } else { 2_000_000 };
    compare(&statement, (0..count).map(|_| statement.random(&mut random)));
}

#[test]
fn each_rule_about_sessions_agrees_for_all_that_it_reads() {
    let statement = statement::session();
    let mut random = Random::new(5);
    for row in statement.rows {
        let read = statement.read_by(row);
        for object in space::all(read.iter().collect()) {
            statement.compare(&object);
            statement.compare(&statement.filled(&object, &read, &mut random));
        }
    }
}

#[test]
fn every_refund_and_split_agrees() {
    for statement in [statement::preference(), statement::refund(), statement::split()] {
        compare(&statement, statement.all());
    }
}
