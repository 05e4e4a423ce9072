//! Each object has the documented fields, and each string, number and enum type accepts exactly the documented values.

mod comparisons;
mod constructors;
pub mod enum_values;
mod fields;
mod metadata;
mod numbers;
mod other_fields;
mod tables;
pub mod texts;
mod threads;
mod truncated;
