//! The journal, in which a client writes each call that changes something before it is sent.
//!
//! With a journal, a call outlives its process: another process, or the same one after a crash, finds it and decides it. A
//! journal is durable storage that all processes of the merchant share, for example a table in the shop's database.
//! Implement [`Journal`] for yours, and check it with [`conformance`]. A client that is given none has a
//! [`MemoryJournal`] of its own, which a crash loses.
//!
//! # States of a row
//!
//! A row is *open* until it has ended.
//!
//! | state | what is durable | after a crash |
//! |---|---|---|
//! | [planned](RowState::Planned) | the call and its bytes. No attempt has left. | any process may carry the call out |
//! | [sent](RowState::Sent) | the call, the number of attempts, and the state of the session before them. An attempt may have left. | the effect is looked up; a create may be sent again, with the same bytes and id |
//! | [ended](RowState::Ended) | the end: ids and a status. The bytes are erased. | the end is handed out until the shop acknowledges it |
//! | acknowledged | the same. Nobody claims the row. | nothing |
//!
//! | the client | before it | commits |
//! |---|---|---|
//! | sends the first byte of a call | [`begin`](Journal::begin) has written the row, or has taken it over | 1 |
//! | sends an attempt | [`Write::Sent`] has marked the row, under a lease that lives | 1 for each attempt |
//! | waits for longer than a third of a lease | [`Write::Renew`], in the background | 1 each time |
//! | returns the result of a call | [`Write::Ended`] or [`Write::Answered`] has written the end | 1 |
//! | has returned the result of a call that this client has written | then [`acknowledge`](Journal::acknowledge), in the background | 1 |
//!
//! A [`create`](crate::Client::create) that no shop has planned is begun and marked in one write. That needs an access token, so
//! the row of a call that waits for one is planned before, and it needs that no other row of the reference
//! [counts](#what-other-rows-know). All other calls are marked on their own: a capture needs its snapshot before the mark, and a
//! refund must not be in doubt before it is sent.
//!
//! An end is written, and then acknowledged: the caller's future starts that write when it returns the result. A caller that was
//! dropped starts none, so [`recover`](crate::Client::recover) returns the end. The next call of the same key in the same client
//! waits for that write.
//!
//! # Keys
//!
//! The key says what may happen once at a time, in each scope and account: one create or refund for each reference, and one
//! call that changes a session: a confirmation, a cancellation or a capture. At most one row *has* a key:
//!
//! * An open row has its key.
//! * One that has ended has it until it is acknowledged, if its end is [not clean](EndKind::is_clean). A clean end frees the
//!   key at once.
//!
//! [`Candidate`] decides by this which row is in the way of a new one. So an attempt to cancel a session is never on its way
//! while one to capture it may still be carried out ([axioms A3 to A7, and J](crate#axioms)).
//!
//! A scope is the base URL and the merchant. Two names of one host are two scopes, and so are some spellings of one URL, such as
//! `127.1`, a final dot of the host, or `%7E` in a path.
//!
//! # What other rows know
//!
//! A capture must not take an earlier one for its own, and a reference that has a session must not get a second one. So
//! [`begin`](Journal::begin) and [`claim`](Journal::claim) return, in the transaction that takes the lease, what is known
//! about [every other row](Claim::others) of the key that may have left something at the gateway. The caller has the key,
//! so this knowledge does not change while it holds the lease.
//!
//! # Leases
//!
//! A process that carries out a row holds its [`Lease`]. The times are those of the database, so the clocks of processes
//! need not agree. The holder counts from before its request, so its lease ends for itself before it ends for others
//! ([axiom A7](crate#axioms)).
//!
//! * A process sends an attempt only under a lease that covers it, or gives the attempt up when the lease ends.
//! * A process that has lost its lease sends nothing, and says nothing that only look-ups show. It still may record the
//!   response to its own attempt.
//! * A second process may take over each open row whose lease has ended. It does so with a greater generation, so that each
//!   write of the earlier holder fails.
//! * What has ended is only handed out. [`claim_ended`](Journal::claim_ended) takes it for a while, without a lease.
//!
//! # Stubs
//!
//! A row that is acknowledged may shrink to a stub: id, scope, account, key, request and end, with the time of the end. A
//! stub still shows that its reference is taken, and that a capture is an earlier one. So it stays until the shop says that it
//! never uses the reference again.
//!
//! # Failures
//!
//! Each method writes in one transaction. If it returns [`NotWritten`](JournalErrorKind::NotWritten), nothing was written: there was
//! no connection, a lock was not granted, or a statement before the commit was rejected. With
//! [`Unavailable`](JournalErrorKind::Unavailable), its write may have happened or not: for example, the response to the
//! commit was lost. If a journal does not know, it returns that.
//!
//! * Before an attempt: the client sends nothing. If the row was surely not written, the error is
//!   [`NotDone`](crate::Error::NotDone), or [`Unknown`](crate::Error::Unknown) for an intent that the shop carries out, because
//!   an earlier attempt may have acted. If it may be written, the error is `Unknown`:
//!   [`recover`](crate::Client::recover) carries the call out if there is a row, and the shop
//!   [carries out its intent](crate#errors) in any case.
//! * After it: the caller gets a success, and [`recover`](crate::Client::recover) finds it again later. Where the call was
//!   not carried out and this cannot be recorded, the error is [`Unknown`](crate::Error::Unknown), because another process
//!   may carry the call out. The error is also `Unknown` if the call sent nothing, and found the object of an earlier call.
//! * A row that cannot be read, or that a later version of this crate wrote, is reported and left. The others go on.
//!
//! # Contents
//!
//! A row holds no secret: the client withholds bodies with card data or tokens. Other bodies contain personal data, such as
//! account numbers and e-mail addresses. They are erased when the row has ended: seconds after it was sent in most cases,
//! and minutes after it if a look-up must decide. A planned call keeps its body until it is carried out. An end has ids and a
//! status, and never the link of a payment page.

mod any;
pub mod conformance;
mod contract;
mod end;
mod error;
mod id;
mod memory;
mod row;

pub use contract::{BeginResult, Journal, UnreadableRow, Write, WriteResult};
pub use end::{Detail, End, ErrorCode};
pub use error::{JournalError, JournalErrorKind};
pub use id::IntentId;
pub use memory::MemoryJournal;
pub use row::{Claim, EndedRow, Hold, Lease, Other, Row, RowState, StoredRow};

pub(crate) use any::AnyJournal;
pub(crate) use row::is_same_request;

pub use crate::machine::{Begin, Candidate, CandidateState, EndKind};
