//! What is on the wire of the gateway: calls, responses, callbacks, and the encryption of cards.
//!
//! Depend on `payment-session` instead, which exports this crate under its own features.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(feature = "responses")]
mod convert;
#[cfg(feature = "encrypt")]
pub mod encrypt;
#[cfg(feature = "responses")]
pub mod gateway;
#[cfg(feature = "responses")]
pub mod response;

/// The crate of the requests that the gateway's calls contain.
#[cfg(feature = "http")]
pub use ::http;
#[cfg(feature = "responses")]
pub use response::{ApiError, NextStep, SessionResponse};
