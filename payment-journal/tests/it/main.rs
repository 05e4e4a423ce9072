//! The journals, against the contract of the client.

mod postgres;
mod server;
mod sqlite;
