//! How values that keep every rule are read, and the violations of those that do not.

mod accepted_fields;
pub(crate) mod draft_tree;
mod escaped_secrets;
mod from_tree;
pub(crate) mod needed_waivers;
pub(crate) mod reading;
mod violation;
mod violation_list;
mod violations;

pub(crate) use reading::into_checked;
pub use {violation::Violation, violations::Violations};
