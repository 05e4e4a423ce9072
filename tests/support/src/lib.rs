//! Shared by the tests of several packages.

pub mod bodies;
mod random;

pub use random::Random;
