//! The procedural macro behind `payment_session!`; use it through the crate `payment-session`.
//!
//! It reads tokens to a tree (`read`), has `payment-core` inspect it, and prints the expansion (`print`).
#![forbid(unsafe_code)]

#[cfg(test)]
mod agreement;
mod expand;
mod literal;
mod print;
mod read;
mod report;
#[cfg(test)]
mod snapshots;
mod source;
mod split;
#[cfg(test)]
mod tests;
mod token;

extern crate proc_macro;

/// Not public API: `payment_session!` hands over `$crate` and the call, and for rust-analyzer `!` in front of them.
#[doc(hidden)]
#[proc_macro]
pub fn payment_session_call(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::expand(input.into()).into()
}
