//! Whole payments over real sockets, against the sandbox of `examples/sandbox`.

#[path = "end_to_end/callbacks.rs"]
mod callbacks;
#[path = "end_to_end/cards.rs"]
mod cards;
#[path = "end_to_end/client.rs"]
mod client;
#[path = "end_to_end/errors.rs"]
mod errors;
#[path = "end_to_end/examples.rs"]
mod examples;
#[path = "end_to_end/flows.rs"]
mod flows;
#[path = "end_to_end/lifecycle.rs"]
mod lifecycle;
#[path = "end_to_end/network.rs"]
mod network;
#[path = "../examples/sandbox/server.rs"]
mod server;
