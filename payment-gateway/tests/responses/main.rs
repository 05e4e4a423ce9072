//! Responses of the gateway: every documented response and error, and undocumented responses.
#![allow(clippy::disallowed_methods)] // The library opens no file; its tests read the documented responses.

mod callbacks;
mod customer_step;
mod documented;
mod enum_values;
mod errors;
mod fields;
mod lifecycle;
mod mutated;
mod next_step;
mod orders;
mod saved;
mod undocumented;
mod values;
mod written_again;
