//! Documentation pages and doc comments agree with the tables and the macro.
//!
//! `xtask` has the generated pages.

mod calls;
pub mod field_docs;
mod names;
mod pages;
mod readme;
pub mod static_payments_md;
