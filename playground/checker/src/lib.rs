//! Checks a request for the page: JSON with comments, or an invocation of one of the macros.
//!
//! [`check`] finds the mistakes as the crate itself does, with the range of each in the text. It also returns the views of
//! the page: the JSON on the wire, the invocation, and the fields that are still missing. [`fix::fix_all`] makes every
//! exact correction.
//!
//! No text makes it panic or run for long: longer texts than [`MOST_BYTES`] and deeper ones than [`MOST_LEVELS`] are a
//! mistake.

pub mod card_numbers;
mod check;
mod comments;
mod control_flow;
pub mod fix;
pub mod flows;
mod invocation;
mod json;
mod needs;
mod pretty;
mod report;
mod suggestions;
mod typed_code;
mod typed_json;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use check::{MOST_BYTES, check};
pub use fix::check_with_preview;
pub use invocation::MOST_LEVELS;
pub use report::{Form, Mistake, NeededField, Report, Wire};
