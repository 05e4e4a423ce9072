//! The procedural macro behind `payment_session!`; use it through the crate `payment-session`.
//!
//! A crate of procedural macros can export nothing else, so everything that it does is in `payment-expand`.
#![forbid(unsafe_code)]

extern crate proc_macro;

/// Not public API: `payment_session!` passes `$crate` and the invocation, after `!` for rust-analyzer.
#[doc(hidden)]
#[proc_macro]
pub fn payment_session_call(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    payment_expand::expand(input.into()).into()
}

/// Not public API: the same of `payment_part!`.
#[doc(hidden)]
#[proc_macro]
pub fn payment_part_call(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    payment_expand::expand_part(input.into()).into()
}

/// Not public API: the same of `try_payment_session!`.
#[doc(hidden)]
#[proc_macro]
pub fn try_payment_session_call(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    payment_expand::expand_try(input.into()).into()
}

/// Not public API: the same of `try_payment_part!`.
#[doc(hidden)]
#[proc_macro]
pub fn try_payment_part_call(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    payment_expand::expand_try_part(input.into()).into()
}
