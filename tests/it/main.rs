//! The promises of the crate. Each module tests one of them. Requests that must not compile are in `tests/ui`.

mod docs;
#[cfg(feature = "responses")]
mod responses;
mod rules;
mod secrets;
mod support;
mod values;
mod wire;
