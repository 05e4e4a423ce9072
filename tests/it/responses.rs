//! Responses of the gateway: every documented response and error, and responses that nobody documents.

mod callbacks;
mod documented;
mod errors;
mod kept;
mod lifecycle;
mod mutated;
mod next_step;
mod surprises;
mod values;
