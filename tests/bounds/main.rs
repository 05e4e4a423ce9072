//! Bounds the memory of every reader: allocations per byte of input, measured at two sizes.

mod measure;
mod requests;
#[cfg(feature = "responses")]
mod responses;
