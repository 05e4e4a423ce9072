//! The code for the probes: the same requests as invocations of the macro and as plain struct literals.
//!
//! A probe types text in the place of a comment such as `/*top*/`. Both files have the same comments.

pub mod calls;
pub mod choices;
pub mod lists;
pub mod literals;
pub mod order;
pub mod refunds;
pub mod ways;
