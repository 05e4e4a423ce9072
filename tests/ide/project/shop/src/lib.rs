//! Uses the macro through another crate, and knows the library not at all.

pub mod calls;
pub mod literals;
