//! Rules and values: the facts that hold for a value, the rules that it breaks, and the fields that it still needs.

mod broken;
mod conditions;
mod held_facts;
mod needs;

pub(crate) use broken::BrokenCase;
pub(crate) use broken::broken_rules;
#[doc(hidden)]
pub use held_facts::HeldFacts;
pub use needs::{FieldNeed, ImpossibleRequestError, Need, field_needs, required_fields};
