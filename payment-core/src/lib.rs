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

mod bytes;
#[cfg(feature = "responses")]
mod callback;
mod check;
mod checked;
mod convert;
mod country;
mod currency;
mod decimal;
mod facts;
#[cfg(feature = "runtime")]
mod fallible;
mod metadata;
mod number;
mod numbers;
mod object;
mod objects;
#[cfg(feature = "runtime")]
mod request;
#[cfg(feature = "responses")]
mod response;
#[cfg(feature = "runtime")]
mod session;
mod source_text;
mod text;
mod texts;
#[cfg(feature = "runtime")]
mod violations;
mod word;
mod words;

#[cfg(feature = "encrypt")]
mod encrypt;
#[cfg(feature = "http")]
mod gateway;
#[cfg(feature = "runtime")]
mod instant;
#[cfg(feature = "responses")]
mod lifecycle;

#[doc(hidden)]
pub mod inspect;
#[doc(hidden)]
pub mod json;
#[cfg(feature = "schema")]
mod json_schema;
#[doc(hidden)]
pub mod near;
#[doc(hidden)]
pub mod node;
pub mod rules;
pub mod schema;
pub mod shape;

pub use checked::Checked;
pub use country::Country;
pub use currency::Currency;
pub use decimal::Decimal;
pub use metadata::{Installment, Metadata};
pub use numbers::{AmountValue, ExpMonth, ExpYear, Percentage, PriceValue, Quantity};
pub use objects::*;
pub use texts::*;
pub use words::*;

#[cfg(feature = "encrypt")]
pub use encrypt::*;
#[cfg(feature = "http")]
pub use gateway::*;
#[cfg(feature = "responses")]
pub use {callback::*, lifecycle::*, response::*};

#[cfg(feature = "runtime")]
pub use {
    metadata::{MetadataScalar, MetadataValue},
    request::PaymentRequest,
    session::PaymentSession,
    text::Invalid,
    texts::digits::{AccountDigits, Digits},
    violations::{Violation, Violations},
};

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
        pub use crate::{callback::*, lifecycle::*, response::*};
    }
}

/// What the macro's expansion calls. Not public API.
#[cfg(feature = "runtime")]
#[doc(hidden)]
pub mod __private;
