//! Payments through a gateway that fails at every tenth exchange, compared with its ledger.

mod aborted;
mod audit;
mod many;
mod personality;
mod shop;
mod wrong;
