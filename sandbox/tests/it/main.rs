//! The sandbox over HTTP on this machine, and its fixtures.

mod callbacks;
mod connections;
mod customers;
mod envelope;
mod faults;
mod fixtures;
mod ledger;
mod load;
mod personality;
mod policy;
mod program;
mod request_ids;
mod sessions;
mod shop;
