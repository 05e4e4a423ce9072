//! The crate's promises, each held by the module of its name. What must not compile is in `tests/ui`.

mod docs;
#[cfg(feature = "responses")]
mod responses;
mod rules;
mod secrets;
mod support;
mod values;
mod wire;
