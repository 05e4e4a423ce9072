//! Documentation pages and doc comments agree with the tables and the macro.
//!
//! `BLESS=1 cargo test --test it docs` writes the pages again.

mod built_pages;
mod errors_md;
mod field_docs;
mod links;
mod names;
mod pages;
mod readme;
mod rules_md;
mod static_payments_md;
mod words;
