//! Rules between fields: the facts that they ask for, and what is broken.

pub(crate) mod broken_cases;
pub(crate) mod fact_states;
mod fields;
mod rule_macros;
#[cfg(feature = "runtime")]
pub(crate) mod runtime;
pub(crate) mod state;
mod subject_macros;
mod subjects;
mod va_number;

#[cfg(feature = "runtime")]
pub(crate) use crate::engine::schema::HasRules;
pub(crate) use crate::engine::schema::{
    Blame, Case, CaseGroup, Combination, Fact, FactSet, RuleSuggestion, Setting, Subject, Test,
};
pub use crate::engine::schema::{Origin, Rule, RuleId, UnknownWaiver, Waiver, Waivers};
pub(crate) use broken_cases::{BrokenCase, ObjectValues, broken, fact_states, is_excluded, undecided};
pub(crate) use fact_states::FactStates;
#[doc(hidden)]
pub use fields::{is_presence_checked, must_be_literal};
pub(crate) use rule_macros::{cases, declare_rule_ids, rules};
#[cfg(feature = "runtime")]
pub(crate) use runtime::*;
pub(crate) use state::{FactState, ValueState};
pub(crate) use subject_macros::{subjects, test};
#[doc(hidden)]
pub use subjects::needs_braces;
#[doc(hidden)]
pub use va_number::{VaNumberFields, va_number_fields};
