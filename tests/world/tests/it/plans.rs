//! Every promise holds in every plan.

use std::env;

use test_world::{
    plan::Plan,
    plans::{catalogue, drawn as draw, plan},
    world::run,
};

/// A sample has each plan whose number is a multiple of this one, and the plans that are drawn.
const EVERY: usize = 29;
const DRAWN: u64 = 100;

fn check(number: u64, plan: &Plan, is_shown: bool) {
    let run = run(plan);
    if is_shown || !run.broken.is_empty() {
        println!("{}\n\n{plan:?}\nafter {:?}", run.trace.join("\n"), run.time);
    }
    assert!(run.broken.is_empty(), "WORLD_SEED={number} cargo test -p test-world repeats it: {:#?}", run.broken);
}

#[test]
fn every_promise_holds() {
    if let Ok(number) = env::var("WORLD_SEED") {
        let number = number.parse().unwrap();
        return check(number, &plan(number), true);
    }
    let (every, drawn) = match env::var("WORLD").as_deref() {
        Err(_) => (EVERY, DRAWN),
        Ok("all") => (1, 2000),
        Ok(drawn) => (usize::MAX, drawn.parse().unwrap()),
    };
    let listed = catalogue();
    let first_drawn = u64::try_from(listed.len()).unwrap();
    let drawn = (first_drawn..first_drawn + drawn).map(|number| (number, draw(number)));
    let mut count = 0;
    for (number, plan) in (0..).zip(listed).step_by(every).chain(drawn) {
        check(number, &plan, false);
        count += 1;
    }
    println!("{count} plans");
}

#[test]
fn the_same_number_has_the_same_trace() {
    for number in [0, 40, 400, 4_000, 40_000, 400_000] {
        let (first, second) = (run(&plan(number)), run(&plan(number)));
        assert_eq!(first.trace, second.trace, "plan {number}");
        assert!(first.trace.len() > 50, "a trace has each step");
    }
    assert_ne!(run(&plan(40_000)).trace, run(&plan(40_001)).trace);
}
