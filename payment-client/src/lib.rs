//! A client of the Pivot gateway that never pays twice, and reports when it does not know.
//!
//! [`Client`] sends the gateway's calls. It renews the access token, repeats what is safe to repeat, and looks up what is
//! not. Its [`Error`] says what may have happened. The decisions are those of [`machine`].
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
//!     gateway::{Credentials, Environment, RequestId},
//! };
//!
//! /// Creates the client, once for the whole program.
//! fn connect(credentials: Credentials) -> Result<Client, Box<dyn std::error::Error>> {
//!     Ok(Client::builder(Environment::Sandbox, credentials).build()?)
//! }
//!
//! async fn pay(client: &Client, order: &PaymentSession) -> Result<SessionResponse, Error> {
//!     client.create(order, &RequestId::random()).await
//! }
//! ```

mod caller;
mod cause;
mod client;
mod effect;
mod error;
mod listing;
pub mod machine;
mod order;
mod policy;
mod probe;
mod retry;
mod run;
mod shared;
mod time;
#[cfg(feature = "tls")]
mod tls;
mod tokens;
mod transport;
mod unresolved;

pub use cause::{Cause, CauseKind};
pub use client::{Builder, Client};
pub use error::Error;
pub use listing::Listing;
pub use policy::Policy;
pub use unresolved::{Resolution, Unresolved};
