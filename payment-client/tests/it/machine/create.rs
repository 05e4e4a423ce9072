//! Calls that may be repeated: create, create again, cancel.

use payment_client::{
    Trust,
    machine::{Attempt, Evidence, Machine, Verdict, When},
};

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
    /// Another call for the same order was carried out.
    Twin,
    /// Another order has the reference, or the session has ended in another way.
    Other,
}

/// The reason of a rejection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Reason {
    Content,
    /// The reference has an owner.
    Taken,
}

/// The number of sessions that a reference can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum References {
    Unique,
    /// The gateway executes every valid request.
    Repeatable,
}

/// The gateway as far as one reference matters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Gateway {
    repeated: Repeated,
    taken: Taken,
    look_ups: LookUps,
    /// Whether the gateway accepts the request at all.
    references: References,
    is_valid: bool,
    owner: Owner,
    /// The number of times that this request was executed.
    executed: u8,
    rejection: Option<Reason>,
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
    /// Returns the gateways of every personality, before the call. Only those that the trust permits.
    pub fn all(trust: Trust) -> impl Iterator<Item = Self> {
        let references = match trust {
            Trust::Documented => &[References::Unique][..],
            Trust::LookUps => &[References::Unique, References::Repeatable],
        };
        let personalities = [Repeated::Replayed, Repeated::Rejected].into_iter().flat_map(|repeated| {
            [Taken::Status400, Taken::Status409]
                .into_iter()
                .flat_map(move |taken| [LookUps::Instant, LookUps::Lagging].map(|look_ups| (repeated, taken, look_ups)))
        });
        personalities.flat_map(move |(repeated, taken, look_ups)| {
            references.iter().flat_map(move |references| {
                [true, false].map(|is_valid| Self {
                    repeated,
                    taken,
                    look_ups,
                    references: *references,
                    is_valid,
                    owner: Owner::Nobody,
                    executed: 0,
                    rejection: None,
                    in_flight: false,
                    was_uncertain: false,
                    doubt: Doubt::LookedUp,
                })
            })
        })
    }

    /// Returns the gateways of every personality, after an earlier process was interrupted.
    fn after_an_interruption(trust: Trust) -> impl Iterator<Item = Self> {
        Self::all(trust).flat_map(|gateway| {
            let gateway = Self { was_uncertain: true, doubt: Doubt::Open, ..gateway };
            let in_flight = Self { in_flight: true, ..gateway.clone() };
            let (executed, _) = gateway.execute();
            [gateway, in_flight, executed]
        })
    }

    fn response_to_a_taken_reference(&self) -> Attempt {
        match self.taken {
            Taken::Status400 => Attempt::Rejected,
            Taken::Status409 => Attempt::Uncertain,
        }
    }

    /// Executes the request, and returns the response.
    fn execute(&self) -> (Self, Attempt) {
        let is_free = self.owner == Owner::Nobody || self.references == References::Repeatable;
        match (self.owner, self.repeated) {
            _ if is_free && self.is_valid => {
                let executed = Self { owner: Owner::This, executed: (self.executed + 1).min(2), ..self.clone() };
                (executed, Attempt::Succeeded)
            }
            (Owner::Nobody, _) => {
                (Self { rejection: self.rejection.or(Some(Reason::Content)), ..self.clone() }, Attempt::Rejected)
            }
            (Owner::This, Repeated::Replayed) => (self.clone(), Attempt::Succeeded),
            _ => (Self { rejection: Some(Reason::Taken), ..self.clone() }, self.response_to_a_taken_reference()),
        }
    }
}

impl World for Gateway {
    fn later(&self) -> Vec<Self> {
        let mut worlds = vec![self.clone()];
        if self.owner == Owner::Nobody {
            worlds.extend([Owner::Twin, Owner::Other].map(|owner| Self { owner, ..self.clone() }));
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
            (self.clone(), Attempt::Invalid),
            // Cut before it was executed, and late.
            (lost.clone(), Attempt::Uncertain),
            (Self { in_flight: true, ..lost }, Attempt::Uncertain),
            // Executed, and the response is cut.
            (uncertain(executed), Attempt::Uncertain),
            (after_response, response),
        ]
    }

    fn look_up(&self, when: When) -> Vec<(Self, Evidence)> {
        let is_in_flight = self.in_flight && when == When::Early;
        let world = Self { doubt: Doubt::LookedUp, in_flight: is_in_flight, ..self.clone() };
        let views = self.look_ups.views(
            match self.owner {
                Owner::This | Owner::Twin => Evidence::Done(()),
                Owner::Other => Evidence::Conflict(()),
                Owner::Nobody => Evidence::Absent,
            },
            when,
        );
        views.into_iter().map(|evidence| (world.clone(), evidence)).collect()
    }

    fn fault(&self, verdict: Verdict) -> Option<&'static str> {
        match verdict {
            Verdict::Response | Verdict::Found if !matches!(self.owner, Owner::This | Owner::Twin) => {
                Some("there is no session")
            }
            Verdict::Conflict if self.owner != Owner::Other => Some("there is no conflict"),
            Verdict::Rejected | Verdict::NotSent | Verdict::NotProcessed if self.executed > 0 => {
                Some("something happened")
            }
            Verdict::Rejected if self.rejection == Some(Reason::Taken) => Some("the reference was taken"),
            Verdict::Rejected | Verdict::NotSent | Verdict::NotProcessed if self.was_uncertain => {
                Some("a certain end after an uncertain attempt")
            }
            Verdict::Unavailable => Some("the end of a reading call"),
            Verdict::Unknown if !self.was_uncertain && self.rejection.is_none() => Some("nothing was uncertain"),
            _ => None,
        }
    }

    fn violation(&self) -> Option<&'static str> {
        match self {
            Self { doubt: Doubt::Ignored, .. } => Some("it was sent again without a look-up"),
            Self { executed: 2, .. } => Some("there are two sessions"),
            _ => None,
        }
    }
}

#[test]
fn a_create_never_claims_what_is_not_true() {
    for trust in [Trust::Documented, Trust::LookUps] {
        let found = explore(&Machine::create(trust), Gateway::all(trust));
        println!("create, {trust:?}: {found}");
        assert_eq!(found.faults, [""; 0]);
        let verdicts = ["Conflict", "Found", "NotProcessed", "NotSent", "Rejected", "Response", "Unknown"];
        assert!(found.verdicts.iter().eq(verdicts), "{:?}", found.verdicts);
    }
}

#[test]
fn a_create_that_begins_in_doubt_ends_with_a_session_a_conflict_or_unknown() {
    for trust in [Trust::Documented, Trust::LookUps] {
        let found = explore(&Machine::create(trust).in_doubt(1), Gateway::after_an_interruption(trust));
        println!("create again, {trust:?}: {found}");
        assert_eq!(found.faults, [""; 0]);
        assert!(found.verdicts.iter().eq(["Conflict", "Found", "Response", "Unknown"]), "{:?}", found.verdicts);
    }
}

#[test]
fn a_cancellation_never_claims_what_is_not_true() {
    let found = explore(&Machine::cancel(), Gateway::all(Trust::Documented));
    println!("cancel: {found}");
    assert_eq!(found.faults, [""; 0]);
    let verdicts = ["Conflict", "Found", "NotProcessed", "NotSent", "Rejected", "Response", "Unknown"];
    assert!(found.verdicts.iter().eq(verdicts), "{:?}", found.verdicts);
}
