//! A simulated world: a client with its journal, shops and a gateway, in one thread and under one paused clock.
//!
//! A run is a function of its [`Plan`](plan::Plan), which is printed when it fails. The modules, from the lowest:
//!
//! * [`gateway`]: a model of the gateway, from its documentation, with a ledger of its own. It knows no type of the crates
//!   that are tested.
//! * [`plan`]: what goes wrong in a run, and from which seed.
//! * [`plans`]: all plans, by number.
//! * [`process`]: a process of a shop, which can be killed at each step.
//! * [`network`]: the way between a process and the gateway, its faults, and clients that break a rule.
//! * [`storage`]: the same for the journal.
//! * [`shop`]: the program of a merchant.
//! * [`oracle`]: compares what was said with the ledger.
//! * [`world`]: runs a plan.
#![allow(missing_docs, clippy::missing_panics_doc, clippy::missing_errors_doc)] // A test package.

pub mod gateway;
pub mod network;
pub mod oracle;
pub mod plan;
pub mod plans;
pub mod process;
pub mod shop;
pub mod storage;
pub mod world;
