//! The journals, against the contract of the client and against what databases and runtimes do to them.

mod contract;
mod database;
mod dropped;
mod full_disk;
mod limits;
mod postgres;
mod server;
mod sqlite;
mod table;
mod transactions;
