//! Counts the allocations that docs/performance.md states.

// Each benchmark uses some of the forms.
#[allow(dead_code)]
mod forms;

use allocation_counter::measure;
use forms::{call, json};

#[test]
fn literals_allocate_only_the_output() {
    assert_eq!(measure(|| drop(call::literals().to_json())).count_total, 1);
}

#[test]
fn json_allocates_as_often_as_the_documentation_states() {
    let page = include_str!("../docs/performance.md");
    let (_, count) = page.split_once("`json!` allocates ").expect("the page states a number");
    let stated: u64 = count.split(' ').next().and_then(|count| count.parse().ok()).expect("a number");
    // The output is one more. It grows several times, which the page does not count.
    assert_eq!(measure(|| drop(json::literals())).count_total + 1, stated);
}
