//! The table of rules between fields agrees with an independent statement of these rules for every shape of a request.
//!
//! Every run tests a sample of the shapes. `cargo test --release --test it every_shape -- --ignored` tests all of them.

pub mod drafts;
mod needs;
pub mod single_rules;
pub mod statement;

use std::{collections::BTreeSet, thread};

use payment_session::rules::{HeldFacts, Waivers};
use statement::table::{self, Statement};

/// The distance between two shapes of the sample. It is a prime, so that the sample combines all choices.
const STEP: usize = if cfg!(debug_assertions) { 3_989 } else { 1_999 };

/// Compares every `step`th shape. Some of them are valid, and each rule is broken by some.
fn compare_sample<S: HeldFacts, R: std::fmt::Debug>(statement: &Statement<S, R>, step: usize) {
    let (mut broken, mut is_one_valid) = (BTreeSet::new(), false);
    for request in (0..statement.size()).step_by(step).map(|number| statement.nth(number)) {
        let rules: Vec<_> = statement.broken_rules(&request, Waivers::NONE).collect();
        assert!(statement.agrees(&request), "the table does not agree that only {rules:?} are broken by {request:?}");
        is_one_valid |= rules.is_empty();
        broken.extend(rules);
    }
    assert!(is_one_valid, "no shape is valid");
    assert_eq!(broken, statement.rows.iter().map(|row| row.id).collect(), "some rules are broken by no shape");
}

#[test]
fn a_sample_of_all_sessions_agrees() {
    compare_sample(&table::session(), STEP);
}

#[test]
#[ignore = "takes minutes and requires --release"]
fn every_shape_agrees() {
    let statement = table::session();
    let (statement, size) = (&statement, statement.size());
    let threads = thread::available_parallelism().map_or(1, |count| count.get() as u64);
    thread::scope(|scope| {
        for part in 0..threads {
            scope.spawn(move || {
                for request in (part * size / threads..(part + 1) * size / threads).map(|number| statement.nth(number))
                {
                    assert!(statement.agrees(&request), "{request:?}");
                }
            });
        }
    });
}

#[test]
fn every_refund_and_split_agrees() {
    compare_sample(&table::preference(), 1);
    compare_sample(&table::refund(), 1);
    compare_sample(&table::split(), 1);
}

#[test]
fn every_single_rule_agrees_for_possible_and_unknown_facts() {
    single_rules::test_all(&table::session());
    single_rules::test_all(&table::preference());
    single_rules::test_all(&table::refund());
    single_rules::test_all(&table::split());
}
