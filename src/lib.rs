//! Payment requests checked at compile time.
#![no_std]
#![forbid(unsafe_code)]

#[doc(inline)]
pub use payment_core::*;

/// What the macros' expansions call. Not public API.
#[doc(hidden)]
pub mod __private {
    pub use payment_core::__private::*;
    pub use payment_macros::expand;
}

/// x
#[cfg(not(rust_analyzer))]
#[macro_export]
macro_rules! payment_session {
    ($($call:tt)*) => { $crate::__private::expand! { $crate rustc $($call)* } };
}

/// x
#[cfg(rust_analyzer)]
#[macro_export]
macro_rules! payment_session {
    ($($call:tt)*) => { $crate::__private::expand! { $crate editor $($call)* } };
}
