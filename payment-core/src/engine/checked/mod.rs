//! How values that keep every rule are read, and the violations of those that do not.

mod check;
pub(crate) mod draft_tree;
mod escaped_secrets;
mod from_tree;
pub(crate) mod needed_options;
mod positions;
mod read_options;
pub(crate) mod reading;
mod unchecked;
mod violation;
mod violation_list;
mod violations;

pub(crate) use check::check;
pub use {read_options::ReadOptions, violation::Violation, violations::Violations};
