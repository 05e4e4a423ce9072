//! The types, schema, rules and checks of payment requests.
//!
//! Depend on `payment-session` instead. This crate is shared by it and by its macros, so that compile time and run time
//! use the same checks. The macros build it without the feature `runtime`: the tables and the checks, without requests
//! as values.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
// The macros need only the tables, so they create no values of the types.
#![cfg_attr(not(feature = "runtime"), allow(dead_code))]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[doc(hidden)]
pub mod base;
#[doc(hidden)]
pub mod calls;
#[doc(hidden)]
pub mod card_payload;
mod convert;
// Public under this name, because rustc's notes name its types.
#[cfg(feature = "runtime")]
#[doc(hidden)]
#[allow(missing_debug_implementations, reason = "no public API, and the values may be card data")]
pub mod fallible;
/// What `payment-gateway` takes of the engine. Not public API.
#[cfg(feature = "runtime")]
#[doc(hidden)]
#[allow(missing_debug_implementations, reason = "no public API, and the values may be card data")]
pub mod for_gateway;
#[doc(hidden)]
#[allow(missing_debug_implementations, reason = "no public API, and the trees may hold card data")]
pub mod inspect;
// Public for the playground, which shows invocations with run-time values.
#[cfg(feature = "invocation")]
#[doc(hidden)]
pub mod invocation;
#[doc(hidden)]
#[allow(missing_debug_implementations, reason = "no public API, and the text may be card data")]
pub mod json;
#[cfg(feature = "schema")]
pub mod json_schema;
pub mod request;
pub mod rules;
pub mod schema;
#[cfg(feature = "runtime")]
mod session;
pub mod values;

/// The items that expansions use. Not public API.
#[cfg(feature = "runtime")]
#[doc(hidden)]
#[allow(missing_debug_implementations, reason = "no public API, and the values may be card data")]
pub mod __private;

// Public under these names, because rustc's notes show them.
#[cfg(feature = "runtime")]
#[doc(hidden)]
pub use __private::field_type;
pub use request::{
    Amount, AmountValue, ClientReferenceId, Currency, Customer, CustomerId, Email, GivenName, Mode, PaymentType, Price,
    Product, RedirectUrl, Refund, SessionDraft, SplitRouting, VaChannel,
};
pub use values::Checked;
#[cfg(feature = "runtime")]
pub use {
    fallible::{Converts, ConvertsOption, ConvertsRequired},
    inspect::help::{Remedy, Replacement, Suggestion},
    session::{PaymentRequest, PaymentSession, ReadOptions, Violation, Violations},
    values::Invalid,
};
