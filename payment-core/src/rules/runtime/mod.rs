//! Rules and values: the facts that hold for a value, the rules that it breaks, and the fields that it still needs.

mod conditions;
mod decision;
mod decision_rows;
mod held_facts;
mod invalid;
mod needs;

pub use decision::{DECISIONS, Decision, GatewayCheck, Verdict};
pub(crate) use held_facts::HeldFacts;
pub use needs::{FieldNeed, ImpossibleRequestError, Need, field_needs, required_fields};
