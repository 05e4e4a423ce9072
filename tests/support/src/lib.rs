//! Helpers that the tests of several packages share.

pub mod bodies;
pub mod book;
pub mod generated;
mod random;
pub mod suggestions;

pub use random::Random;
