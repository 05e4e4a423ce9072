//! Parses, checks and expands invocations of `payment_session!`, `payment_part!` and their `try_` forms.
//!
//! `payment-session` is the crate to depend on. This one has no stable API: it is versioned together with
//! `payment-session`, and only for it.
//!
//! # Why it is a crate
//!
//! A crate of procedural macros can export nothing but its macros. The expansion is therefore a library, as
//! `sqlx-macros-core` is for `sqlx-macros`, and `payment-macros` only passes tokens to it. Tests, fuzz targets and
//! other tools can call the library without a compiler. The price is one more crate to publish and to build.
//!
//! # Stages
//!
//! 1. `parse` parses tokens into the tree of `payment_core::inspect::tree`. It is tolerant, because editors expand
//!    half-written invocations: it records a syntax error and goes on.
//! 2. `payment_core::inspect` checks the tree against the schema and the rules, and puts the mistakes into words.
//! 3. `report` turns each explanation into a `compile_error!` at its tokens.
//! 4. `print` turns the tree into the expansion.
//!
//! [`Invocation::parse`] runs the first, [`Invocation::check`] the second, and [`expand`] runs all of them. Before the first,
//! `grouping` makes parentheses of what is invisible around another macro's `$x:expr`.
#![forbid(unsafe_code)]
#![allow(
    missing_debug_implementations,
    reason = "no public API, and syntax trees implement `Debug` only with a feature of `syn`"
)]

extern crate proc_macro;

mod grouping;
mod invocation;
mod keyword;
mod literal;
mod lookahead;
mod macros;
mod names;
mod parse;
mod preset_declaration;
mod preset_explanations;
mod print;
mod report;
mod scan_expr;
mod source;
mod source_text;
mod target;
mod token;

pub use invocation::{CheckedInvocation, Invocation, expand};
pub use macros::Macro;
pub use source::{Snippet, Template};
pub use source_text::SourceText;
pub use target::Purpose;
