//! Every row of the tables is changed in turn, as data, and something that is written independently of the table notices.
//!
//! The generated pages notice everything, so they do not count. `cargo test --test it flips -- --nocapture` prints how many
//! changes each check notices.

mod rules;
mod values;

use std::{collections::BTreeMap, fmt::Display, fs};

use serde_json::Value;

/// The changes of one kind, and the checks that notice them.
struct Flips {
    kind: &'static str,
    count: usize,
    noticed: BTreeMap<&'static str, usize>,
    unnoticed: Vec<String>,
}

impl Flips {
    fn of(kind: &'static str) -> Self {
        Self { kind, count: 0, noticed: BTreeMap::new(), unnoticed: Vec::new() }
    }

    /// Counts a change, and each of these checks that notices it.
    fn count(&mut self, change: impl Display, checks: impl IntoIterator<Item = (&'static str, bool)>) {
        self.count += 1;
        let mut is_noticed = false;
        for (check, notices) in checks {
            *self.noticed.entry(check).or_default() += usize::from(notices);
            is_noticed |= notices;
        }
        if !is_noticed {
            self.unnoticed.push(change.to_string());
        }
    }

    /// Prints the counts. Only the changes that mean the same request may be unnoticed.
    fn finish(self, equivalent: &[&str]) {
        println!("{}: {} changes, noticed by {:?}", self.kind, self.count, self.noticed);
        assert_eq!(self.unnoticed, equivalent, "{}", self.kind);
        assert!(self.noticed.values().all(|count| *count > 0), "{}: {:?}", self.kind, self.noticed);
    }
}

/// Returns the documented requests.
fn documented_requests() -> Vec<Value> {
    let files = fs::read_dir("tests/documented_requests").expect("the folder is there");
    let requests: Vec<_> = files
        .map(|file| fs::read(file.expect("the folder can be read").path()).expect("the file can be read"))
        .map(|body| serde_json::from_slice(&body).expect("a documented request is JSON"))
        .collect();
    assert_eq!(requests.len(), 16);
    requests
}
