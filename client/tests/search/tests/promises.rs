//! No order of events breaks a promise, and each axiom and each decision is needed.
//!
//! The searches of one call are complete. Those of two calls end after so many states, and say so. With `SEARCH=5000000`, they
//! go on to that number, and with `SEARCH=all`, three calls are searched to twenty million.

use std::{env, path::Path};

use test_search::{Axiom, Faults, Kind, Lifetime, SearchResult, Space, Wrong, search};
use test_support::generated;

/// Returns the number of states of each search for two calls without `SEARCH`. Those with a planted decision find two calls of
/// this kind that break a promise after fewer states, except for one decision of creates.
const fn states(kind: Kind) -> usize {
    match kind {
        // A capture that forgets what there was before it is found after 394,000.
        Kind::Capture => 400_000,
        // A confirmation from any snapshot is found after 78,000.
        Kind::Confirm => 80_000,
        // The others are found before 30,000. `BelievesOthersWithoutRecord` of a create is found after 499,000.
        Kind::Create | Kind::Refund | Kind::Cancel => 40_000,
    }
}

/// The greatest number of states of a search that must find a broken promise.
const MOST: usize = 6_000_000;

const TWO: Space = Space {
    kind: Kind::Create,
    second: Kind::Create,
    intents: 2,
    are_equal: true,
    plans: true,
    withdraws: false,
    lifetime: Lifetime::Endless,
    crashes: 1,
    failures: 0,
    faults: Faults::All,
    without: None,
    wrong: None,
};
const ONE: Space = Space { intents: 1, ..TWO };

/// Searches for a broken promise, and returns whether the search was complete.
fn holds(space: Space, states: usize) -> bool {
    let SearchResult { states, is_complete, broken } = search(&space, states);
    println!("{space:?}: {states} states, {}", if is_complete { "which are all" } else { "and there are others" });
    assert_eq!(broken, None, "{space:?}: {}", broken.as_deref().unwrap_or_default());
    is_complete
}

/// Returns the spaces of calls of one kind with a crash, and with a journal that fails.
fn spaces(kind: Kind, space: Space) -> impl Iterator<Item = Space> {
    let requests: &[bool] = if space.intents > 1 && kind.is_reference() { &[true, false] } else { &[true] };
    let with = move |are_equal| {
        [(1, 0), (0, 1)].map(|(crashes, failures)| Space { kind, second: kind, are_equal, crashes, failures, ..space })
    };
    requests.iter().copied().flat_map(with)
}

#[test]
fn no_order_of_events_breaks_a_promise() {
    let (intents, most) = match env::var("SEARCH").as_deref() {
        Err(_) => (2, None),
        Ok("all") => (3, Some(20_000_000)),
        Ok(states) => (2, Some(states.parse().unwrap())),
    };
    for kind in Kind::ALL.iter().copied() {
        for space in spaces(kind, Space { intents, ..TWO }) {
            holds(space, most.unwrap_or(states(kind)));
        }
    }
}

#[test]
fn no_order_of_the_events_of_one_call_breaks_a_promise() {
    for kind in Kind::ALL.iter().copied() {
        // The same states with a journal that fails instead are some more, and are visited with `SEARCH` only.
        let is_quick = env::var_os("SEARCH").is_none();
        for space in spaces(kind, ONE).take(if is_quick { 1 } else { 2 }) {
            assert!(holds(space, MOST), "{space:?}: there are more states");
        }
    }
}

#[test]
fn three_refunds_of_one_reference_break_no_promise() {
    let space = Space { kind: Kind::Refund, second: Kind::Refund, ..THREE };
    assert!(holds(space, MOST), "{space:?}: there are more states");
}

#[test]
fn two_kinds_of_calls_on_one_session_break_no_promise() {
    let kinds = Kind::all_of_sessions();
    let pairs =
        kinds.clone().enumerate().flat_map(|(at, kind)| kinds.clone().skip(at + 1).map(move |second| (kind, second)));
    for (kind, second) in pairs {
        for space in spaces(kind, TWO) {
            holds(Space { second, ..space }, states(Kind::Confirm));
        }
    }
}

#[test]
fn a_session_that_expires_breaks_no_promise() {
    let space = Space { kind: Kind::Confirm, second: Kind::Confirm, lifetime: Lifetime::Expires, crashes: 0, ..ONE };
    assert!(holds(space, MOST), "{space:?}: there are more states");
    for kind in Kind::all_of_sessions() {
        holds(Space { kind, second: kind, lifetime: Lifetime::Expires, ..TWO }, 20_000);
    }
}

#[test]
fn what_the_shop_withdraws_is_never_sent_and_breaks_no_promise() {
    for kind in Kind::ALL.iter().copied() {
        for space in spaces(kind, Space { withdraws: true, ..TWO }) {
            holds(space, 40_000);
        }
    }
}

fn is_broken(space: Space) {
    let SearchResult { states, broken, .. } = search(&space, MOST);
    let broken = broken.unwrap_or_else(|| panic!("{space:?}: {states} states break no promise"));
    println!("{space:?}: {states} states: {broken}");
}

