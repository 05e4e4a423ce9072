//! The decisions of the client, without I/O and without a clock.
//!
//! A [`Machine`] decides what follows an attempt to send a request. The caller carries out each [`Action`] and reports
//! the result as an [`Event`], until the action is [`Finish`](Action::Finish). [`Client`](crate::Client) does that on
//! `tokio`. Use the machine to make the same decisions with another HTTP client.
//!
//! A request is *uncertain* if the gateway may have carried it out, for example because no response arrived. Each kind
//! of call has its own rules. A look-up is *late* if it began when no earlier attempt could be carried out any more
//! ([axiom A3](crate#axioms)).
//!
//! | call | after an uncertain attempt | reason |
//! |---|---|---|
//! | create, [`Trust::LookUps`] | sends the same bytes and id again after a late look-up that found nothing | the earlier attempt will create no session |
//! | create, [`Trust::Documented`] | sends the same bytes and id again after any look-up that found nothing | a reference identifies one session, so a repeated request creates no second one |
//! | cancel | sends again after any look-up that shows that the session can be cancelled | a session is cancelled at most once |
//! | confirm, capture, refund | looks the session or the refund up, and sends nothing | no documented id makes a repeated payment safe |
//! | simulation, any other `POST` | ends as unknown | nothing is known about the call |
//! | any `GET`, the token | sends again after a pause | reading changes nothing |
//!
//! These rows hold for every call:
//!
//! | outcome of an attempt | what follows | reason |
//! |---|---|---|
//! | not sent | the same request after a pause | nothing left this machine |
//! | 401 | the same request with a new token, once | the gateway checks the token before it acts (axiom A4) |
//! | 429 | the same request after `Retry-After`, or after a pause | the gateway counts requests before it acts (axiom A4) |
//! | invalid | the end | a request with this content is rejected at any time (axiom A5) |
//! | rejected | look-ups until a late one; the end if nothing was found | another call, or an earlier copy of this one, may have been carried out |
//! | any of these after an uncertain attempt | a look-up | the later response says nothing about the earlier attempt |
//! | the third uncertain attempt | look-ups only | each attempt that is not needed adds a risk |
//! | no time, or no retries left and nothing uncertain | the end | the caller must not wait for a gateway that is down |
//!
//! After an uncertain attempt the end is a response, a session that was found, a conflict, or
//! [`Unknown`](Verdict::Unknown). No row leads from there to "nothing happened".
//!
//! `tests/it/machine` proves this for each state that a machine and a model of the gateway can reach together.
//!
//! # Examples
//!
//! ```
//! # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
//! use payment_session::client::{
//!     Trust,
//!     machine::{Action, Attempt, Event, Evidence, Machine, Verdict, When},
//! };
//!
//! let mut machine = Machine::create(Trust::LookUps);
//! assert_eq!(machine.next(Event::Started), Action::Send);
//! // The connection broke: the session may exist.
//! assert_eq!(machine.next(Event::Sent(Attempt::Uncertain)), Action::LookUp);
//! let found = Event::Saw(Evidence::Done(()), When::Early);
//! assert_eq!(machine.next(found), Action::Finish(Verdict::Found));
//! ```
//!
#![doc = include_str!("other_clients.md")]

mod change;
mod evidence;
mod read;

use change::Change;
use read::Read;

use crate::policy::Trust;

pub use evidence::Evidence;

/// The decisions of one call.
///
/// # Examples
///
/// The kind of a call decides what follows an attempt that was perhaps carried out:
///
/// ```
/// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
/// use payment_session::client::{
///     Trust,
///     machine::{Action, Attempt, Event, Machine, Pause, Verdict},
/// };
///
/// fn after_an_uncertain_attempt(mut machine: Machine) -> Action {
///     assert_eq!(machine.next(Event::Started), Action::Send);
///     machine.next(Event::Sent(Attempt::Uncertain))
/// }
///
/// for machine in [Machine::create(Trust::LookUps), Machine::cancel(), Machine::confirm()] {
///     assert_eq!(after_an_uncertain_attempt(machine), Action::LookUp);
/// }
/// let other = after_an_uncertain_attempt(Machine::send_once());
/// assert_eq!(other, Action::Finish(Verdict::Unknown));
/// let look_up = after_an_uncertain_attempt(Machine::read());
/// assert_eq!(look_up, Action::Wait(Pause::Backoff));
///
/// // After a crash, the look-up comes first.
/// let mut machine = Machine::create(Trust::LookUps).in_doubt(1);
/// assert_eq!(machine.next(Event::Started), Action::LookUp);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Machine(Kind);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Change(Change),
    Read(Read),
}

