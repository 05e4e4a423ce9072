//! The decisions of the client, without I/O and without a clock.
//!
//! A [`Call`] decides everything about one call that changes something, from its first write into the
//! [journal](crate::journal) to its last. The caller carries out each [`Action`] and reports the result as an [`Event`], until
//! the action is [`Finish`](Action::Finish). [`Client`](crate::Client) does that on `tokio`. The driver only decides
//! how long a random pause is.
//!
//! A request is *uncertain* if the gateway may have carried it out, for example because no response arrived. Something is
//! *quiet* when a minute has passed since its last attempt ended, so that nothing of it can happen any more and look-ups
//! show everything ([axiom A3](crate#axioms)). A look-up is late if everything was quiet when it began.
//!
//! | call | what proves it | after an uncertain attempt |
//! |---|---|---|
//! | create | a session with its reference | sends the same bytes and id again, at most twice, after a late look-up that found nothing; if its bytes were withheld, that look-up is the end: it did not happen |
//! | refund | a refund with its reference | looks up, and sends nothing |
//! | confirm | a new charge; or a session that waited, and does not wait in a late look-up | the same |
//! | capture | a new capture with its amount | the same |
//! | cancel | the session is cancelled | sends again after any look-up that shows that the session can be cancelled, at most twice |
//!
//! # Before the first attempt
//!
//! | the journal knows | what follows | reason |
//! |---|---|---|
//! | an open row with an equal request | the call joins it, and gets its end | two clicks are one payment |
//! | another row that has the key | the call waits for it until its deadline | two captures at once could not be told apart |
//! | an object with the reference | nothing is sent: an equal request gets that end, another one fails, because the reference is taken | a reference has one session, and one refund |
//! | a row of the reference whose effect is not known | a late look-up comes first | it may have left an object |
//! | for a confirmation or capture: other rows | a snapshot of what is there, and their ids. It waits until rows without ids are quiet. | only a new object proves the call |
//!
//! An end that the journal has is what the caller gets. [`Candidate`] says which row is in the way, and whether a call takes
//! it over.
//!
//! A confirmation is sent only if that snapshot waits for one and shows the charges of earlier ones. If an object of the
//! snapshot has no id, only a response proves the call.
//!
//! # After an attempt
//!
//! | outcome of an attempt | what follows | reason |
//! |---|---|---|
//! | a response that belongs to it | the end, whoever holds the lease | it is the response to this attempt |
//! | not sent, or no access token | the same request after a pause | nothing left this machine |
//! | 401 | the same request with a new token, once | the gateway checks the token before it acts (axiom A4) |
//! | 429 | the same request after `Retry-After`, or after a pause | the gateway counts requests before it acts (axiom A4) |
//! | invalid | the end | a request with this content is rejected at any time (axiom A5) |
//! | rejected | it is written down; then look-ups until a late one; the end if nothing was found | an earlier copy may have been carried out |
//! | any of these after an uncertain attempt | a look-up | the later response says nothing about the earlier attempt |
//!
//! # After a look-up
//!
//! | it shows | what follows |
//! |---|---|
//! | the effect | the end, if the lease still lives |
//! | that the call is impossible, or that the reference is taken | the end, if the look-up is late and the lease lives |
//! | that the session of a confirmation has expired, without a new charge | the same after a rejection. After an attempt that may have been carried out, a person decides when the look-up is late, because the session may have waited for 3-D Secure until it expired. |
//! | nothing | another look-up, until one is late. Then the table of calls decides; a person, if it permits nothing. |
//! | not enough: a list with too many pages, or with a page again, a body that is too long, an unknown status | another look-up, until one is late. Then a person decides, or it ends as not sent if no attempt was made. |
//! | that the gateway rejects it, with a documented error | before an attempt: the end, not sent. After one: another look-up, until everything has been quiet for another minute. Then a person decides. |
//! | nothing usable: no response, 401, 408, 429, 5xx, the page of a proxy | another look-up |
//!
//! A call that the shop has [withdrawn](IntentState::Withdrawn) is not sent. If an attempt was made, its effect is looked up.
//! It waits for no other call.
//!
//! # After the end
//!
//! [`EndKind::shows`] says which end a shop can acknowledge.
//!
//! | the end of a call that only the client knows | who acknowledges it |
//! |---|---|
//! | its caller gets it | the client, from then on |
//! | its caller is gone | the shop, after a pass over the journal has returned it |
//! | the client was given no journal | the client, when the call ends |
//! | a person must decide it | the shop |
//!
//! # When there is no time left
//!
//! There is none at the deadline, or if the next pause would end after it. A call without an uncertain or rejected attempt
//! also ends when all retries are used up, and when the gateway does not accept the credentials.
//!
//! | the intent | the end |
//! |---|---|
//! | an attempt may have been carried out | [unknown](Action::Finish): the row is left to the next process |
//! | nothing was sent, and only this call knows the intent | `NotDone`, as soon as the journal has recorded it |
//! | nothing was sent, and a shop has the intent | [unknown](Action::Finish): it stays planned |
//! | the key belongs to another row, and no attempt may have left | `NotDone`: nothing was written, if only this call knows the intent; otherwise unknown |
//!
//! # When the journal fails
//!
//! | the journal could not | and has surely written nothing | and may have written |
//! |---|---|---|
//! | begin | `NotDone`, if only this call knows the intent; otherwise [unknown](Action::Finish), because an earlier attempt may have acted | unknown, and there may be no row |
//! | mark | as if there were no time left; a look-up, if an attempt may have left | the same, and the next process looks up |
//! | write the end | a response is returned, and a success after an uncertain attempt; anything else is unknown | the same |
//!
//! If the lease is lost meanwhile, the response to an attempt of this call is returned, and anything else is unknown.
//!
//! `tests/search` runs this machine in two processes, with a journal and a model of the gateway. It visits all states of one call,
//! and as many states of two calls as `tests/README.md` says: of one kind, or of two kinds on one session.
//!
//! # Examples
//!
//! ```
//! use payment_client::machine::{Action, AttemptOutcome, Begin, Call, Event, HeldRow, IntentState, Past, Repetition};
//!
//! let mut call: Call<u32> = Call::new(Repetition::CREATE, IntentState::Own);
//! let sent = Past { attempts: 1, ..Past::none() };
//! assert_eq!(call.next(Event::Started), Action::Begin(Begin::Sent(sent.clone())));
//! // The journal has written the row, and knows no other one. There is no token yet, so it is not marked.
//! let held = HeldRow { is_mine: true, past: Past::none(), others: Vec::new(), has_bytes: true };
//! assert_eq!(call.next(Event::Held(held)), Action::Mark(sent));
//! assert_eq!(call.next(Event::Marked), Action::Send);
//! // The connection broke: the session may exist.
//! assert_eq!(call.next(Event::Sent(AttemptOutcome::Uncertain)), Action::Look);
//! ```
//!
#![doc = include_str!("other_clients.md")]

mod age;
mod call;
mod candidate;
mod end;
mod event;
mod evidence;
mod repetition;
mod view;

pub use age::{Age, AgeLimits};
pub use call::{Call, IntentState};
pub use candidate::{Candidate, CandidateState};
pub use end::{End, EndKind};
pub use event::{Action, Ages, AttemptOutcome, Begin, Event, FoundRow, HeldRow, Other, Past, Pause};
pub use repetition::Repetition;
pub use view::{Object, Status, View};

#[cfg(test)]
pub(crate) use call::MOST_UNCERTAIN;
