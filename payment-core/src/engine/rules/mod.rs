//! Rules between fields: the facts that they ask for, and what is broken.

pub(crate) mod broken_cases;
pub(crate) mod fact_states;
mod fact_table;
mod fields;
mod rule_table;
#[cfg(feature = "runtime")]
pub(crate) mod runtime;
pub(crate) mod state;

#[cfg(feature = "runtime")]
pub(crate) use crate::engine::schema::HasRules;
pub(crate) use crate::engine::schema::{
    Blame, Case, CaseGroup, Combination, Fact, FactSet, RuleSuggestion, Setting, Subject, Test,
};
pub use crate::engine::schema::{Origin, Rule, RuleId, UnknownWaiver, Waiver, Waivers};
#[doc(hidden)]
pub use crate::engine::schema::{VaNumberFields, va_number_fields};
pub(crate) use broken_cases::{BrokenCase, ObjectValues, broken, fact_states, is_excluded, undecided};
pub(crate) use fact_states::FactStates;
pub(crate) use fact_table::{subjects, test};
#[doc(hidden)]
pub use fields::{is_presence_checked, must_be_literal, needs_braces};
pub(crate) use rule_table::{cases, declare_rule_ids, rules};
#[cfg(feature = "runtime")]
pub(crate) use runtime::*;
pub(crate) use state::{FactState, ValueState};
