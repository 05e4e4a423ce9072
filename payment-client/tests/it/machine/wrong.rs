//! Wrong machines, which the search must catch.

use payment_client::machine::{Action, Attempt, Event, Look, Machine, Verdict};

use super::{
    create::Gateway,
    explore::{Decide, explore},
    once::Unprotected,
};

/// A machine that gets other events than happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Misled {
    machine: Machine,
    mistake: Mistake,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Mistake {
    /// Repeats a request after a broken connection, as if it had not been sent.
    TakesLossForNotSent,
    /// Reports that nothing happened when a look-up found nothing.
    TrustsAnEmptyLookUp,
    /// Trusts a rejection although an earlier attempt was uncertain.
    TrustsALateRejection,
}

impl Decide for Misled {
    fn next(&mut self, event: Event) -> Action {
        match (self.mistake, event) {
            (Mistake::TakesLossForNotSent, Event::Sent(Attempt::Uncertain)) => {
                self.machine.next(Event::Sent(Attempt::NotSent))
            }
            (Mistake::TrustsAnEmptyLookUp, Event::Found(Look::NotDone))
            | (Mistake::TrustsALateRejection, Event::Sent(Attempt::Rejected)) => Action::Finish(Verdict::Rejected),
            _ => self.machine.next(event),
        }
    }
}

#[test]
fn the_search_finds_a_repeated_capture() {
    let machine = Misled { machine: Machine::capture(), mistake: Mistake::TakesLossForNotSent };
    let found = explore(&machine, Unprotected::all());
    assert!(found.faults.iter().any(|fault| fault.starts_with("it happened twice")));
}

#[test]
fn the_search_finds_a_create_without_a_look_up() {
    let machine = Misled { machine: Machine::create(), mistake: Mistake::TakesLossForNotSent };
    let found = explore(&machine, Gateway::all());
    assert!(found.faults.iter().any(|fault| fault.starts_with("it was sent again without a look-up")));
}

#[test]
fn the_search_finds_false_ends_of_a_create() {
    for mistake in [Mistake::TakesLossForNotSent, Mistake::TrustsAnEmptyLookUp, Mistake::TrustsALateRejection] {
        let machine = Misled { machine: Machine::create(), mistake };
        let found = explore(&machine, Gateway::all());
        assert!(found.faults.iter().any(|fault| fault.starts_with("something happened")), "{mistake:?}");
    }
}
