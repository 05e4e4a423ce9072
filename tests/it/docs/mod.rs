//! Documentation pages and doc comments agree with the tables and the macro.
//!
//! `.ci/bless docs` writes the pages again.

mod calls;
mod errors_md;
mod names;
mod pages;
mod readme;
mod rules_md;
pub mod static_payments_md;
