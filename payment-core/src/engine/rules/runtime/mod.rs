//! Rules and values: the facts that hold for a value, and the rules that it breaks.

mod case_list;
pub(crate) mod held_facts;
mod invalid;

pub(crate) use case_list::CaseList;
pub(crate) use held_facts::{HeldFacts, field_state, impl_held_facts, present};
