//! The journals, against the contract of the client.

mod dropped;
mod full_disk;
mod limits;
mod postgres;
mod server;
mod sqlite;
