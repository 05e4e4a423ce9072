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

pub use base::Decimal;
#[cfg(feature = "encrypt")]
pub use encrypt::*;
pub use request::*;
pub use values::*;
#[cfg(feature = "runtime")]
pub use {
    fallible::Converts,
    session::{PaymentRequest, PaymentSession, Violation, Violations},
};
#[cfg(feature = "responses")]
pub use {gateway::*, response::*};

/// What each feature brings, for the facade's docs to tell. Not public API.
#[doc(hidden)]
pub mod __features {
    #[cfg(feature = "encrypt")]
    pub mod encrypt {
        pub use crate::encrypt::*;
    }
    #[cfg(feature = "http")]
    pub mod http {
        pub use crate::gateway::*;
    }
    #[cfg(feature = "responses")]
    pub mod responses {
        pub use crate::response::*;
    }
}

#[doc(hidden)]
pub use {base::spelling, inspect::tree as node};