impl Machine {
    /// The greatest number of uncertain attempts of one call.
    pub const MOST_UNCERTAIN: u8 = change::MOST_UNCERTAIN;

    /// Creates the machine that creates a session.
    pub const fn create(trust: Trust) -> Self {
        Self(Kind::Change(Change::create(trust)))
    }

    /// Creates the machine that cancels a session.
    pub const fn cancel() -> Self {
        Self(Kind::Change(Change::CANCEL))
    }

    /// Creates the machine that confirms a session.
    pub const fn confirm() -> Self {
        Self(Kind::Change(Change::ONCE))
    }

    /// Creates the machine that captures an authorized amount.
    pub const fn capture() -> Self {
        Self(Kind::Change(Change::ONCE))
    }

    /// Creates the machine that refunds a payment.
    pub const fn refund() -> Self {
        Self(Kind::Change(Change::ONCE))
    }

    /// Creates the machine of a call whose effect cannot be looked up.
    pub const fn send_once() -> Self {
        Self(Kind::Change(Change::ONCE_UNSEEN))
    }

    /// Creates the machine of a call that changes nothing.
    pub const fn read() -> Self {
        Self(Kind::Read(Read::AUTHORIZED))
    }

    /// Creates the machine that requests an access token.
    pub const fn token() -> Self {
        Self(Kind::Read(Read::TOKEN))
    }

    /// Returns the machine of a call after earlier attempts, perhaps of another process, whose outcomes are not known. It
    /// begins with a look-up. After [`MOST_UNCERTAIN`](Self::MOST_UNCERTAIN) attempts it sends nothing.
    #[must_use]
    pub const fn in_doubt(self, attempts: u8) -> Self {
        match self.0 {
            Kind::Change(change) => Self(Kind::Change(change.in_doubt(attempts))),
            Kind::Read(_) => self,
        }
    }

    /// Returns the action that follows `event`.
    ///
    /// The events that can follow an action are listed at [`Action`]. Any other event ends the machine with
    /// [`Verdict::Unknown`], which promises nothing.
    pub fn next(&mut self, event: Event) -> Action {
        match &mut self.0 {
            Kind::Change(machine) => machine.next(event),
            Kind::Read(machine) => machine.next(event),
        }
    }
}

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// The call begins.
    Started,
    /// An attempt has ended.
    Sent(Attempt),
    /// A look-up has ended. Its responses show this evidence.
    Saw(Evidence, When),
    /// A look-up had no usable response.
    LookUpFailed,
    /// A pause has ended.
    Waited,
    /// A pause is not possible: it would end after the deadline, or no retries are left.
    Exhausted,
}

/// The outcome of an attempt to send the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attempt {
    /// A response arrived that belongs to the request.
    Succeeded,
    /// Nothing left this machine.
    NotSent,
    /// There is no access token to send the request with, or a journal does not permit to send it.
    NoToken,
    /// 401: the token is not valid. The caller forgets it before it reports this.
    Unauthorized,
    /// 429: there were too many requests.
    Throttled,
    /// The gateway rejected the content of the request, which it does at any time.
    Invalid,
    /// The gateway rejected the request, perhaps because of something that happened before.
    Rejected,
    /// Anything else: the gateway may have carried the request out.
    Uncertain,
}

/// The time at which a look-up began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// An attempt that ended without a usable response can still be carried out, or a rejection can be younger than the
    /// effect that it is about is visible.
    Early,
    /// The gateway carries out none of the attempts so far any more, and shows those that it carried out.
    Late,
}

/// The next step of the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Send the request, always with the same bytes and the same id. [`Event::Sent`] follows.
    Send,
    /// Look up by reading calls whether the request was carried out. [`Event::Saw`] or
    /// [`Event::LookUpFailed`] follows.
    LookUp,
    /// Wait. [`Event::Waited`] or [`Event::Exhausted`] follows.
    Wait(Pause),
    /// The call has ended.
    Finish(Verdict),
}

/// The length of a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pause {
    /// A random time that grows with each attempt. It ends at the latest when look-ups become [late](When::Late).
    Backoff,
    /// The time that the gateway asked for with `Retry-After`, or else as [`Backoff`](Self::Backoff).
    AsAsked,
}

/// The end of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The response of the last attempt.
    Response,
    /// The object that the last look-up found.
    Found,
    /// The object that the last look-up found, which shows that the request cannot be carried out.
    Conflict,
    /// The gateway rejected the request. Nothing happened.
    Rejected,
    /// The request never left this machine.
    NotSent,
    /// The gateway did not process the request: 401 or 429.
    NotProcessed,
    /// A reading call had no usable response.
    Unavailable,
    /// The request may have been carried out.
    Unknown,
}
