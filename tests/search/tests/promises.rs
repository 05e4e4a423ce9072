//! No order of events breaks a promise, and each axiom and each decision is needed.
//!
//! Each search ends after so many states. With `SEARCH=5000000`, two calls are searched to that number, and with `SEARCH=all`
//! three calls to thirty million.

use std::env;

use test_search::{Axiom, Kind, Scope, Searched, Wrong, search};

/// Returns the number of states of each search without `SEARCH`. Those with a planted decision, or without an axiom, find
/// two calls of this kind that break a promise after fewer states.
const fn states(kind: Kind) -> usize {
    match kind {
        // A capture that forgets what there was before it is found after 420,000.
        Kind::Capture => 430_000,
        // A confirmation from any snapshot is found after 130,000.
        Kind::Confirm => 150_000,
        // The others are found before 16,000.
        Kind::Create | Kind::Refund | Kind::Cancel | Kind::Other => 100_000,
    }
}

/// The greatest number of states of a search that must find a broken promise.
const MOST: usize = 6_000_000;

const ALL: [Kind; 6] = [Kind::Capture, Kind::Confirm, Kind::Refund, Kind::Create, Kind::Cancel, Kind::Other];

const TWO: Scope = Scope {
    kind: Kind::Create,
    intents: 2,
    are_equal: true,
    plans: true,
    withdraws: false,
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
    let (intents, most) = match env::var("SEARCH").as_deref() {
        Err(_) => (2, None),
        Ok("all") => (3, Some(30_000_000)),
        Ok(states) => (2, Some(states.parse().unwrap())),
    };
    for kind in ALL {
        let most = most.unwrap_or(states(kind));
        let kinds_of_requests: &[bool] =
            if matches!(kind, Kind::Create | Kind::Refund) { &[true, false] } else { &[true] };
        for &are_equal in kinds_of_requests {
            for (crashes, failures) in [(1, 0), (0, 1)] {
                holds(Scope { kind, intents, are_equal, crashes, failures, ..TWO }, most);
            }
        }
    }
}

#[test]
fn what_the_shop_withdraws_is_never_sent_and_breaks_no_promise() {
    for kind in ALL {
        for are_equal in [true, false] {
            holds(Scope { kind, are_equal, withdraws: true, ..TWO }, 40_000);
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

const CALM: Scope = Scope { crashes: 0, plans: false, ..TWO };
const FAILURE: Scope = Scope { failures: 1, ..CALM };

/// Calls whose machine has one decision turned around, and the searches that find it.
const WRONG_DECISIONS: [(Kind, Wrong, Scope); 23] = [
    (Kind::Create, Wrong::ForgetsOthers, CALM),
    (Kind::Refund, Wrong::ForgetsOthers, CALM),
    (Kind::Capture, Wrong::ForgetsOthers, CALM),
    (Kind::Confirm, Wrong::ForgetsOthers, CALM),
    (Kind::Capture, Wrong::KnowsOneOther, Scope { intents: 3, ..CALM }),
    (Kind::Confirm, Wrong::BelievesVagueOthers, CALM),
    (Kind::Create, Wrong::DecidesEarly, CALM),
    (Kind::Confirm, Wrong::DecidesEarly, CALM),
    (Kind::Cancel, Wrong::DecidesEarly, CALM),
    (Kind::Capture, Wrong::BelievesWithoutLease, CALM),
    (Kind::Create, Wrong::BelievesWithoutRecord, FAILURE),
    (Kind::Capture, Wrong::SendsWithoutMark, FAILURE),
    (Kind::Capture, Wrong::SendsWithoutLease, CALM),
    (Kind::Capture, Wrong::ForgetsAttempts, Scope { crashes: 1, ..CALM }),
    (Kind::Capture, Wrong::ForgetsBefore, Scope { crashes: 1, ..CALM }),
    (Kind::Capture, Wrong::JoinsEverything, CALM),
    (Kind::Create, Wrong::AcknowledgesEverything, Scope { plans: true, ..CALM }),
    (Kind::Capture, Wrong::DeniesWhatIsWritten, FAILURE),
    (Kind::Confirm, Wrong::TakesAnySnapshot, CALM),
    (Kind::Confirm, Wrong::TakesUnknownForMoved, CALM),
    (Kind::Confirm, Wrong::TakesUnknownForWaiting, CALM),
    (Kind::Cancel, Wrong::BelievesRejections, CALM),
    (Kind::Create, Wrong::DeniesIntents, Scope { plans: true, ..FAILURE }),
];

#[test]
fn each_decision_is_needed() {
    for (kind, wrong, scope) in WRONG_DECISIONS {
        is_broken(Scope { kind, wrong: Some(wrong), ..scope });
    }
}

#[test]
fn the_page_about_trust_has_these_numbers() {
    let page = include_str!("../../../docs/trust.md").replace('\n', " ");
    for sentence in [
        format!("visits the first {},000 states of each search for captures", states(Kind::Capture) / 1000),
        format!("{},000 of each for creates", states(Kind::Create) / 1000),
        format!("If one of {} decisions is turned around", WRONG_DECISIONS.len()),
    ] {
        assert!(page.contains(&sentence), "docs/trust.md does not say: {sentence}");
    }
}