#[test]
fn each_axiom_is_needed() {
    let one = Space { plans: false, ..ONE };
    for (kind, axiom) in [
        (Kind::Create, Axiom::Ended),
        (Kind::Create, Axiom::Visible),
        (Kind::Capture, Axiom::RefusedEarly),
        (Kind::Capture, Axiom::Honest),
        (Kind::Capture, Axiom::CarriedOnce),
        (Kind::Create, Axiom::Timely),
        (Kind::Capture, Axiom::Sole),
    ] {
        is_broken(Space { kind, second: kind, without: Some(axiom), ..one });
    }
    is_broken(Space { kind: Kind::Refund, second: Kind::Refund, without: Some(Axiom::Journal), crashes: 0, ..TWO });
}

const CALM: Space = Space { crashes: 0, plans: false, ..TWO };
const FAILURE: Space = Space { failures: 1, ..CALM };
/// Three calls, of which the first and the last one are equal if they have a reference.
const THREE: Space = Space { intents: 3, are_equal: false, faults: Faults::Lost, ..CALM };

/// Calls whose machine has one decision turned around, and the searches that find it.
const WRONG_DECISIONS: [(Kind, Wrong, Space); 39] = [
    (Kind::Create, Wrong::ForgetsOthers, CALM),
    (Kind::Refund, Wrong::ForgetsOthers, CALM),
    (Kind::Capture, Wrong::ForgetsOthers, CALM),
    (Kind::Confirm, Wrong::ForgetsOthers, CALM),
    (Kind::Capture, Wrong::KnowsOneOther, THREE),
    (Kind::Confirm, Wrong::BelievesVagueOthers, CALM),
    (Kind::Create, Wrong::DecidesEarly, CALM),
    (Kind::Confirm, Wrong::DecidesEarly, CALM),
    (Kind::Cancel, Wrong::DecidesEarly, CALM),
    (Kind::Capture, Wrong::BelievesWithoutLease, CALM),
    (Kind::Create, Wrong::BelievesWithoutRecord, FAILURE),
    (Kind::Create, Wrong::BelievesOthersWithoutRecord, FAILURE),
    (Kind::Capture, Wrong::SendsWithoutMark, FAILURE),
    (Kind::Capture, Wrong::SendsWithoutLease, CALM),
    (Kind::Capture, Wrong::ForgetsAttempts, Space { crashes: 1, ..CALM }),
    (Kind::Capture, Wrong::ForgetsBefore, Space { crashes: 1, ..CALM }),
    (Kind::Capture, Wrong::JoinsEverything, CALM),
    (Kind::Create, Wrong::AcknowledgesEverything, Space { plans: true, ..CALM }),
    (Kind::Capture, Wrong::DeniesWhatIsWritten, FAILURE),
    (Kind::Confirm, Wrong::TakesAnySnapshot, CALM),
    (Kind::Confirm, Wrong::TakesUnknownForMoved, CALM),
    (Kind::Confirm, Wrong::TakesUnknownForWaiting, CALM),
    (Kind::Cancel, Wrong::BelievesRejections, CALM),
    (Kind::Create, Wrong::DeniesIntents, Space { plans: true, ..FAILURE }),
    (Kind::Capture, Wrong::KeepsMarks, Space { plans: true, ..FAILURE }),
    (Kind::Create, Wrong::DoubtsWhatWasNeverSent, CALM),
    (Kind::Capture, Wrong::TakesFailuresForSuccesses, CALM),
    (Kind::Create, Wrong::TakesVagueForConflicts, Space { are_equal: false, ..CALM }),
    (Kind::Create, Wrong::TakesConflictsForOwn, Space { are_equal: false, ..CALM }),
    (Kind::Create, Wrong::BelievesConflictsOfOthers, THREE),
    (Kind::Create, Wrong::CountsLeasesFromTheAnswer, CALM),
    (Kind::Create, Wrong::SendsNextToOthers, CALM),
    (Kind::Confirm, Wrong::BelievesDeadSessionsEarly, Space { intents: 1, lifetime: Lifetime::Expires, ..CALM }),
    (Kind::Confirm, Wrong::BelievesDeadSessions, Space { intents: 1, lifetime: Lifetime::Expires, ..CALM }),
    (Kind::Capture, Wrong::HasAKeyForEachKind, Space { second: Kind::Cancel, ..CALM }),
    (Kind::Capture, Wrong::AcknowledgesDoubtsAsDecided, CALM),
    (Kind::Create, Wrong::EndsWithoutBytesEarly, Space { crashes: 1, ..CALM }),
    (Kind::Create, Wrong::DeniesWithoutBytes, Space { crashes: 1, ..CALM }),
    (Kind::Capture, Wrong::ForgetsRejections, Space { crashes: 1, ..CALM }),
];

#[test]
fn each_decision_is_needed() {
    for (kind, wrong, space) in WRONG_DECISIONS {
        let second = if space.second == CALM.second { kind } else { space.second };
        is_broken(Space { kind, second, wrong: Some(wrong), ..space });
    }
}

#[test]
fn the_readme_has_the_numbers_of_the_searches() {
    let page = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md"));
    let [captures, confirmations, others] = [Kind::Capture, Kind::Confirm, Kind::Create].map(states);
    let rows = [
        ("first states of captures", captures),
        ("first states of confirmations", confirmations),
        ("first states of creates and all other calls", others),
        ("decisions that are turned around", WRONG_DECISIONS.len()),
    ];
    let rows = rows.map(|(what, count)| format!("| {what} | {count} |\n")).concat();
    generated::compare_block(page, "the searches", &format!("| the search has | number |\n|---|---|\n{rows}"));
}
