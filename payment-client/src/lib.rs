//! A client of the Pivot gateway that repeats only what cannot pay twice, and reports when it does not know.
//!
//! [`Client`] sends the gateway's calls. It renews the access token, repeats what is safe to repeat, and looks up what is
//! not. Its [`Error`] says what may have happened. The decisions are those of [`machine`].
//!
//! # Axioms
//!
//! No client can promise anything without properties of the gateway and of the world:
//!
//! | axiom | says | source |
//! |---|---|---|
//! | A1 unique | for each account a reference never has two sessions, also for requests at the same time | documentation; not checked |
//! | A2 idempotent | a create with the same request id and the same bytes is executed once in the 24 hours after its first receipt, also while the first one runs | documentation; merchants saw repeats rejected |
//! | A3a ended | an attempt is executed within [60 s](Policy::gateway_timeout) after the client stopped waiting for it, or never | inferred from the gateway's own time-out |
//! | A3b visible | a look-up that begins after that shows it | inferred |
//! | A4 rejected early | a documented 401 or 429 body, and no other body, means that the gateway did not act | inferred |
//! | A5 honest | a documented rejection means that this request did nothing | inferred |
//! | A6 carried once | nobody on the way repeats a request; "cannot connect" means that no byte left | the network |
//! | A7 timely | no pause of a process and no jump of a clock exceeds these times, nor a sixth of a [lease](Policy::lease) | the machines |
//! | A8 sole | nobody else confirms, captures or cancels the session | the merchant |
//! | J | one durable [journal] for all processes of the account | the merchant |
//!
//! # Promises
//!
//! | promise | needs |
//! |---|---|
//! | a reference has at most one session that can be paid | A1; or A2, A4, A5 and J, and no attempt later than 23 h after the first; or, with [`Trust::LookUps`], A3 to A7, and J or one process for each reference |
//! | a confirmation, capture or other call happens at most once for each [`Intent`]; without a journal, for each call of the method | A4, A6; with several processes also A7, J |
//! | [`Rejected`](Error::Rejected), [`NotProcessed`](Error::NotProcessed) and [`NotSent`](Error::NotSent): no attempt of this intent, by any process, acted | A5, A4 and A6, in this order; where the effect can be looked up, `Rejected` needs A3 in place of A6; with several processes also A7, J |
//! | `Ok` of a confirmation, capture or cancellation: it happened | A8 |
//! | once the gateway responds again, a call is decided after 60 s and one look-up, or is [`Unknown`](Error::Unknown) | A3, A8 |
//! | once the gateway responds again, [`recover`](Client::recover) decides each call that a process has left, at most two minutes after its last attempt, plus one attempt where it is sent again; or it is [`Undecidable`](Error::Undecidable) and handed to a person | A3, A8, J |
//! | a crash at any moment loses no call and doubles none | J, and what the call needs above |
//!
//! This crate is re-exported by `payment-session` as `client`, with the features `client` and `local-client`.
//!
//! # Examples
//!
//! ```
//! # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
//! use payment_session::{
//!     PaymentSession, SessionResponse,
//!     client::{Client, Error},
//!     gateway::{Credentials, Environment},
//! };
//!
//! /// Creates the client, once for the whole program.
//! fn connect(credentials: Credentials) -> Result<Client, Box<dyn std::error::Error>> {
//!     Ok(Client::builder(Environment::Sandbox, credentials).build()?)
//! }
//!
//! async fn pay(client: &Client, order: &PaymentSession) -> Result<SessionResponse, Error> {
//!     client.create(order).await
//! }
//! ```

mod callbacks;
mod calls;
mod cause;
mod client;
mod clock;
mod driver;
mod error;
mod intent;
pub mod journal;
mod lease;
mod listing;
pub mod machine;
mod metrics;
mod policy;
mod reader;
mod retry;
mod run;
mod running;
mod sender;
pub mod testing;
mod tokens;
mod transport;

pub use calls::{Captured, Effect, Posted};
pub use cause::{Cause, CauseKind};
pub use client::{Builder, Client, Recovered, Recovery, Simulator, WrongServer};
pub use error::Error;
pub use intent::Intent;
pub use listing::Listing;
pub use policy::Policy;
pub use transport::{BuildError, Connection, Exchange, NoResponse, Received, Transport};
