//! The client over real sockets.

mod calls;
mod chaos;
mod logs;
mod metrics;
mod orders;
mod script;
mod tasks;
mod transport;
