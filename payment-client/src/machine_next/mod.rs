//! The decisions of the client, without I/O and without a clock.

mod call;
mod end;
mod rule;
mod view;

use std::collections::BTreeSet;

pub use call::{Call, End, Found, Held, Other, Past, Quiet, Source, Verdict};
pub use end::EndKind;
pub use rule::Rule;
pub use view::{Object, Status, View};

pub use crate::machine::Attempt;

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
    /// The time that the gateway asked for with `Retry-After`, or else as [`Backoff`](Self::Backoff).
    AsAsked,
}
