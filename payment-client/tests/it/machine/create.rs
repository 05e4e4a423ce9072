//! Calls that may be repeated: create, create again, cancel.

use payment_client::machine::{Attempt, Look, Machine, Verdict};

use super::explore::{LookUps, World, explore};

/// The response to a request that was sent before, where the documentation is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Repeated {
    Replayed,
    /// Rejected, or ignored: then the reference is taken.
    Rejected,
}

/// The status that reports a taken reference, or a session that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Taken {
    Status400,
    Status409,
}

/// The owner of the reference. For a cancellation, the end of the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Owner {
    Nobody,
    /// The request was carried out.
    This,
    /// Another order has the reference, or the session has ended in another way.
    Other,
}

/// The gateway as far as one reference matters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Gateway {
    repeated: Repeated,
    taken: Taken,
    look_ups: LookUps,
    /// Whether the gateway accepts the request at all.
    is_valid: bool,
    owner: Owner,
    /// Whether an earlier attempt is still on its way, or one of this call.
    in_flight: bool,
    /// Whether any attempt was uncertain, also of an earlier process.
    was_uncertain: bool,
    doubt: Doubt,
}

/// The order of uncertain attempts, look-ups and further attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Doubt {
    /// A look-up has followed each uncertain attempt.
    LookedUp,
    /// No look-up has followed the last uncertain attempt.
    Open,
    /// The request was sent again without a look-up.
    Ignored,
}

impl Gateway {
    /// Returns the gateways of every personality, before the call.
    pub fn all() -> impl Iterator<Item = Self> {
        let personalities = [Repeated::Replayed, Repeated::Rejected].into_iter().flat_map(|repeated| {
            [Taken::Status400, Taken::Status409].into_iter().flat_map(move |taken| {
                [LookUps::Instant, LookUps::Lagging].map(move |look_ups| (repeated, taken, look_ups))
            })
        });
        personalities.flat_map(|(repeated, taken, look_ups)| {
            [true, false].map(|is_valid| Self {
                repeated,
                taken,
                look_ups,
                is_valid,
                owner: Owner::Nobody,
                in_flight: false,
                was_uncertain: false,
                doubt: Doubt::LookedUp,
            })
        })
    }

    /// Returns the gateways of every personality, after an earlier process was interrupted.
    fn after_an_interruption() -> impl Iterator<Item = Self> {
        Self::all().flat_map(|gateway| {
            let gateway = Self { was_uncertain: true, doubt: Doubt::Open, ..gateway };
            let in_flight = Self { in_flight: true, ..gateway.clone() };
            let (executed, _) = gateway.execute();
            [gateway, in_flight, executed]
        })
    }

    fn rejection(&self) -> Attempt {
        match self.taken {
            Taken::Status400 => Attempt::Rejected,
            Taken::Status409 => Attempt::Uncertain,
        }
    }

    /// Executes the request, and returns the response.
    fn execute(&self) -> (Self, Attempt) {
        let response = match (self.owner, self.repeated) {
            (Owner::This, Repeated::Replayed) => Attempt::Succeeded,
            (Owner::This, Repeated::Rejected) | (Owner::Other, _) => self.rejection(),
            (Owner::Nobody, _) if self.is_valid => {
                return (Self { owner: Owner::This, ..self.clone() }, Attempt::Succeeded);
            }
            (Owner::Nobody, _) => Attempt::Rejected,
        };
        (self.clone(), response)
    }
}

impl World for Gateway {
    fn later(&self) -> Vec<Self> {
        let mut worlds = vec![self.clone()];
        if self.owner == Owner::Nobody {
            worlds.push(Self { owner: Owner::Other, ..self.clone() });
        }
        if self.in_flight {
            let arrived = Self { in_flight: false, ..self.clone() };
            worlds.extend([arrived.execute().0, arrived]);
        }
        worlds
    }

    fn send(&self) -> Vec<(Self, Attempt)> {
        if self.doubt != Doubt::LookedUp {
            return vec![(Self { doubt: Doubt::Ignored, ..self.clone() }, Attempt::Uncertain)];
        }
        let uncertain = |world: Self| Self { was_uncertain: true, doubt: Doubt::Open, ..world };
        let lost = uncertain(self.clone());
        let (executed, response) = self.execute();
        let after_response =
            if response == Attempt::Uncertain { uncertain(executed.clone()) } else { executed.clone() };
        vec![
            (self.clone(), Attempt::NotSent),
            (self.clone(), Attempt::NoToken),
            (self.clone(), Attempt::Unauthorized),
            (self.clone(), Attempt::Throttled),
            // Cut before it was executed, and late.
            (lost.clone(), Attempt::Uncertain),
            (Self { in_flight: true, ..lost }, Attempt::Uncertain),
            // Executed, and the response is cut.
            (uncertain(executed), Attempt::Uncertain),
            (after_response, response),
        ]
    }

    fn look_up(&self) -> Vec<(Self, Look)> {
        let looks = self.look_ups.results(match self.owner {
            Owner::This => Look::Done,
            Owner::Other => Look::Conflict,
            Owner::Nobody => Look::NotDone,
        });
        looks.into_iter().map(|look| (Self { doubt: Doubt::LookedUp, ..self.clone() }, look)).collect()
    }

    fn fault(&self, verdict: Verdict) -> Option<&'static str> {
        match verdict {
            Verdict::Response | Verdict::Found if self.owner != Owner::This => Some("there is no session"),
            Verdict::Conflict if self.owner != Owner::Other => Some("there is no conflict"),
            Verdict::Rejected | Verdict::NotSent | Verdict::NotProcessed if self.owner == Owner::This => {
                Some("something happened")
            }
            Verdict::Rejected | Verdict::NotSent | Verdict::NotProcessed if self.was_uncertain => {
                Some("a certain end after an uncertain attempt")
            }
            Verdict::Unavailable => Some("the end of a reading call"),
            Verdict::Unknown if !self.was_uncertain => Some("nothing was uncertain"),
            _ => None,
        }
    }

    fn violation(&self) -> Option<&'static str> {
        (self.doubt == Doubt::Ignored).then_some("it was sent again without a look-up")
    }
}

#[test]
fn a_create_never_claims_what_is_not_true() {
    let found = explore(&Machine::create(), Gateway::all());
    println!("create: {found}");
    assert_eq!(found.faults, [""; 0]);
    let verdicts = ["Conflict", "Found", "NotProcessed", "NotSent", "Rejected", "Response", "Unknown"];
    assert!(found.verdicts.iter().eq(verdicts), "{:?}", found.verdicts);
}

#[test]
fn a_create_that_begins_in_doubt_ends_with_a_session_a_conflict_or_unknown() {
    let found = explore(&Machine::create_again(), Gateway::after_an_interruption());
    println!("create again: {found}");
    assert_eq!(found.faults, [""; 0]);
    assert!(found.verdicts.iter().eq(["Conflict", "Found", "Response", "Unknown"]), "{:?}", found.verdicts);
}

#[test]
fn a_cancellation_never_claims_what_is_not_true() {
    let found = explore(&Machine::cancel(), Gateway::all());
    println!("cancel: {found}");
    assert_eq!(found.faults, [""; 0]);
    let verdicts = ["Conflict", "Found", "NotProcessed", "NotSent", "Rejected", "Response", "Unknown"];
    assert!(found.verdicts.iter().eq(verdicts), "{:?}", found.verdicts);
}
