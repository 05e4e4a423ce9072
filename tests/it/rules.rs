//! A request that breaks a rule cannot be created at run time either.

mod drafts;
mod found_by_fuzzing;
mod from_json;
mod generated;
mod required_fields;
mod shapes;
mod suggestions;
mod violations;
mod waivers;
