//! The parser and the printer of payment-expand with another table: their sources, compiled with other macros.
#![forbid(unsafe_code)]
#![allow(missing_docs, missing_debug_implementations, dead_code)]
#![allow(clippy::all, clippy::pedantic)]

extern crate proc_macro;

#[path = "../../../../payment-expand/src/foreign_waivers.rs"]
mod foreign_waivers;
#[path = "../../../../payment-expand/src/invocation.rs"]
mod invocation;
#[path = "../../../../payment-expand/src/keyword.rs"]
mod keyword;
#[path = "../../../../payment-expand/src/literal.rs"]
mod literal;
#[path = "../../../../payment-expand/src/lookahead.rs"]
mod lookahead;
mod macros;
#[path = "../../../../payment-expand/src/names.rs"]
mod names;
#[path = "../../../../payment-expand/src/parse/mod.rs"]
mod parse;
#[path = "../../../../payment-expand/src/preset_declaration.rs"]
mod preset_declaration;
#[path = "../../../../payment-expand/src/preset_findings/mod.rs"]
mod preset_findings;
#[path = "../../../../payment-expand/src/print/mod.rs"]
mod print;
#[path = "../../../../payment-expand/src/purpose.rs"]
mod purpose;
#[path = "../../../../payment-expand/src/report.rs"]
mod report;
#[path = "../../../../payment-expand/src/request_macro.rs"]
mod request_macro;
#[path = "../../../../payment-expand/src/scan_expr/mod.rs"]
mod scan_expr;
#[path = "../../../../payment-expand/src/source/mod.rs"]
mod source;
#[path = "../../../../payment-expand/src/source_text.rs"]
mod source_text;
#[path = "../../../../payment-expand/src/target.rs"]
mod target;
#[path = "../../../../payment-expand/src/token.rs"]
mod token;

pub use invocation::{CheckedInvocation, Invocation, expand};
pub use macros::Macro;
pub use purpose::Purpose;
pub use source::{Snippet, Template};
pub use source_text::SourceText;
