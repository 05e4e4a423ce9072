//! Tests of the crate's promises: each module tests one promise. Requests that must not compile are in `tests/ui`.

mod docs;
#[cfg(feature = "responses")]
mod responses;
mod rules;
mod secrets;
mod support;
mod values;
mod wire;
