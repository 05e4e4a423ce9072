//! The public macros, each with its documentation. They pass `$crate` and their tokens to procedural macros.

mod declare_presets;
mod payment_part;
mod payment_presets;
mod payment_refund;
mod payment_session;
#[cfg(rust_analyzer)]
mod rust_analyzer;
mod try_payment_part;
mod try_payment_refund;
mod try_payment_session;
