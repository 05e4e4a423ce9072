//! Each machine against a model of the gateway: every state that both can reach together.

mod create;
mod explore;
mod once;
mod wrong;
