//! Each object has the documented fields, and each string, number and enum type accepts exactly the documented values.

mod comparisons;
mod constructors;
mod fields;
mod metadata;
mod numbers;
mod other_fields;
mod tables;
pub mod texts;
mod threads;
mod truncated;
pub mod words;
