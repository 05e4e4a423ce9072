//! The events that a call gets, and the actions that it asks for.

use std::collections::BTreeSet;

use super::{
    age::Age,
    end::{End, EndKind},
    view::View,
};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Event<I> {
    /// The call begins.
    Started,
    /// The client makes no new calls, or the call belongs to another one.
    Refused,
    /// The journal has written the row, or a process has taken it over.
    Held(HeldRow<I>),
    /// This row is in the way.
    Found(FoundRow<I>),
    /// The journal has failed, and has surely not written the row, or has not marked it.
    NotWritten,
    /// The journal has failed, and may have written the row.
    PerhapsWritten,
    /// A look-up has ended.
    Saw {
        /// What its responses show.
        view: View<I>,
        /// What was quiet when it began.
        ages: Ages,
    },
    /// A look-up had no usable response.
    NotSeen,
    /// The gateway rejects the look-up, with an error that its documentation has.
    CannotSee {
        /// What was quiet when it began.
        ages: Ages,
    },
    /// The row is marked as sent, perhaps in the write that has begun it.
    Marked,
    /// The journal has failed, and may have marked the row.
    NotMarked,
    /// There is no access token. The row is not marked.
    NotReady,
    /// There is none, because the gateway does not accept the credentials of the merchant.
    NotAccepted,
    /// The lease is lost: another process has taken the row over. A lost response is [`AttemptOutcome::Uncertain`].
    Lost,
    /// A response arrived that belongs to the attempt, and shows these objects.
    Answered {
        /// All objects of the response that can show the effect.
        ids: BTreeSet<I>,
        /// Whether the effect is one that has failed.
        has_failed: bool,
    },
    /// An attempt has ended without such a response.
    Sent(AttemptOutcome),
    /// A rejection is written, as far as the journal works.
    Noted,
    /// The end is written.
    Recorded,
    /// The journal has failed, and may have written the end.
    NotRecorded {
        /// Whether the lease still lives, as its holder counts.
        is_held: bool,
    },
    /// The lease was given back, as far as the journal works.
    Released,
    /// A pause has ended.
    Waited,
    /// A pause is not possible, because it would end after the deadline.
    Exhausted,
    /// A pause is not possible, because no retries are left.
    NoRetry,
}

/// The outcome of an attempt without a response that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttemptOutcome {
    /// Nothing left this machine.
    NotSent,
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

impl AttemptOutcome {
    /// Returns the name in logs and metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotSent => "not_sent",
            Self::Unauthorized => "unauthorized",
            Self::Throttled => "throttled",
            Self::Invalid => "invalid",
            Self::Rejected => "rejected",
            Self::Uncertain => "uncertain",
        }
    }
}

/// The next step of the caller.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action<I> {
    /// Write the row, or find it. Without an access token, a row that would be sent is planned. [`Event::Held`],
    /// [`Event::Marked`] if the row is new and marked, [`Event::Found`], [`Event::NotWritten`] or [`Event::PerhapsWritten`]
    /// follows.
    Begin(Begin<Past<I>>),
    /// Look up by reading calls what is there. [`Event::Saw`], [`Event::NotSeen`] or [`Event::CannotSee`] follows.
    Look,
    /// Get an access token, and mark the row as sent, with this knowledge. [`Event::Marked`], [`Event::NotMarked`],
    /// [`Event::NotWritten`], [`Event::NotReady`], [`Event::NotAccepted`] or [`Event::Lost`] follows.
    Mark(Past<I>),
    /// Send the request, always with the same bytes and the same id, while the lease lives. [`Event::Answered`] or
    /// [`Event::Sent`] follows.
    Send,
    /// Write this knowledge: the gateway has rejected the only attempt. [`Event::Noted`] or [`Event::Lost`] follows.
    Note(Past<I>),
    /// Write the end. [`Event::Recorded`], [`Event::NotRecorded`] or [`Event::Lost`] follows.
    Record {
        /// The end.
        end: End<I>,
        /// Whether the response to an own attempt shows it.
        is_response: bool,
    },
    /// Give the lease back, and write this knowledge, if there is any. [`Event::Released`] follows.
    Release(Option<Past<I>>),
    /// Wait. [`Event::Waited`], [`Event::Exhausted`] or, if the pause costs a retry, [`Event::NoRetry`] follows.
    Wait(Pause),
    /// The call has ended for its caller.
    Finish {
        /// Its end, or `None` if it may have been carried out, or may be carried out later.
        end: Option<End<I>>,
        /// Whether the client acknowledges the row as soon as the caller has the end.
        acknowledges: bool,
    },
}

