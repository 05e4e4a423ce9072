//! A client of the Pivot gateway that repeats only what cannot pay twice, and reports when it does not know.
//!
//! [`Client`] sends the gateway's calls. It renews the access token, repeats what is safe to repeat, and looks up what is
//! not. Its [`Error`] says what may have happened. The decisions are those of [`machine`], and all calls are in a [`journal`].
//!
//! The requests are those of `payment-session`, which programs depend on as well. The guides are in `guide`.
//!
//! # Examples
//!
//! ```
//! use payment_client::{Client, Error};
//! use payment_session::{PaymentSession, SessionResponse, gateway::{Credentials, Environment}};
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
//!
//! [sending#send-a-payout-once]: https://docs.rs/payment-client/latest/payment_client/guide/sending/index.html#send-a-payout-once
//! [conformance]: journal::conformance
#![doc = include_str!("../docs/promises.md")]

mod acknowledgements;
mod active_calls;
mod callbacks;
mod calls;
mod cause;
mod client;
mod clock;
mod driver;
mod error;
#[cfg(all(doc, not(doctest)))]
pub mod guide;
mod intent;
pub mod journal;
mod lease;
mod listing;
pub mod machine;
mod metrics;
mod pauses;
mod policy;
mod quota;
mod reader;
mod repeat;
mod sender;
pub mod testing;
mod tokens;
mod transport;

pub use calls::{CaptureEffect, Effect};
pub use cause::{CallInTheWay, CallState, Cause, CauseKind};
pub use client::{Builder, Client, RecoveredCall, Recovery, Simulator, WrongServer};
pub use error::Error;
pub use intent::Intent;
pub use listing::Listing;
pub use policy::Policy;
pub use transport::{BuildError, Connection, Exchange, HttpResponse, NoResponse, Transport};

/// The README, whose example is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
