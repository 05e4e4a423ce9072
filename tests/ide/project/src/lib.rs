//! What the probes look at: the same requests as calls of the macro and as plain struct literals.
//!
//! Comments such as `/*top*/` are the places where a probe types something; both files have the same.

pub mod calls;
pub mod choices;
pub mod lists;
pub mod literals;
pub mod order;
pub mod ways;
