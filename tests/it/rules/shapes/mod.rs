//! The table of rules between fields agrees with an independent statement of these rules for every request.
//!
//! A rule of the table depends on the facts that it asks for, and a row of the statement on the places that it reads. So
//! each rule is compared with its row for all values of these.

pub mod drafts;
mod needs;
pub mod single_rules;
pub mod statement;

use std::collections::BTreeSet;

use payment_session::rules::{HeldFacts, Waivers};
use serde_json::Value;
use test_support::Random;

use self::statement::Statement;

/// Compares requests. Some of them are valid, and each rule is broken by some.
fn compare<S: HeldFacts>(statement: &Statement<S>, requests: impl Iterator<Item = Value>) {
    let (mut broken, mut is_one_valid) = (BTreeSet::new(), false);
    for request in requests {
        let rules: Vec<_> = statement.broken_rules(&request, Waivers::NONE).collect();
        let agrees = statement.agrees(&request, statement.shape(&request));
        assert!(agrees, "the table does not agree that only {rules:?} are broken by {request}");
        is_one_valid |= rules.is_empty();
        broken.extend(rules);
    }
    assert!(is_one_valid, "no request is valid");
    assert_eq!(broken, statement.rows.iter().map(|row| row.id).collect(), "some rules are broken by no request");
}

#[test]
fn a_sample_of_all_sessions_agrees() {
    let statement = statement::session();
    let mut random = Random::new(4);
    let count = if cfg!(debug_assertions) { 20_000 } else { 2_000_000 };
    compare(&statement, (0..count).map(|_| drafts::random_request(&mut random, &statement.dimensions)));
}

#[test]
fn every_refund_and_split_agrees() {
    fn compare_all<S: HeldFacts>(statement: &Statement<S>) {
        compare(statement, statement.all());
    }
    compare_all(&statement::preference());
    compare_all(&statement::refund());
    compare_all(&statement::split());
}

#[test]
fn every_rule_agrees_for_all_known_possible_and_unknown_facts() {
    single_rules::test_all(&statement::session());
    single_rules::test_all(&statement::preference());
    single_rules::test_all(&statement::refund());
    single_rules::test_all(&statement::split());
}
