//! The README of the tests has the numbers of this world.

use std::time::Duration;

use test_world::{
    plan::{Fault, Wrong},
    plans::LAGS,
};

#[test]
fn the_readme_has_these_numbers() {
    let page = include_str!("../../../README.md").replace('\n', " ");
    let lags = LAGS.map(|milliseconds| Duration::from_millis(milliseconds).as_secs_f64().to_string());
    let [shorter @ .., longest] = &lags;
    for sentence in [
        format!("| {} faults of each call,", Fault::OF_CHANGES.len()),
        format!("| {} faults of look-ups,", Fault::OF_READS.len()),
        format!("look-ups lag by {} or {longest} seconds", shorter.join(", ")),
        format!("{} clients that break one rule each", Wrong::ALL.len()),
    ] {
        assert!(page.contains(&sentence), "client/tests/README.md does not say: {sentence}");
    }
}
