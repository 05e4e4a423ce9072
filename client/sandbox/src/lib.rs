//! A test double of the Pivot payment gateway on your own machine.
//!
//! The sandbox models the documented behaviour: the checks of a request, tokens that expire, idempotent requests, errors,
//! the states of a payment, encrypted cards and callbacks. The README of the crate lists everything that it models, and everything
//! that it does not.
//!
//! Each test starts a sandbox of its own, on a free port. The sandbox stops when the value is dropped.
//!
//! - [`Settings`] has the settings of a merchant in the gateway's dashboard, and [`Sandbox::with`] starts a sandbox with them.
//! - [`Fault`] makes the network or the gateway fail, at an exchange that you choose or by chance.
//! - [`RepeatedId`], [`TakenReference`], [`LookUp`], [`OldToken`] and [`CallbackOrder`] choose behaviour that the documentation leaves open.
//! - [`Settings::accepted`] and [`Settings::rejected`] change which requests are valid.
//! - [`Ledger`] records the executed operations, so that a test can count them.
//! - [`fixtures`] creates the gateway's responses and callbacks without a server.
//!
//! # Examples
//!
//! ```
//! use payment_sandbox::Sandbox;
//! use payment_session::{
//!     gateway::{AccessToken, BaseUrl, Credentials, MerchantId, MerchantSecret, TestEnvironment}, response::GatewayResponse,
//! };
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::start()?;
//! let environment = TestEnvironment::custom(BaseUrl::try_from(sandbox.base_url())?)?;
//!
//! let credentials = Credentials::new(MerchantId::new("merchant")?, MerchantSecret::new("secret")?);
//! let call = credentials.request_token(&environment);
//! let mut response = ureq::run(call.into_request())?;
//! let token = AccessToken::parse(response.status().as_u16(), &response.body_mut().read_to_vec()?)?;
//! # Ok(())
//! # }
//! ```

// Only the page reads what is recorded, lists the payments and acts as the customer.
#![cfg_attr(not(feature = "page"), allow(dead_code))]

mod clock;
mod delivery;
mod envelope;
mod error;
mod fault;
pub mod fixtures;
mod ids;
mod ledger;
mod operation;
mod personality;
mod policy;
mod post;
mod record;
mod rejection;
mod sandbox;
mod server;
mod settings;
mod store;

pub use error::GatewayError;
pub use fault::{Fault, FaultError, FaultRule};
pub use ledger::{Execution, Ledger};
pub use operation::{Operation, UnknownOperation};
pub use personality::{CallbackOrder, LookUp, OldToken, RepeatedId, TakenReference, UnknownBehaviour};
pub use sandbox::Sandbox;
pub use settings::{CallbackTarget, ExtraRejection, Settings};
