//! Payment requests checked at compile time.
#![no_std]
#![forbid(unsafe_code)]

#[doc(inline)]
pub use payment_core::*;
