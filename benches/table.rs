//! A table that compares the times of two sides. They take turns, so that a busy moment affects both.

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

/// Prints a row for each comparison. A missed limit is an error at the end.
#[derive(Debug)]
pub struct Table {
    rounds: u32,
    missed: bool,
}

impl Table {
    #[allow(clippy::new_without_default)]
    /// Creates a table. Without the argument `--bench`, as in `cargo test --benches`, each work runs once.
    pub fn new() -> Self {
        let rounds = if std::env::args().any(|argument| argument == "--bench") { 400 } else { 1 };
        println!("{:<48}{:>12}{:>12}{:>8}  limit", "work / peer", "ours", "peer", "ratio");
        Self { rounds, missed: false }
    }

    /// Adds a row: the lowest time of each, their ratio, and its limit.
    pub fn row(&mut self, work: &str, limit: Option<f64>, mut ours: impl FnMut(), mut peer: impl FnMut()) {
        let times = lowest([&mut ours, &mut peer], self.rounds, 500);
        self.print(work, limit, times);
    }

    /// Adds a row of work that takes milliseconds.
    pub fn long_row(&mut self, work: &str, limit: Option<f64>, mut ours: impl FnMut(), mut peer: impl FnMut()) {
        let times = lowest([&mut ours, &mut peer], self.rounds.div_ceil(20), 1);
        self.print(work, limit, times);
    }

    fn print(&mut self, work: &str, limit: Option<f64>, [ours, peer]: [f64; 2]) {
        let ratio = ours / peer;
        self.missed |= limit.is_some_and(|limit| ratio > limit);
        let limit = limit.map_or(String::new(), |limit| limit.to_string());
        println!("{work:<48}{ours:>9.1} ns{peer:>9.1} ns{ratio:>8.2}  {limit}");
    }

    /// Returns the exit status, and prints whether a limit was missed. A single round decides nothing.
    pub fn end(self) -> ExitCode {
        if !self.missed || self.rounds == 1 {
            return ExitCode::SUCCESS;
        }
        println!("a limit is missed; run again on a quiet machine before you believe it");
        ExitCode::FAILURE
    }
}

/// Returns the lowest time of each side over alternating batches, in nanoseconds.
fn lowest(mut work: [&mut dyn FnMut(); 2], rounds: u32, batch: u32) -> [f64; 2] {
    let mut lowest = [Duration::MAX; 2];
    for _ in 0..rounds {
        for (work, lowest) in work.iter_mut().zip(&mut lowest) {
            let start = Instant::now();
            for _ in 0..batch {
                work();
            }
            *lowest = (*lowest).min(start.elapsed());
        }
    }
    // The time of a run can be a few nanoseconds, so it needs a fraction.
    lowest.map(|time| time.as_secs_f64() * 1e9 / f64::from(batch))
}
