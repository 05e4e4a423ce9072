//! Marks where they make no sense: `key?:` and `key!:`.

use super::{Key, kinds};
use crate::{
    inspect::tree::Value,
    schema::{Field, RuleId},
};

/// A mark where it makes no sense.
pub enum Mark<'t> {
    /// `key?:` at a field that decides which rules apply.
    OptionalDecidingField { field: &'static Field, is_literal: bool },
    /// `key?:` at a required field.
    OptionalRequiredField { field: &'static Field, is_literal: bool },
    /// `key?:` or `key!?:` with a literal value.
    OptionalLiteral { key: Key<'t>, is_unchecked: bool },
    /// `key!:` in arbitrary JSON, which is not checked anyway.
    UncheckedInJson { key: &'t str },
    /// `key!:` with card data, of the field `secret` of a card.
    UncheckedSecret { rule: RuleId, key: Key<'t>, secret: &'static Field, value: &'t Value<'t> },
    /// `key!:` with a value that is valid.
    UncheckedValidValue { field: &'static Field },
    /// `key!:` at a required field whose type holds only valid values. `outer` is the innermost optional object around it.
    UncheckedRequiredField { field: &'static Field, outer: Option<&'static Field> },
    /// `key!?:` at a required field.
    UncheckedRequiredOption { field: &'static Field },
    /// `key!: WORD` at a field of listed values, where enum values are strings.
    UncheckedWord { field: &'static Field, word: &'t str },
}

kinds! {
    Mark: OptionalDecidingField OptionalRequiredField OptionalLiteral UncheckedInJson UncheckedSecret UncheckedValidValue
    UncheckedRequiredField UncheckedRequiredOption UncheckedWord
}

impl Mark<'_> {
    pub fn rule(&self) -> RuleId {
        match self {
            Self::OptionalDecidingField { .. } => RuleId::DecidingValue,
            Self::OptionalRequiredField { field, .. } => field.rule_if_missing(),
            Self::UncheckedSecret { rule, .. } => *rule,
            _ => RuleId::Syntax,
        }
    }
}
