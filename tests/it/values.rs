//! Each string, number and enum value accepts the documented ones, and no others.

mod comparisons;
mod constructors;
mod metadata;
mod numbers;
mod other_fields;
mod texts;
mod words;
