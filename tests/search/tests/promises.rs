//! No order of events breaks a promise, and each axiom and each decision is needed.
//!
//! Each search ends after so many states. With `SEARCH=5000000`, two calls are searched to that number, and with `SEARCH=all`
//! three calls to thirty million.

use std::env;

use test_search::{Axiom, Kind, Scope, Searched, Wrong, search};

/// The number of states of each search, without `SEARCH=all`.
const STATES: usize = 400_000;
/// The same, where it must find something.
const MOST: usize = 6_000_000;

const ALL: [Kind; 6] = [Kind::Capture, Kind::Confirm, Kind::Refund, Kind::Create, Kind::Cancel, Kind::Other];

const TWO: Scope = Scope {
    kind: Kind::Create,
    intents: 2,
    are_equal: true,
    plans: true,
    crashes: 1,
    failures: 0,
    without: None,
    wrong: None,
};

fn holds(scope: Scope, states: usize) {
    let Searched { states, is_complete, broken } = search(&scope, states);
    println!("{scope:?}: {states} states{}", if is_complete { ", all" } else { "" });
    assert_eq!(broken, None, "{scope:?}: {}", broken.as_deref().unwrap_or_default());
}

#[test]
fn no_order_of_events_breaks_a_promise() {
    let (intents, states) = match env::var("SEARCH").as_deref() {
        Err(_) => (2, STATES),
        Ok("all") => (3, 30_000_000),
        Ok(states) => (2, states.parse().unwrap()),
    };
    for kind in ALL {
        let kinds_of_requests: &[bool] =
            if matches!(kind, Kind::Create | Kind::Refund) { &[true, false] } else { &[true] };
        for &are_equal in kinds_of_requests {
            for (crashes, failures) in [(1, 0), (0, 1)] {
                holds(Scope { kind, intents, are_equal, crashes, failures, ..TWO }, states);
            }
        }
    }
}

fn is_broken(scope: Scope) {
    let Searched { states, broken, .. } = search(&scope, MOST);
    let broken = broken.unwrap_or_else(|| panic!("{scope:?}: {states} states break no promise"));
    println!("{scope:?}: {states} states: {broken}");
}

#[test]
fn each_axiom_is_needed() {
    let one = Scope { intents: 1, plans: false, ..TWO };
    for (kind, axiom) in [
        (Kind::Create, Axiom::Ended),
        (Kind::Create, Axiom::Visible),
        (Kind::Capture, Axiom::RefusedEarly),
        (Kind::Capture, Axiom::Honest),
        (Kind::Capture, Axiom::CarriedOnce),
        (Kind::Create, Axiom::Timely),
        (Kind::Capture, Axiom::Sole),
    ] {
        is_broken(Scope { kind, without: Some(axiom), ..one });
    }
    is_broken(Scope { kind: Kind::Refund, without: Some(Axiom::Journal), crashes: 0, ..TWO });
}

#[test]
fn each_decision_is_needed() {
    let calm = Scope { crashes: 0, plans: false, ..TWO };
    let crash = Scope { crashes: 1, ..calm };
    let failure = Scope { failures: 1, ..calm };
    let three = Scope { intents: 3, ..calm };
    for (kind, wrong, scope) in [
        (Kind::Create, Wrong::ForgetsOthers, calm),
        (Kind::Refund, Wrong::ForgetsOthers, calm),
        (Kind::Capture, Wrong::ForgetsOthers, calm),
        (Kind::Confirm, Wrong::ForgetsOthers, calm),
        (Kind::Capture, Wrong::KnowsOneOther, three),
        (Kind::Confirm, Wrong::BelievesVagueOthers, calm),
        (Kind::Create, Wrong::DecidesEarly, calm),
        (Kind::Confirm, Wrong::DecidesEarly, calm),
        (Kind::Cancel, Wrong::DecidesEarly, calm),
        (Kind::Capture, Wrong::BelievesWithoutLease, calm),
        (Kind::Create, Wrong::BelievesWithoutRecord, failure),
        (Kind::Capture, Wrong::SendsWithoutMark, failure),
        (Kind::Capture, Wrong::SendsWithoutLease, calm),
        (Kind::Capture, Wrong::ForgetsAttempts, crash),
        (Kind::Capture, Wrong::ForgetsBefore, crash),
        (Kind::Capture, Wrong::JoinsEverything, calm),
        (Kind::Create, Wrong::AcknowledgesEverything, Scope { plans: true, ..calm }),
        (Kind::Capture, Wrong::DeniesWhatIsWritten, failure),
        (Kind::Confirm, Wrong::TakesAnySnapshot, calm),
    ] {
        is_broken(Scope { kind, wrong: Some(wrong), ..scope });
    }
}
