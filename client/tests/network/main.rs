//! The client over real sockets.

mod calls;
mod faults;
mod logs;
mod metrics;
mod orders;
mod script;
mod tasks;
mod transport;
