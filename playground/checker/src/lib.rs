//! Checks a request for the page: JSON with comments, or an invocation of one of the macros.
//!
//! [`check`] finds the mistakes as the crate itself does, with the range of each in the text. It also returns the views of
//! the page: the JSON on the wire, and JSON as an invocation. [`apply_all`] makes every replacement.
//!
//! No text makes it panic or run for long: longer texts than [`MOST_BYTES`] and deeper ones than [`MOST_LEVELS`] are a
//! mistake.

mod apply;
pub mod card_numbers;
mod check;
mod comments;
mod control_flow;
pub mod flows;
mod invocation;
mod json;
mod pretty;
mod report;
mod typed_json;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use apply::{apply_all, check_with_preview};
pub use check::{MOST_BYTES, check};
pub use invocation::MOST_LEVELS;
pub use report::{Form, Mistake, Report, Rust, Wire};
