//! Compares the macro and `from_json` on the documented requests and on generated bodies.

use std::{fs, path::Path};

use test_support::Quota;

use super::{Verdict, compare};

/// The number of bodies. A release build, as in `.ci/extra`, compares all of them.
const COUNT: usize = if cfg!(debug_assertions) { 2_000 } else { 100_000 };

#[test]
fn every_documented_request() {
    let flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("../documented_requests");
    let mut count = 0;
    for entry in fs::read_dir(flows).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            assert_eq!(compare(&fs::read_to_string(path).unwrap()), Verdict::Good);
            count += 1;
        }
    }
    assert_eq!(count, 16);
}

#[test]
fn generated_bodies() {
    let quota = Quota::new(COUNT, [("valid", COUNT / 3), ("rejected", COUNT / 3)]);
    for body in quota.bodies(7) {
        match compare(&body) {
            Verdict::Good => quota.count("valid"),
            Verdict::Bad => quota.count("rejected"),
            _ => {}
        }
    }
}
