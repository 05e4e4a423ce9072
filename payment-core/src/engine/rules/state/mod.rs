//! The state of a fact, which follows from the knowledge about the value at its place.
//!
//! A tree of tokens or JSON, a struct and a correction each offer that knowledge as [`ValueState`]. A JSON Schema asks
//! nothing about one value: it describes all values for which a fact holds. `json_schema/combinations.rs` therefore
//! translates each [`Test`].

use super::{Fact, Test};
use crate::engine::schema::Content;

/// The knowledge about a fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FactState {
    /// The fact does not hold.
    No,
    /// The fact holds.
    Yes,
    /// It depends on a run-time value (`key?: value`), so a rule speaks.
    Maybe,
    /// It cannot be known, because a value is rejected or unchecked. A rule is silent.
    Unknown,
}

/// The knowledge about a value at the place of a fact.
#[derive(Clone, Copy, Debug)]
pub enum ValueState<'v> {
    /// There is no value.
    Absent,
    /// Nothing is known, not even whether a value is present.
    Unknown,
    /// An unchecked value, of which only the presence may be known.
    Unchecked(FactState),
    /// A rejected value, of which only the presence is known.
    Rejected(FactState),
    /// A value that is present, or may be present.
    Value(FactState, Content<'v>),
}

impl<'v> ValueState<'v> {
    /// A run-time value that is present.
    pub const RUN_TIME: Self = Self::Value(FactState::Yes, Content::RunTime);

    /// Creates the knowledge about a value that is present.
    pub const fn present(content: Content<'v>) -> Self {
        Self::Value(FactState::Yes, content)
    }

    /// Returns whether a value is present.
    pub const fn presence(self) -> FactState {
        match self {
            Self::Absent => FactState::No,
            Self::Unknown => FactState::Unknown,
            Self::Unchecked(presence) | Self::Rejected(presence) | Self::Value(presence, _) => presence,
        }
    }
}

impl FactState {
    const fn known(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    /// Returns whether both facts hold. One that does not hold decides, whatever the other is.
    const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Maybe, _) | (_, Self::Maybe) => Self::Maybe,
            (Self::Yes, Self::Yes) => Self::Yes,
        }
    }
}

impl Test {
    /// Returns the state of this statement about a value. `field` returns the fields in the value.
    #[inline]
    pub fn state<'v>(self, value: ValueState<'v>, field: impl Fn(&str) -> ValueState<'v>) -> FactState {
        match (self, value) {
            (_, ValueState::Absent) => FactState::No,
            (Self::Present, value) => value.presence(),
            (
                Self::EnumValue,
                ValueState::Unchecked(presence) | ValueState::Value(presence, Content::Text(_) | Content::RunTime),
            )
            | (Self::True | Self::Not(_), ValueState::Value(presence, Content::RunTime)) => presence,
            (Self::Is(name), ValueState::Value(_, Content::Text(value))) => FactState::known(name == value),
            (Self::Not(name), ValueState::Value(_, Content::Text(value))) => FactState::known(name != value),
            (Self::True, ValueState::Value(_, Content::Bool(value))) => FactState::known(value),
            (Self::False, ValueState::Value(_, Content::Bool(value))) => FactState::known(!value),
            (Self::Has(names), ValueState::Value(_, Content::Object)) => {
                names.iter().map(|name| field(name).presence()).fold(FactState::Yes, FactState::and)
            }
            (Self::WrongDigits { text, channel, digits }, ValueState::Value(_, Content::Object)) => {
                match (field(text), field(channel)) {
                    (ValueState::Value(_, Content::Text(text)), ValueState::Value(_, Content::Text(channel))) => {
                        FactState::known(digits.mistake(text, channel).is_some())
                    }
                    (ValueState::Absent | ValueState::Value(..), ValueState::Absent | ValueState::Value(..)) => {
                        FactState::No
                    }
                    _ => FactState::Unknown,
                }
            }
            (
                Self::EnumValue
                | Self::Is(_)
                | Self::False
                | Self::True
                | Self::Not(_)
                | Self::Has(_)
                | Self::WrongDigits { .. },
                ValueState::Unknown | ValueState::Unchecked(_) | ValueState::Rejected(_) | ValueState::Value(..),
            ) => FactState::Unknown,
        }
    }

    /// Returns whether the fact depends on this field of the value.
    fn asks_for(self, field: &str) -> bool {
        match self {
            Self::Has(names) => names.contains(&field),
            Self::WrongDigits { text, channel, .. } => [text, channel].contains(&field),
            Self::Present | Self::EnumValue | Self::Is(_) | Self::False | Self::True | Self::Not(_) => false,
        }
    }
}

impl Fact {
    /// Returns whether the fact cannot hold without the field at this path.
    pub fn needs(&self, path: &[&str]) -> bool {
        self.path.starts_with(path) || matches!(path.strip_prefix(self.path), Some([name]) if self.test.asks_for(name))
    }

    /// Returns whether the fact is about the field at this path, a field in it, or an object around it.
    pub fn is_about(&self, path: &[&str]) -> bool {
        self.path.starts_with(path) || self.test.asks_fields() && path.starts_with(self.path)
    }
}

#[cfg(test)]
mod tests;
