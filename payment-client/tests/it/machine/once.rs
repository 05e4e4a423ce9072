//! Calls that reach the gateway once, and calls that change nothing.

use payment_client::machine::{Action, Attempt, Event, Evidence, Machine, Verdict, When};

use super::explore::{Decide, LookUps, World, explore};

/// A gateway that carries out every request that it gets: nothing protects the merchant from a repeated one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unprotected {
    is_valid: bool,
    look_ups: LookUps,
    in_flight: bool,
    executed: u8,
    doubt: Doubt,
    copies: Copies,
}

/// The reason to doubt that nothing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Doubt {
    None,
    Rejected,
    Uncertain,
}

/// The copies of a request that reach the gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Copies {
    One,
    /// Someone on the way can repeat the request. The second copy is rejected, because the first one was carried out.
    Two,
}

impl Unprotected {
    pub fn all() -> impl Iterator<Item = Self> {
        [true, false].into_iter().flat_map(|is_valid| {
            [LookUps::Instant, LookUps::Lagging].map(|look_ups| Self {
                is_valid,
                look_ups,
                in_flight: false,
                executed: 0,
                doubt: Doubt::None,
                copies: Copies::Two,
            })
        })
    }

    fn execute(&self) -> (Self, Attempt) {
        if self.is_valid {
            // Two are too many already.
            (Self { executed: (self.executed + 1).min(2), ..self.clone() }, Attempt::Succeeded)
        } else {
            (Self { doubt: self.doubt.max(Doubt::Rejected), ..self.clone() }, Attempt::Rejected)
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
        let lost = Self { doubt: Doubt::Uncertain, ..self.clone() };
        let (executed, response) = self.execute();
        let mut outcomes = vec![
            (self.clone(), Attempt::NotSent),
            (self.clone(), Attempt::NoToken),
            (self.clone(), Attempt::Unauthorized),
            (self.clone(), Attempt::Throttled),
            (lost.clone(), Attempt::Uncertain),
            (Self { in_flight: true, ..lost }, Attempt::Uncertain),
            (Self { doubt: Doubt::Uncertain, ..executed.clone() }, Attempt::Uncertain),
            (self.clone(), Attempt::Invalid),
            (executed.clone(), response),
        ];
        if self.copies == Copies::Two && self.is_valid {
            outcomes.push((Self { doubt: executed.doubt.max(Doubt::Rejected), ..executed }, Attempt::Rejected));
        }
        outcomes
    }

    fn look_up(&self, when: When) -> Vec<(Self, Evidence)> {
        let world = Self { in_flight: self.in_flight && when == When::Early, ..self.clone() };
        let truth = if self.executed > 0 { Evidence::Done(()) } else { Evidence::Absent };
        self.look_ups.views(truth, when).into_iter().map(|evidence| (world.clone(), evidence)).collect()
    }

    fn fault(&self, verdict: Verdict) -> Option<&'static str> {
        match verdict {
            Verdict::Response | Verdict::Found if self.executed == 0 => Some("it did not happen"),
            Verdict::Rejected | Verdict::NotSent | Verdict::NotProcessed if self.doubt == Doubt::Uncertain => {
                Some("a certain end after an uncertain attempt")
            }
            Verdict::Rejected | Verdict::NotSent | Verdict::NotProcessed if self.executed > 0 => Some("it happened"),
            Verdict::Conflict | Verdict::Unavailable => Some("the end of another call"),
            Verdict::Unknown if self.doubt == Doubt::None => Some("nothing was uncertain"),
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

/// A machine that never looks anything up.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Blind(Machine);

impl Decide for Blind {
    fn next(&mut self, event: Event) -> Action {
        let action = self.0.next(event);
        assert_ne!(action, Action::LookUp, "after {event:?}");
        action
    }
}

#[test]
fn a_call_of_unknown_effect_is_sent_once_and_never_looked_up() {
    // Nothing shows its effect, so only a network that carries each request once makes its rejection true (axiom A6).
    let found = explore(
        &Blind(Machine::send_once()),
        Unprotected::all().map(|world| Unprotected { copies: Copies::One, ..world }),
    );
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
        use Attempt::{Invalid, NoToken, NotSent, Rejected, Succeeded, Throttled, Unauthorized, Uncertain};
        [Succeeded, NotSent, NoToken, Unauthorized, Throttled, Invalid, Rejected, Uncertain]
            .map(|attempt| (Self, attempt))
            .into()
    }

    fn look_up(&self, _: When) -> Vec<(Self, Evidence)> {
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
