//! The rules between members, as a table and as prose: the same for every shape that a request may have.
//!
//! `cargo run --release --example all_shapes` tries all of them; here, a slice.

mod alone;
mod drafts;
mod needs;
mod statement;

use statement::table::{self, Statement};

/// Every so manieth shape; the step is a prime, so that all choices of all dimensions meet.
fn slice<R: std::fmt::Debug>(statement: &Statement<R>, step: usize) -> usize {
    let numbers = (0..statement.size()).step_by(step);
    let count = numbers.clone().count();
    for request in numbers.map(|number| statement.nth(number)) {
        assert!(statement.agrees(&request), "{request:?}");
    }
    count
}

#[test]
fn a_slice_of_all_sessions_agrees() {
    assert!(slice(&table::session(), 1_999) > 290_000);
}

#[test]
fn every_refund_and_split_agrees() {
    assert_eq!(slice(&table::refund(), 1), 6);
    assert_eq!(slice(&table::split(), 1), 12);
}

#[test]
fn every_rule_alone_agrees_whatever_may_be_and_is_unknown() {
    assert!(alone::prove(&table::session()) > 3_000);
    assert_eq!(alone::prove(&table::refund()), 16);
    assert!(alone::prove(&table::split()) > 20);
}
