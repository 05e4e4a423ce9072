//! What holds without an axiom, and what breaks: that is why it is one.

use std::collections::BTreeSet;

use test_world::{
    gateway::Rules,
    plan::{Fault, Plan},
    world::run,
};

/// Returns the promises that these plans break.
fn broken(plans: impl IntoIterator<Item = Plan>) -> BTreeSet<&'static str> {
    const KINDS: [&str; 7] = [
        "the reference has",
        "the intent of",
        "the customer paid",
        "not done, but",
        "done, but nothing",
        "in time",
        "in the end",
    ];
    let runs = plans.into_iter().map(|plan| run(&plan));
    let broken: Vec<String> = runs.flat_map(|run| run.broken).collect();
    KINDS.into_iter().filter(|kind| broken.iter().any(|broken| broken.contains(kind))).collect()
}

/// A fault of each call.
fn faults(first: Fault, rules: Rules) -> impl Iterator<Item = Plan> {
    ["create", "confirm", "capture"].into_iter().flat_map(move |call| {
        (0..8).map(move |seed| Plan { seed, rules, exchanges: vec![(call, 1, first)], ..Plan::default() })
    })
}

const NOTHING: [&str; 0] = [];

#[track_caller]
#[allow(clippy::needless_pass_by_value)] // Reads like an assertion.
fn is(actual: BTreeSet<&'static str>, expected: impl IntoIterator<Item = &'static str>) {
    assert_eq!(actual, expected.into_iter().collect());
}

#[test]
fn a3_an_attempt_that_is_carried_out_much_later_is_not_seen() {
    let creates = |rules| faults(Fault::VeryLate, rules).filter(|plan| plan.exchanges[0].0 == "create");
    // A gateway that creates one session for a reference does not need the axiom.
    is(broken(creates(Rules { unique: true, ..Rules::default() })), NOTHING);
    is(broken(creates(Rules::default())), ["the reference has", "the intent of"]);
    // The same if it is carried out at once, and is not shown.
    let hidden = (0..8).map(|seed| Plan {
        seed,
        exchanges: [("create", 1, Fault::LostAfter)]
            .into_iter()
            .chain((1..40).map(|number| ("read", number, Fault::LagsLong)))
            .collect(),
        ..Plan::default()
    });
    is(broken(hidden), ["the reference has", "the intent of"]);
    // A person looks too early, and the shop captures again.
    let rules = Rules { ends_with_release: false, ..Rules::default() };
    let captures = faults(Fault::VeryLate, rules).filter(|plan| plan.exchanges[0].0 != "create");
    is(broken(captures), ["the customer paid", "in the end"]);
}

#[test]
fn a4_a_401_that_was_carried_out_is_sent_again() {
    let all = broken(faults(Fault::UnauthorizedButDone, Rules::default()));
    is(all, ["the reference has", "the intent of"]);
}

#[test]
fn a5_a_rejection_that_was_carried_out_is_believed() {
    let rules = Rules { honest: false, ..Rules::default() };
    // A shop that believes it gives the order up.
    is(broken([Plan { rules, ..Plan::default() }]), ["not done, but", "in the end"]);
}

#[test]
fn a6_a_capture_that_arrives_twice_is_carried_out_twice() {
    let of =
        |call: &'static str, rules| faults(Fault::Duplicated, rules).filter(move |plan| plan.exchanges[0].0 == call);
    is(broken(of("confirm", Rules::default())), NOTHING);
    is(broken(of("create", Rules { unique: true, ..Rules::default() })), NOTHING);
    is(broken(of("create", Rules::default())), ["the reference has", "the intent of"]);
    // The rest, which is captured in the end, is that much less.
    is(broken(of("capture", Rules::default())), ["the intent of"]);
}

#[test]
fn a7_a_process_that_pauses_with_a_request_sends_it_too_late() {
    let rules = Rules { ends_with_release: false, ..Rules::default() };
    is(broken(faults(Fault::Pauses, rules)), ["the reference has", "the intent of", "the customer paid", "in the end"]);
}

#[test]
fn a7_a_clock_that_jumps_ends_the_time_in_which_an_attempt_can_be_carried_out() {
    let plans = |seconds| {
        (3..9).map(move |write| Plan {
            exchanges: vec![("create", 1, Fault::Late)],
            // The process is killed after its attempt, and another one goes on.
            crashes: vec![12],
            jumps: vec![(write, seconds)],
            ..Plan::default()
        })
    };
    is(broken(plans(4)), NOTHING);
    is(broken(plans(3600)), ["the reference has", "the intent of"]);
}

#[test]
fn a8_the_call_of_somebody_else_is_taken_for_the_own() {
    let captures = faults(Fault::MadeByOthers, Rules::default()).filter(|plan| plan.exchanges[0].0 == "capture");
    is(broken(captures), ["in the end"]);
}
