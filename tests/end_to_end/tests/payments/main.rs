//! Whole payments over real sockets, against the sandbox of `examples/sandbox`.

mod callbacks;
mod cards;
mod client;
mod errors;
mod examples;
mod flows;
mod lifecycle;
mod network;
#[path = "../../../../examples/sandbox/server.rs"]
mod server;
