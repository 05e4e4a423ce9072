//! The procedural macros of `payment_session!` and its siblings. Use them through the crate `payment-session`.
//!
//! A crate of procedural macros can export nothing else, so the code of the expansion is in `payment-expand`.
#![forbid(unsafe_code)]

extern crate proc_macro;

use payment_expand::{Macro, expand};
use proc_macro::TokenStream;

/// Not public API: expands `payment_session!`, which passes `$crate` and its tokens, after `!` for rust-analyzer.
#[doc(hidden)]
#[proc_macro]
pub fn payment_session_call(input: TokenStream) -> TokenStream {
    expand(Macro::Session, input.into()).into()
}

/// Not public API: expands `payment_part!`.
#[doc(hidden)]
#[proc_macro]
pub fn payment_part_call(input: TokenStream) -> TokenStream {
    expand(Macro::Part, input.into()).into()
}

/// Not public API: expands `try_payment_session!`.
#[doc(hidden)]
#[proc_macro]
pub fn try_payment_session_call(input: TokenStream) -> TokenStream {
    expand(Macro::TrySession, input.into()).into()
}

/// Not public API: expands `try_payment_part!`.
#[doc(hidden)]
#[proc_macro]
pub fn try_payment_part_call(input: TokenStream) -> TokenStream {
    expand(Macro::TryPart, input.into()).into()
}

/// Not public API: expands `payment_refund!`.
#[doc(hidden)]
#[proc_macro]
pub fn payment_refund_call(input: TokenStream) -> TokenStream {
    expand(Macro::Refund, input.into()).into()
}

/// Not public API: expands `try_payment_refund!`.
#[doc(hidden)]
#[proc_macro]
pub fn try_payment_refund_call(input: TokenStream) -> TokenStream {
    expand(Macro::TryRefund, input.into()).into()
}
