//! The README of the tests has the numbers of this world.

use std::{path::Path, time::Duration};

use test_support::generated;
use test_world::{
    plan::{Fault, Wrong},
    plans::LAGS,
};

#[test]
fn the_readme_has_these_numbers() {
    let seconds = |milliseconds| Duration::from_millis(milliseconds).as_secs_f64().to_string();
    let rows = [
        ("faults of calls that change something", Fault::OF_CHANGES.len().to_string()),
        ("faults of look-ups", Fault::OF_READS.len().to_string()),
        ("seconds by which look-ups lag", LAGS.map(seconds).join(", ")),
        ("clients that break one rule each", Wrong::ALL.len().to_string()),
    ];
    let rows = rows.map(|(what, count)| format!("| {what} | {count} |\n")).concat();
    generated::compare_block(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md")),
        "the world",
        &format!("| the world has | number |\n|---|---|\n{rows}"),
    );
}
