//! The decisions of the client, without I/O and without a clock.
//!
//! A [`Machine`] decides what follows an attempt to send a request. The caller carries out each [`Action`] and reports
//! the result as an [`Event`], until the action is [`Finish`](Action::Finish). [`Client`](crate::Client) does that on
//! `tokio`. Use the machine to make the same decisions with another HTTP client.
//!
//! A request is *uncertain* if the gateway may have carried it out, for example because no response arrived. Each kind
//! of call has its own rules:
//!
//! | call | after an uncertain attempt | reason |
//! |---|---|---|
//! | create | looks the reference up; sends the same bytes and id again only if nothing was found | a reference identifies one session, so a repeated request creates no second one |
//! | cancel | looks the session up; sends again only while it can be cancelled | a session is cancelled at most once |
//! | confirm | looks the session up, and again after the gateway's own time-out of 60 s | no documented id makes a repeated payment safe |
//! | capture | looks the charge up, and again after the gateway's own time-out of 60 s | two partial captures are two payments |
//! | refund, simulation, any other `POST` | ends as unknown | nothing is known about the call |
//! | any `GET`, the token | sends again after a pause | reading changes nothing |
//!
//! These rows hold for every call:
//!
//! | outcome of an attempt | what follows | reason |
//! |---|---|---|
//! | not sent | the same request after a pause | nothing left this machine |
//! | 401 | the same request with a new token, once | the gateway checks the token before it acts |
//! | 429 | the same request after `Retry-After`, or after a pause | the gateway counts requests before it acts |
//! | rejected | the end; a create looks its reference up first | a taken reference can be reported as an invalid request |
//! | any of these after an uncertain attempt | a look-up | the later response says nothing about the earlier attempt |
//! | no time, attempts or retry tokens left | the end | the caller must not wait for a gateway that is down |
//!
//! After an uncertain attempt the end is a response, a session that was found, a conflict, or
//! [`Unknown`](Verdict::Unknown). No row leads from there to "nothing happened", because an empty look-up can lag.
//!
//! `tests/it/machine` proves this for each state that a machine and a model of the gateway can reach together.
//!
//! # Examples
//!
//! ```
//! # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
//! use payment_session::client::machine::{Action, Attempt, Event, Look, Machine, Verdict};
//!
//! let mut machine = Machine::create();
//! assert_eq!(machine.next(Event::Started), Action::Send);
//! // The connection broke: the session may exist.
//! assert_eq!(machine.next(Event::Sent(Attempt::Uncertain)), Action::LookUp);
//! assert_eq!(machine.next(Event::Found(Look::Done)), Action::Finish(Verdict::Found));
//! ```

mod once;
mod read;
mod repeat;

use once::Once;
use read::Read;
use repeat::Repeat;

/// The decisions of one call.
///
/// # Examples
///
/// The kind of a call decides what follows an attempt that was perhaps carried out:
///
/// ```
/// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
/// use payment_session::client::machine::{
///     Action, Attempt, Event, Machine, Pause, Verdict,
/// };
///
/// fn after_an_uncertain_attempt(mut machine: Machine) -> Action {
///     assert_eq!(machine.next(Event::Started), Action::Send);
///     machine.next(Event::Sent(Attempt::Uncertain))
/// }
///
/// for machine in [Machine::create(), Machine::cancel(), Machine::confirm()] {
///     assert_eq!(after_an_uncertain_attempt(machine), Action::LookUp);
/// }
/// let refund = after_an_uncertain_attempt(Machine::send_once());
/// assert_eq!(refund, Action::Finish(Verdict::Unknown));
/// let look_up = after_an_uncertain_attempt(Machine::read());
/// assert_eq!(look_up, Action::Wait(Pause::Backoff));
///
/// // After a crash, the look-up comes first.
/// assert_eq!(Machine::create_again().next(Event::Started), Action::LookUp);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Machine(Kind);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Repeat(Repeat),
    Once(Once),
    Read(Read),
}

impl Machine {
    /// Creates the machine that creates a session.
    pub const fn create() -> Self {
        Self(Kind::Repeat(Repeat::CREATE))
    }

    /// Creates the machine that creates a session after an earlier attempt whose outcome is not known. It begins with a
    /// look-up.
    pub const fn create_again() -> Self {
        Self(Kind::Repeat(Repeat::CREATE_AGAIN))
    }

    /// Creates the machine that cancels a session.
    pub const fn cancel() -> Self {
        Self(Kind::Repeat(Repeat::CANCEL))
    }

    /// Creates the machine that confirms a session.
    pub const fn confirm() -> Self {
        Self(Kind::Once(Once::DECIDABLE))
    }

    /// Creates the machine that captures an authorized amount.
    pub const fn capture() -> Self {
        Self(Kind::Once(Once::DECIDABLE))
    }

    /// Creates the machine of a call whose effect cannot be looked up.
    pub const fn send_once() -> Self {
        Self(Kind::Once(Once::UNDECIDABLE))
    }

    /// Creates the machine of a call that changes nothing.
    pub const fn read() -> Self {
        Self(Kind::Read(Read::AUTHORIZED))
    }

    /// Creates the machine that requests an access token.
    pub const fn token() -> Self {
        Self(Kind::Read(Read::TOKEN))
    }

    /// Returns the action that follows `event`.
    ///
    /// The events that can follow an action are listed at [`Action`]. Any other event ends the machine with
    /// [`Verdict::Unknown`], which promises nothing.
    pub fn next(&mut self, event: Event) -> Action {
        match &mut self.0 {
            Kind::Repeat(machine) => machine.next(event),
            Kind::Once(machine) => machine.next(event),
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
    /// A look-up has ended.
    Found(Look),
    /// A pause has ended.
    Waited,
    /// A pause is not possible: it would end after the deadline, or no attempts or retry tokens are left.
    Exhausted,
}

/// The outcome of an attempt to send the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attempt {
    /// A response arrived that belongs to the request.
    Succeeded,
    /// Nothing left this machine.
    NotSent,
    /// There is no access token to send the request with.
    NoToken,
    /// 401: the token is not valid. The caller forgets it before it reports this.
    Unauthorized,
    /// 429: there were too many requests.
    Throttled,
    /// The gateway rejected the request.
    Rejected,
    /// Anything else: the gateway may have carried the request out.
    Uncertain,
}

/// The result of a look-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// The request was carried out.
    Done,
    /// The request was not carried out, or not yet, or the look-up lags.
    NotDone,
    /// The request cannot be carried out any more: the reference belongs to another order, or the session has ended.
    Conflict,
    /// The look-up failed.
    Failed,
}

/// The next step of the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Send the request, always with the same bytes and the same id. [`Event::Sent`] follows.
    Send,
    /// Look up by reading calls whether the request was carried out. [`Event::Found`] follows.
    LookUp,
    /// Wait. [`Event::Waited`] or [`Event::Exhausted`] follows.
    Wait(Pause),
    /// The call has ended.
    Finish(Verdict),
}

/// The length of a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pause {
    /// A random time that grows with each attempt.
    Backoff,
    /// The time that the gateway asked for with `Retry-After`, or else as [`Backoff`](Self::Backoff).
    AsAsked,
    /// The time after which the gateway itself ends a request.
    GatewayTimeout,
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

/// The step after a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Then {
    Send,
    LookUp,
}
