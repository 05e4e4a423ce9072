//! Compares the table of rules with their second statement over every shape that a request may have.
//!
//! `cargo run --release --example all_shapes` takes some minutes and prints how many shapes it tried.
#![allow(missing_docs)]

use std::{process::ExitCode, thread, time::Instant};

#[path = "../tests/shapes/statement/mod.rs"]
mod statement;

use statement::table::{self, Statement};

/// The first shapes on which the two statements differ.
fn differences<R: 'static>(statement: &Statement<R>) -> Vec<u64> {
    let threads = thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let size = statement.size();
    thread::scope(|scope| {
        let parts: Vec<_> = (0..threads)
            .map(|part| part * size / threads..(part + 1) * size / threads)
            .map(|mut numbers| scope.spawn(move || numbers.find(|number| !statement.agrees(&statement.nth(*number)))))
            .collect();
        parts.into_iter().filter_map(|part| part.join().expect("no panic")).collect()
    })
}

fn tell<R: std::fmt::Debug + 'static>(name: &str, statement: &Statement<R>) -> bool {
    let start = Instant::now();
    let differences = differences(statement);
    for number in &differences {
        println!("{name} {number} differs: {:?}", statement.nth(*number));
    }
    println!("{name}: {} shapes in {:.0?}, {} differences", statement.size(), start.elapsed(), differences.len());
    differences.is_empty()
}

fn main() -> ExitCode {
    let agree = [
        tell("sessions", &table::session()),
        tell("refund preferences", &table::refund()),
        tell("splits", &table::split()),
    ];
    if agree == [true; 3] { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
