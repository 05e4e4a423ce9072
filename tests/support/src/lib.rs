//! Helpers that the tests of several packages share.

pub mod bodies;
pub mod book;
pub mod generated;
mod quota;
mod random;
pub mod source_code;

pub use {quota::Quota, random::Random};
