//! What the gateway answers: every documented answer and error, and what gateways do beside.

mod callbacks;
mod documented;
mod errors;
mod kept;
mod lifecycle;
mod mutated;
mod next_step;
mod surprises;
mod values;
