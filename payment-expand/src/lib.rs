//! Parses, checks and expands invocations of `payment_session!` and `payment_part!`.
//!
//! `payment-session` is the crate to depend on. This one has no stable API: it is versioned together with
//! `payment-session`, and only for it.
//!
//! # Why it is a crate
//!
//! A crate of procedural macros exports nothing but its macros. The expansion is therefore a library, as
//! `sqlx-macros-core` is for `sqlx-macros`, and `payment-macros` only passes tokens to it. So tests, fuzz targets and
//! other tools can call it without a compiler. The price is one more crate to publish, and one more to build.
//!
//! # Stages
//!
//! 1. [`read`] parses tokens into the tree that `payment_core::node` describes. It is tolerant: it records a syntax error and
//!    goes on, because editors expand half-written invocations.
//! 2. `payment_core::inspect` checks the tree against the schema and the rules.
//! 3. `report` turns each finding into a `compile_error!` at its tokens.
//! 4. `print` turns the tree into the expansion.
//!
//! [`Invocation`] runs the first two and keeps what they find; [`expand`] runs all of them.
#![forbid(unsafe_code)]

mod invocation;
mod literal;
mod print;
mod read;
mod report;
mod source;
mod split;
mod target;
mod token;

extern crate proc_macro;

pub use invocation::{Invocation, Purpose, expand, expand_part, expand_try, expand_try_part};
pub use read::read;
pub use source::{Place, Source, Template};
