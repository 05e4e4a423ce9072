//! The inspection of a tree against schema and rules: the same one for the macro's tokens, for JSON and for drafts.
//!
//! `check` finds the meaning of each node, and the [mistakes](mistake) as data. `explain` puts mistakes into words.

mod by_arms;
mod check;
mod explain;
pub mod help;
#[cfg(feature = "runtime")]
pub(crate) mod json_tree;
pub mod mistake;
mod names;
mod secrets;
mod shown_values;
#[cfg(all(test, feature = "runtime"))]
mod tests;
pub mod tree;
pub mod typed;

#[cfg(feature = "runtime")]
pub(crate) use check::accepts;
pub use check::{Context, Input, Inspection, MOST_MISTAKES, inspect};
#[cfg(feature = "runtime")]
pub(crate) use explain::suggestion_text;
pub use explain::{Explanation, RangeOf, explain};
#[cfg(feature = "runtime")]
pub use json_tree::undecided_rules;
pub use names::named_field;
#[cfg(feature = "runtime")]
pub(crate) use secrets::holds_secret;
pub use secrets::is_secret;
#[cfg(feature = "runtime")]
pub(crate) use secrets::is_unchecked_secret;
