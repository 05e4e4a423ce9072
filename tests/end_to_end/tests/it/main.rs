//! Whole payments over real sockets, against the sandbox in `examples/sandbox`.

mod callbacks;
mod cards;
mod client;
mod errors;
mod flows;
mod gateway;
mod lifecycle;
mod network;
mod other_calls;
