//! Generated request bodies, good and bad; for tests alone.
mod random;
pub use random::Random;
