//! The decisions of the client, without I/O and without a clock.
//!
//! A [`Call`] decides everything about one call that changes something, from its first write into the
//! [journal](crate::journal) to its last. The caller carries out each [`Action`] and reports the result as an [`Event`], until
//! the action is [`Finish`](Action::Finish). [`Client`](crate::Client) does that on `tokio`, and decides nothing.
//!
//! A request is *uncertain* if the gateway may have carried it out, for example because no response arrived. Something is
//! *quiet* when a minute has passed since its last attempt ended, so that nothing of it can happen any more and look-ups
//! show everything ([axiom A3](crate#axioms)). A look-up is late if everything was quiet when it began.
//!
//! | call | what proves it | after an uncertain attempt |
//! |---|---|---|
//! | create | a session with its reference | sends the same bytes and id again, at most twice, after a late look-up that found nothing |
//! | refund | a refund with its reference | looks up, and sends nothing |
//! | confirm | a new charge; or a session that waited, and does not wait in a late look-up | the same |
//! | capture | a new capture with its amount | the same |
//! | cancel | the session is cancelled | sends again after any look-up that shows that the session can be cancelled, at most twice |
//! | any other `POST` | nothing | ends, and is for a person when it is quiet |
//!
//! # Before the first attempt
//!
//! | the journal knows | what follows | reason |
//! |---|---|---|
//! | an open entry with an equal request | the call joins it, and gets its end | two clicks are one payment |
//! | another entry that has the key | the call waits for it until its deadline | two captures at once could not be told apart |
//! | an object with the reference | nothing is sent: an equal request gets that end, another one is told that the reference is taken | a reference has one session, and one refund |
//! | an entry of the reference whose effect is not known | a late look-up comes first | it may have left an object |
//! | for a confirmation or capture: other entries | a snapshot of what is there, and their ids. It waits until entries without ids are quiet. | only a new object proves the call |
//!
//! A confirmation is sent only if that snapshot waits for one.
//!
//! # After an attempt
//!
//! | outcome of an attempt | what follows | reason |
//! |---|---|---|
//! | a response that belongs to it | the end, whoever holds the lease | it is the response to this attempt |
//! | not sent | the same request after a pause | nothing left this machine |
//! | 401 | the same request with a new token, once | the gateway checks the token before it acts (axiom A4) |
//! | 429 | the same request after `Retry-After`, or after a pause | the gateway counts requests before it acts (axiom A4) |
//! | invalid | the end | a request with this content is rejected at any time (axiom A5) |
//! | rejected | look-ups until a late one; the end if nothing was found | an earlier copy may have been carried out |
//! | any of these after an uncertain attempt | a look-up | the later response says nothing about the earlier attempt |
//!
//! # After a look-up
//!
//! | it shows | what follows |
//! |---|---|
//! | the effect | the end, if the lease still lives |
//! | that the call is impossible, or that the reference is taken | the end, if the look-up is late and the lease lives |
//! | nothing | another look-up, until one is late. Then the table of calls decides; a person, if it permits nothing. |
//! | not enough: a list with too many pages, an unknown status | another look-up, until one is late. Then a person decides. |
//!
//! # When there is no time left
//!
//! | the intent | the end |
//! |---|---|
//! | an attempt may have been carried out | [`Unknown`](Verdict::Unknown): the entry is left to the next process |
//! | nothing was sent, and only this call knows the intent | not sent, as soon as the journal has recorded it |
//! | nothing was sent, and a shop has the intent | [`Unknown`](Verdict::Unknown): it stays planned |
//!
//! `tests/search` proves this for every state that two processes, a journal and a model of the gateway can reach together.
//!
//! # Examples
//!
//! ```
//! # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
//! use payment_session::client::machine::{Action, Attempt, Call, Event, Held, Past, Rule};
//!
//! let mut call: Call<u32> = Call::new(Rule::CREATE, true);
//! assert_eq!(call.next(Event::Started), Action::Begin);
//! // The journal has written the entry, and knows no other one.
//! let held = Held { is_mine: true, past: Past::none(), others: Vec::new(), can_send: true };
//! assert_eq!(call.next(Event::Held(held)), Action::Mark(Past { attempts: 1, before: None }));
//! assert_eq!(call.next(Event::Marked), Action::Send);
//! // The connection broke: the session may exist.
//! assert_eq!(call.next(Event::Sent(Attempt::Uncertain)), Action::Look);
//! ```
//!
#![doc = include_str!("other_clients.md")]

