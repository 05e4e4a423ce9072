//! The engine of payment-core with another table: an order of a shop, which is no payment.
//!
//! The engine has a wall: it imports nothing outside of its folder. So its sources are compiled here a second time, next to
//! another `request`, and nothing of payment-core has to be public for it.
#![no_std]
#![forbid(unsafe_code)]
// The table uses less than the engine offers, and the documentation of the engine is that of payment-core.
#![allow(dead_code, unused_imports, unused_macros, missing_docs, missing_debug_implementations)]
#![allow(clippy::all, clippy::pedantic)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[path = "../../../../payment-core/src/engine/mod.rs"]
mod engine;
pub mod request;

#[cfg(feature = "runtime")]
pub mod __private;
#[cfg(feature = "runtime")]
mod checked_order;

#[cfg(feature = "runtime")]
pub use __private::{fallible, field_type};
#[cfg(feature = "schema")]
pub use engine::json_schema;
#[cfg(feature = "invocation")]
pub use engine::source_code;
pub use engine::{base, inspect, json, schema, values, values::Checked};
#[cfg(feature = "runtime")]
pub use engine::{
    checked::{ReadOptions, Violation, Violations},
    values::Invalid,
};
pub use request::{Line, Order};

pub mod rules {
    #[cfg(feature = "runtime")]
    pub use crate::engine::needs::Need;
    pub use crate::{engine::rules::*, request::rules::*};
}
