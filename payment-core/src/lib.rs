//! What a payment request is: types, schema, rules and checks.
//!
//! `payment-session` is the crate to depend on; this one is shared by it and by its macro, so that what is
//! checked while compiling and what is checked while running cannot differ. The macro builds it without the
//! feature `runtime`: the tables and the checks, without requests as values.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
// the macro wants the tables alone; the types behind them are never made there
#![cfg_attr(not(feature = "runtime"), allow(dead_code))]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[doc(hidden)]
pub mod base;
mod convert;
#[cfg(feature = "encrypt")]
pub mod encrypt;
// Public under this name, because rustc's notes name its types.
#[cfg(feature = "runtime")]
#[doc(hidden)]
pub mod fallible;
#[cfg(feature = "responses")]
pub mod gateway;
#[doc(hidden)]
pub mod inspect;
#[doc(hidden)]
pub mod json;
#[cfg(feature = "schema")]
pub mod json_schema;
pub mod request;
#[cfg(feature = "responses")]
pub mod response;
pub mod rules;
pub mod schema;
#[cfg(feature = "runtime")]
mod session;
pub mod values;

/// What the macro's expansion calls. Not public API.
#[cfg(feature = "runtime")]
#[doc(hidden)]
pub mod __private;

// Public under these names for the same reason.
#[cfg(feature = "runtime")]
#[doc(hidden)]
pub use __private::{IsA, IsExactly, IsOptionOf};
#[cfg(feature = "runtime")]
pub use fallible::Converts;
pub use request::{
    Amount, AmountValue, ClientReferenceId, Currency, Customer, CustomerId, Email, GivenName, Mode, PaymentType, Price,
    Product, RedirectUrl, SessionDraft, SplitRouting, VaChannel,
};
#[cfg(feature = "responses")]
pub use response::{ApiError, NextStep, SessionResponse};
#[cfg(feature = "runtime")]
pub use session::{PaymentRequest, PaymentSession, ReadOptions, Violation, Violations};
pub use values::Checked;
#[cfg(feature = "runtime")]
pub use values::Invalid;
