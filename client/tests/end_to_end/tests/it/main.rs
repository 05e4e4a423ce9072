//! Whole payments over real sockets, against `payment-sandbox`.

mod callbacks;
mod cards;
mod client;
mod flows;
mod guide;
mod network;
mod paths;
/// The code of client/docs/sending.md.
mod receive {
    include!(concat!(env!("OUT_DIR"), "/receive.rs"));
}
