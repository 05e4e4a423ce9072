//! What the tests of features share with other programs.

pub mod encryption;
pub mod json_schema;
