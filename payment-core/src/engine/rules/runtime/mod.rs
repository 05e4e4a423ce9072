//! Rules and values: the facts that hold for a value, the rules that it breaks, and the fields that it still needs.

mod conditions;
mod decision;
mod held_facts;
mod invalid;

pub use decision::{Decision, GatewayCheck, Verdict};
pub(crate) use held_facts::{HeldFacts, impl_held_facts, present, seen};
pub(crate) use {conditions::Conditions, decision::declare_decisions};
