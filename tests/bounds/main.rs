//! Bounds the memory of every reader: allocations per byte of input, measured at two sizes.

#[cfg(feature = "invocation")]
mod invocations;
mod measure;
mod requests;
#[cfg(feature = "responses")]
mod responses;
