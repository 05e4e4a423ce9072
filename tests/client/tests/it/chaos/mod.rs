//! Payments over sockets, through gateways with two kinds of faults at every tenth exchange, compared with their ledger.
//! The simulated world tries more, without sockets: `tests/world`.

mod audit;
mod many;
mod personality;
mod shop;
