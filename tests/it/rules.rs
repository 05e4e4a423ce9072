//! A request that breaks a rule cannot be created at run time either.

mod drafts;
mod fuzzed;
mod generated;
mod json_in;
mod required_fields;
mod shapes;
mod violations;
mod waivers;