mod call;
mod end;
mod read;
mod rule;
mod view;

use std::collections::BTreeSet;

pub use call::{Call, End, Found, Held, Other, Past, Quiet, Source, Verdict};
pub use end::EndKind;
pub use rule::Rule;
pub use view::{Object, Status, View};

pub(crate) use read::{Read, ReadAction, ReadEvent, ReadVerdict};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Event<I> {
    /// The call begins.
    Started,
    /// The client makes no new calls, or the call belongs to another one.
    Refused,
    /// The journal has written the entry, or a process has taken it over.
    Held(Held<I>),
    /// This entry is in the way.
    Found(Found<I>),
    /// The journal has failed, and has surely written nothing.
    NotWritten,
    /// The journal has failed, and has perhaps written the entry.
    PerhapsWritten,
    /// A look-up has ended.
    Saw {
        /// What its responses show.
        view: View<I>,
        /// What was quiet when it began.
        quiet: Quiet,
    },
    /// A look-up had no usable response.
    NotSeen,
    /// The gateway rejects the look-up.
    CannotSee,
    /// The entry is marked as sent.
    Marked,
    /// The journal has failed, and has perhaps marked the entry.
    NotMarked,
    /// There is no access token. The entry is not marked.
    NotReady,
    /// The request can never be sent. The entry is not marked.
    CannotSend,
    /// Another process has taken the entry over.
    Lost,
    /// A response arrived that belongs to the attempt, and shows these objects.
    Answered {
        /// All objects of the response that can show the effect.
        ids: BTreeSet<I>,
        /// Whether the effect is one that has failed.
        has_failed: bool,
    },
    /// An attempt has ended without such a response.
    Sent(Attempt),
    /// The end is written.
    Recorded,
    /// The journal has failed, and has perhaps written the end.
    NotRecorded {
        /// Whether the lease still lives, as its holder counts.
        is_held: bool,
    },
    /// The lease was given back, as far as the journal works.
    Released,
    /// A pause has ended.
    Waited,
    /// A pause is not possible: it would end after the deadline, or no retries are left.
    Exhausted,
}

/// The outcome of an attempt without a response that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attempt {
    /// Nothing left this machine.
    NotSent,
    /// There is no access token to send a reading request with.
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

/// The next step of the caller.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action<I> {
    /// Write the entry, or find it. [`Event::Held`], [`Event::Found`], [`Event::NotWritten`] or [`Event::PerhapsWritten`]
    /// follows.
    Begin,
    /// Look up by reading calls what is there. [`Event::Saw`], [`Event::NotSeen`] or [`Event::CannotSee`] follows.
    Look,
    /// Get an access token, and mark the entry as sent, with this knowledge. [`Event::Marked`], [`Event::NotMarked`],
    /// [`Event::NotReady`], [`Event::CannotSend`] or [`Event::Lost`] follows.
    Mark(Past<I>),
    /// Send the request, always with the same bytes and the same id, while the lease lives. [`Event::Answered`] or
    /// [`Event::Sent`] follows.
    Send,
    /// Write the end. [`Event::Recorded`], [`Event::NotRecorded`] or [`Event::Lost`] follows.
    Record {
        /// The end.
        end: End<I>,
        /// Whether the response to an own attempt shows it.
        is_response: bool,
    },
    /// Give the lease back, and write this knowledge, if there is any. [`Event::Released`] follows.
    Release(Option<Past<I>>),
    /// Wait. [`Event::Waited`] or [`Event::Exhausted`] follows.
    Wait(Pause),
    /// The call has ended for its caller.
    Finish(Verdict<I>),
}

/// The length of a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pause {
    /// A random time that grows with each attempt. It ends at the latest when everything is quiet.
    Backoff,
    /// A short time, until another call may have left the key. It costs no retry.
    Turn,
    /// The time that the gateway asked for with `Retry-After`, or else as [`Backoff`](Self::Backoff).
    AsAsked,
}
