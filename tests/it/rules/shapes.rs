//! The table of rules between fields agrees with an independent statement of them, for every shape of a request.
//!
//! A slice of them is tried on every run; `cargo test --release --test it every_shape -- --ignored` tries them all.

mod drafts;
mod needs;
mod single_rules;
mod statement;

use std::thread;

use payment_session::rules::HeldFacts;
use statement::table::{self, Statement};

/// The distance between two shapes of the slice. It is a prime, so that all choices of all dimensions meet.
const STEP: usize = if cfg!(debug_assertions) { 3_989 } else { 1_999 };

/// Compares shapes at a distance of `step`. Returns their number.
fn slice<S: HeldFacts, R: std::fmt::Debug>(statement: &Statement<S, R>, step: usize) -> usize {
    let numbers = (0..statement.size()).step_by(step);
    let count = numbers.clone().count();
    for request in numbers.map(|number| statement.nth(number)) {
        assert!(statement.agrees(&request), "{request:?}");
    }
    count
}

#[test]
fn a_slice_of_all_sessions_agrees() {
    assert!(slice(&table::session(), STEP) > 145_000);
}

#[test]
#[ignore = "takes minutes, and --release"]
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
    assert_eq!(slice(&table::refund(), 1), 6);
    assert_eq!(slice(&table::split(), 1), 12);
}

#[test]
fn every_rule_alone_agrees_whatever_may_be_and_is_unknown() {
    assert!(single_rules::prove(&table::session()) > 3_000);
    assert_eq!(single_rules::prove(&table::refund()), 16);
    assert!(single_rules::prove(&table::split()) > 20);
}
