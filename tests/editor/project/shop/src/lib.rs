//! Uses the macros of an SDK, without a dependency on `payment-session`.

pub mod calls;
pub mod literals;
