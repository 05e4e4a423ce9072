//! Helpers that the tests of several packages share.

pub mod bodies;
mod random;

pub use random::Random;
