//! Helpers that the tests of several packages share.

pub mod bodies;
mod quota;
mod random;

pub use {quota::Quota, random::Random};
