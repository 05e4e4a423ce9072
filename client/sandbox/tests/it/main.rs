//! The sandbox over HTTP on this machine, and its fixtures.

mod accounts;
mod callbacks;
mod captures;
mod connections;
mod customers;
mod declined;
mod envelope;
mod faults;
mod fixtures;
mod ledger;
mod load;
mod page;
mod personality;
mod policy;
mod program;
mod rejections;
mod request_ids;
mod sessions;
mod shop;
mod stored_cards;
