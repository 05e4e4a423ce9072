//! A request that breaks a rule cannot be created at run time either.

mod drafts;
mod followed_suggestions;
mod found_by_fuzzing;
pub mod from_json;
mod generated;
mod replacements;
pub mod shapes;
mod suggestions;
mod violations;
mod waivers;
