//! Calls that reach the gateway once, and calls that change nothing.

use payment_client::machine::{Attempt, Look, Machine, Verdict};

use super::explore::{LookUps, World, explore};

/// A gateway that carries out every request that it gets: nothing protects the merchant from a repeated one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unprotected {
    is_valid: bool,
    look_ups: LookUps,
    in_flight: bool,
    executed: u8,
    was_uncertain: bool,
}

impl Unprotected {
    pub fn all() -> impl Iterator<Item = Self> {
        [true, false].into_iter().flat_map(|is_valid| {
            [LookUps::Instant, LookUps::Lagging].map(|look_ups| Self {
                is_valid,
                look_ups,
                in_flight: false,
                executed: 0,
                was_uncertain: false,
            })
        })
    }

    fn execute(&self) -> (Self, Attempt) {
        if self.is_valid {
            // Two are too many already.
            (Self { executed: (self.executed + 1).min(2), ..self.clone() }, Attempt::Succeeded)
        } else {
            (self.clone(), Attempt::Rejected)
        }
    }
}

impl World for Unprotected {
    fn later(&self) -> Vec<Self> {
        let mut worlds = vec![self.clone()];
        if self.in_flight {
            let arrived = Self { in_flight: false, ..self.clone() };
            worlds.extend([arrived.execute().0, arrived]);
        }
        worlds
    }

    fn send(&self) -> Vec<(Self, Attempt)> {
        let lost = Self { was_uncertain: true, ..self.clone() };
        let (executed, response) = self.execute();
        vec![
            (self.clone(), Attempt::NotSent),
            (self.clone(), Attempt::NoToken),
            (self.clone(), Attempt::Unauthorized),
            (self.clone(), Attempt::Throttled),
            (lost.clone(), Attempt::Uncertain),
            (Self { in_flight: true, ..lost }, Attempt::Uncertain),
            (Self { was_uncertain: true, ..executed.clone() }, Attempt::Uncertain),
            (executed, response),
        ]
    }

    fn look_up(&self) -> Vec<(Self, Look)> {
        let looks = self.look_ups.results(if self.executed > 0 { Look::Done } else { Look::NotDone });
        looks.into_iter().map(|look| (self.clone(), look)).collect()
    }

    fn fault(&self, verdict: Verdict) -> Option<&'static str> {
        match verdict {
            Verdict::Response | Verdict::Found if self.executed == 0 => Some("it did not happen"),
            Verdict::Rejected | Verdict::NotSent | Verdict::NotProcessed if self.was_uncertain => {
                Some("a certain end after an uncertain attempt")
            }
            Verdict::Rejected | Verdict::NotSent | Verdict::NotProcessed if self.executed > 0 => Some("it happened"),
            Verdict::Conflict | Verdict::Unavailable => Some("the end of another call"),
            Verdict::Unknown if !self.was_uncertain => Some("nothing was uncertain"),
            _ => None,
        }
    }

    fn violation(&self) -> Option<&'static str> {
        (self.executed > 1).then_some("it happened twice")
    }
}

#[test]
fn a_confirmation_and_a_capture_happen_at_most_once() {
    for (name, machine) in [("confirm", Machine::confirm()), ("capture", Machine::capture())] {
        let found = explore(&machine, Unprotected::all());
        println!("{name}: {found}");
        assert_eq!(found.faults, [""; 0]);
        let verdicts = ["Found", "NotProcessed", "NotSent", "Rejected", "Response", "Unknown"];
        assert!(found.verdicts.iter().eq(verdicts), "{:?}", found.verdicts);
    }
}

#[test]
fn a_call_of_unknown_effect_is_sent_once_and_never_looked_up() {
    let found = explore(&Machine::send_once(), Unprotected::all());
    println!("send once: {found}");
    assert_eq!(found.faults, [""; 0]);
    let verdicts = ["NotProcessed", "NotSent", "Rejected", "Response", "Unknown"];
    assert!(found.verdicts.iter().eq(verdicts), "{:?}", found.verdicts);
}

/// A reading call: nothing is ever executed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Library;

impl World for Library {
    fn later(&self) -> Vec<Self> {
        vec![Self]
    }

    fn send(&self) -> Vec<(Self, Attempt)> {
        use Attempt::{NoToken, NotSent, Rejected, Succeeded, Throttled, Unauthorized, Uncertain};
        [Succeeded, NotSent, NoToken, Unauthorized, Throttled, Rejected, Uncertain]
            .map(|attempt| (Self, attempt))
            .into()
    }

    fn look_up(&self) -> Vec<(Self, Look)> {
        unreachable!("a reading call is not looked up")
    }

    fn fault(&self, verdict: Verdict) -> Option<&'static str> {
        matches!(verdict, Verdict::Unknown | Verdict::NotSent | Verdict::Found | Verdict::Conflict)
            .then_some("the end of a call that changes something")
    }

    fn violation(&self) -> Option<&'static str> {
        None
    }
}

#[test]
fn a_reading_call_is_repeated_and_never_unknown() {
    for (name, machine) in [("read", Machine::read()), ("token", Machine::token())] {
        let found = explore(&machine, [Library]);
        println!("{name}: {found}");
        assert_eq!(found.faults, [""; 0]);
        let verdicts = ["NotProcessed", "Rejected", "Response", "Unavailable"];
        assert!(found.verdicts.iter().eq(verdicts), "{:?}", found.verdicts);
    }
}