/// How a new row begins. `T` is the knowledge with which it is marked: a [`Past`], or the content of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Begin<T> {
    /// It is planned.
    Planned,
    /// It is marked as sent in the same write, with this knowledge, if no other row of its key counts.
    Sent(T),
    /// It has ended as [`NotDone`](EndKind::NotDone), because the shop has withdrawn the call. Only a row with its id is in its
    /// way.
    Withdrawn,
}

impl Begin<String> {
    pub(crate) fn as_deref(&self) -> Begin<&str> {
        match self {
            Self::Planned => Begin::Planned,
            Self::Sent(content) => Begin::Sent(content),
            Self::Withdrawn => Begin::Withdrawn,
        }
    }
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
    /// The longest pause, or the time that the gateway asked for if that is longer. It costs no retry.
    Longest,
}

/// What a row itself knows of earlier attempts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Past<I> {
    /// The attempts that may have been carried out.
    pub attempts: u8,
    /// The ids of the objects that were there before the first of them, if the call is recognized by a new one.
    pub before: Option<BTreeSet<I>>,
    /// Whether the gateway rejected the request, so that it is not sent again.
    pub is_rejected: bool,
}

/// What is known about another row of the key that has ended.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Other<I> {
    /// How it ended.
    pub kind: EndKind,
    /// The objects that it left.
    pub ids: BTreeSet<I>,
    /// Whether its request is equal.
    pub is_equal: bool,
    /// Whether it is a call of the same kind. What another one has left proves nothing about this one.
    pub is_alike: bool,
}

/// A row that this call holds now.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HeldRow<I> {
    /// Whether it is the row of this call, and not one that it joins.
    pub is_mine: bool,
    /// Its own knowledge.
    pub past: Past<I>,
    /// What is known about the other rows of the key.
    pub others: Vec<Other<I>>,
    /// Whether the bytes of the request are there, so that it can be sent.
    pub has_bytes: bool,
}

/// A row that is in the way.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FoundRow<I> {
    /// Whether it is the row of this call.
    pub is_mine: bool,
    /// Whether its request is equal.
    pub is_equal: bool,
    /// Its end, if it has ended.
    pub end: Option<End<I>>,
}

/// The ages of attempts when a look-up began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ages {
    /// That of the attempts of this call.
    pub own: Age,
    /// That of the youngest other row of the key that is [awaited](Other::is_awaited).
    pub others: Age,
}

impl Ages {
    /// Returns whether nothing of the call or of other rows can happen any more.
    pub const fn are_quiet(self) -> bool {
        self.own.is_quiet() && self.others.is_quiet()
    }
}

impl<I> Other<I> {
    /// Returns whether look-ups can show something of this row that it does not know itself.
    pub fn is_vague(&self) -> bool {
        match self.kind {
            EndKind::Undecidable => true,
            // The reference belonged to a third call, which can be equal to the one that asks.
            EndKind::Conflict => !self.is_equal,
            kind => !kind.is_clean() && self.ids.is_empty(),
        }
    }

    /// Returns whether look-ups decide only when this row is quiet.
    pub fn is_awaited(&self) -> bool {
        self.is_alike && self.is_vague()
    }
}

impl<I> Past<I> {
    /// Returns the knowledge of a call that was never sent.
    pub const fn none() -> Self {
        Self { attempts: 0, before: None, is_rejected: false }
    }
}
