//! Whole payments over real sockets, against `payment-sandbox`.

mod callbacks;
mod cards;
mod client;
mod errors;
mod flows;
mod gateway;
mod guide;
mod lifecycle;
mod network;
mod other_calls;
#[rustfmt::skip] // The code of the cookbook has the width of a guide.
mod receive;
