//! Wrong machines, which the search must catch.

use payment_client::{
    Trust,
    machine::{Action, Attempt, Event, Evidence, Machine, Verdict, When},
};

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
    /// Takes every look-up for a late one.
    DoesNotWait,
    /// Trusts a rejection although an earlier attempt was uncertain.
    TrustsALateRejection,
}

impl Decide for Misled {
    fn next(&mut self, event: Event) -> Action {
        match (self.mistake, event) {
            (Mistake::TakesLossForNotSent, Event::Sent(Attempt::Uncertain)) => {
                self.machine.next(Event::Sent(Attempt::NotSent))
            }
            (Mistake::TrustsAnEmptyLookUp, Event::Saw(Evidence::Absent, _))
            | (Mistake::TrustsALateRejection, Event::Sent(Attempt::Rejected)) => Action::Finish(Verdict::Rejected),
            (Mistake::DoesNotWait, Event::Saw(evidence, _)) => self.machine.next(Event::Saw(evidence, When::Late)),
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
    let machine = Misled { machine: Machine::create(Trust::LookUps), mistake: Mistake::TakesLossForNotSent };
    let found = explore(&machine, Gateway::all(Trust::LookUps));
    assert!(found.faults.iter().any(|fault| fault.starts_with("it was sent again without a look-up")));
}

#[test]
fn the_search_finds_false_ends_of_a_create() {
    for mistake in [Mistake::TakesLossForNotSent, Mistake::TrustsAnEmptyLookUp, Mistake::TrustsALateRejection] {
        let machine = Misled { machine: Machine::create(Trust::Documented), mistake };
        let found = explore(&machine, Gateway::all(Trust::Documented));
        assert!(found.faults.iter().any(|fault| fault.starts_with("something happened")), "{mistake:?}");
    }
}

#[test]
fn the_search_finds_a_create_that_does_not_wait() {
    for (trust, fault) in [(Trust::LookUps, "there are two sessions"), (Trust::Documented, "the reference was taken")] {
        let machine = Misled { machine: Machine::create(trust), mistake: Mistake::DoesNotWait };
        let found = explore(&machine, Gateway::all(trust));
        assert!(found.faults.iter().any(|found| found.starts_with(fault)), "{trust:?}");
    }
}

#[test]
fn the_search_finds_that_documented_trust_needs_unique_references() {
    let found = explore(&Machine::create(Trust::Documented), Gateway::all(Trust::LookUps));
    assert!(found.faults.iter().any(|fault| fault.starts_with("there are two sessions")));
}
