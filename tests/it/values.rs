//! Each string, number and enum type accepts exactly the documented values.

mod comparisons;
mod constructors;
mod metadata;
mod numbers;
mod other_fields;
mod tables;
mod texts;
mod threads;
mod words;
