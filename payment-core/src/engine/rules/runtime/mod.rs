//! Rules and values: the facts that hold for a value, and the rules that it breaks.

mod conditions;
pub(crate) mod held_facts;
mod invalid;

pub(crate) use conditions::Conditions;
pub(crate) use held_facts::{HeldFacts, field_state, impl_held_facts, present};
