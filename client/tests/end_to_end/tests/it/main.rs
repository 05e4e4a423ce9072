//! Whole payments over real sockets, against `payment-sandbox`.

mod callbacks;
mod cards;
mod client;
mod errors;
mod flows;
mod guide;
mod lifecycle;
mod network;
mod other_calls;
/// The code of client/docs/sending.md.
mod receive {
    include!(concat!(env!("OUT_DIR"), "/receive.rs"));
}
