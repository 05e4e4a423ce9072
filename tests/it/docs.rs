//! Pages and doc comments agree with the tables and with the macro. `BLESS=1 cargo test --test it docs` writes the pages.

mod errors_md;
mod field_docs;
mod links;
mod names;
mod rules_md;
mod static_payments_md;
