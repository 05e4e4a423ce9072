//! The journal, in which a client writes each call that changes something before it is sent.
//!
//! With a journal, a call outlives its process: another process, or the same one after a crash, finds it and decides it. A
//! journal is durable storage that all processes of the merchant share, for example a table in the shop's database.
//! Implement [`Journal`] for yours, and check it with [`conformance`]. [`MemoryJournal`](crate::testing::MemoryJournal) is
//! for tests.
//!
//! # States of an entry
//!
//! | state | what is durable | after a crash |
//! |---|---|---|
//! | [planned](State::Planned) | the call and its bytes. No attempt has left. | any process may carry the call out |
//! | [sent](State::Sent) | the call, and the state of the session before it. An attempt may have left. | the effect is looked up; a create may be sent again with the same bytes and id |
//! | [decided](State::Decided) | the end: ids and a status. The bytes are erased. | the end is handed out until the shop acknowledges it |
//! | acknowledged | the same, for people. Nobody claims the entry, and its key is free. | nothing |
//!
//! | the client | before it | commits |
//! |---|---|---|
//! | sends the first byte of a call | [`begin`](Journal::begin) has written the entry, or has taken it over | 1 |
//! | sends an attempt | [`renew`](Journal::renew) has marked the entry as sent, under a lease that lives | 1 for each attempt |
//! | waits for longer than a third of a lease | [`renew`](Journal::renew) without a mark, in the background | 1 each time |
//! | returns the result of a call | [`decide`](Journal::decide) has written the end | 1 |
//! | has returned the result | then [`acknowledge`](Journal::acknowledge) | 1 |
//!
//! # Leases
//!
//! A process that carries out an entry holds its [`Lease`]. The times are those of the database, so the clocks of processes
//! need not agree. The holder counts from before its request, so its lease ends for itself before it ends for others
//! ([axiom A7](crate#axioms)).
//!
//! * A process sends an attempt only under a lease that covers it, or gives the attempt up when the lease ends.
//! * A process that has lost its lease sends nothing, and makes no statement that the call was not carried out. It still
//!   may record that the call succeeded.
//! * A second process may look everything up, and may take over each entry whose lease has ended. It does so with a greater
//!   generation, so that each write of the earlier holder fails.
//!
//! # Failures
//!
//! Each method is one transaction. If it returns an error, its write may have happened or not.
//!
//! * Before an attempt: the client sends nothing, and its error is [`NotSent`](crate::Error::NotSent), or
//!   [`Unknown`](crate::Error::Unknown) after an earlier attempt.
//! * After it: the caller gets a success, and [`recover`](crate::Client::recover) finds it again later. Where the call was
//!   not carried out and this cannot be recorded, the error is [`Unknown`](crate::Error::Unknown), because another process
//!   may carry the call out.
//! * An entry that cannot be read, or that a later version of this crate wrote, is reported and left. The others go on.
//!
//! # Contents
//!
//! An entry holds no secret: the client withholds bodies with card data or tokens, and those of calls that it does not know.
//! Other bodies contain personal data, such as account numbers and e-mail addresses. They are erased when the entry is
//! decided. An end has ids and a status, and never the link of a payment page.

mod any;
pub mod conformance;
mod contract;
mod entry;
mod error;

pub use contract::{Begun, Journal, Kept, Unread};
pub use entry::{Claimed, End, Ended, Entry, Hold, IntentId, Lease, Mark, Row, State};
pub use error::{JournalError, JournalErrorKind};

pub(crate) use any::AnyJournal;
