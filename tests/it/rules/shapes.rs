//! The table of rules between fields agrees with an independent statement of these rules for every shape of a request.
//!
//! Every run tests a sample of the shapes. `cargo test --release --test it every_shape -- --ignored` tests all of them.

mod drafts;
mod needs;
mod single_rules;
mod statement;

use std::thread;

use payment_session::rules::HeldFacts;
use statement::table::{self, Statement};

/// The distance between two shapes of the sample. It is a prime, so that the sample combines all choices.
const STEP: usize = if cfg!(debug_assertions) { 3_989 } else { 1_999 };

/// Compares every `step`th shape. Returns the number of compared shapes.
fn compare_sample<S: HeldFacts, R: std::fmt::Debug>(statement: &Statement<S, R>, step: usize) -> usize {
    let numbers = (0..statement.size()).step_by(step);
    let count = numbers.clone().count();
    for request in numbers.map(|number| statement.nth(number)) {
        assert!(statement.agrees(&request), "{request:?}");
    }
    count
}

#[test]
fn a_sample_of_all_sessions_agrees() {
    let least = if cfg!(debug_assertions) { 145_000 } else { 290_000 };
    assert!(compare_sample(&table::session(), STEP) > least);
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
    assert_eq!(compare_sample(&table::refund(), 1), 6);
    assert_eq!(compare_sample(&table::split(), 1), 12);
}

#[test]
fn every_single_rule_agrees_for_possible_and_unknown_facts() {
    assert!(single_rules::test_all(&table::session()) > 3_000);
    assert_eq!(single_rules::test_all(&table::refund()), 16);
    assert!(single_rules::test_all(&table::split()) > 20);
}
