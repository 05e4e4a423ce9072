//! The journals, against the contract of the client and against what databases and runtimes do to them.

mod contract;
mod database;
mod dropped;
#[cfg(target_os = "linux")]
mod full_disk;
#[cfg(target_os = "linux")]
mod limits;
mod postgres;
mod server;
mod sqlite;
mod table;
mod transactions;
