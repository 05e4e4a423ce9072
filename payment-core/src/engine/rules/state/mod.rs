//! The state of a fact, which follows from the knowledge about the value at its place.
//!
//! A tree of tokens or JSON, a struct and a correction each offer that knowledge as [`Seen`]. A JSON Schema asks
//! nothing about one value: it describes all values for which a fact holds. `json_schema/combinations.rs` therefore
//! translates each [`Test`].

use super::{Fact, Test};
use crate::engine::schema::Content;

/// The knowledge about a fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
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
pub enum Seen<'v> {
    /// There is no value.
    Absent,
    /// Nothing is known, not even whether a value is present.
    Unknown,
    /// An unchecked value, of which only the presence may be known.
    Unchecked(State),
    /// A rejected value, of which only the presence is known.
    Rejected(State),
    /// A value that is present, or may be present.
    Given(State, Content<'v>),
}

impl<'v> Seen<'v> {
    /// A run-time value that is present.
    pub const RUN_TIME: Self = Self::Given(State::Yes, Content::RunTime);

    /// Creates the knowledge about a value that is present.
    pub const fn present(content: Content<'v>) -> Self {
        Self::Given(State::Yes, content)
    }

    /// Returns whether a value is present.
    pub const fn presence(self) -> State {
        match self {
            Self::Absent => State::No,
            Self::Unknown => State::Unknown,
            Self::Unchecked(presence) | Self::Rejected(presence) | Self::Given(presence, _) => presence,
        }
    }
}

impl State {
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
    pub fn state<'v>(self, seen: Seen<'v>, field: impl Fn(&str) -> Seen<'v>) -> State {
        match (self, seen) {
            (_, Seen::Absent) => State::No,
            (Self::Present, seen) => seen.presence(),
            (Self::Chosen, Seen::Unchecked(presence) | Seen::Given(presence, Content::Text(_) | Content::RunTime))
            | (Self::True | Self::Not(_), Seen::Given(presence, Content::RunTime)) => presence,
            (Self::Is(word), Seen::Given(_, Content::Text(value))) => State::known(word == value),
            (Self::Not(word), Seen::Given(_, Content::Text(value))) => State::known(word != value),
            (Self::True, Seen::Given(_, Content::Bool(value))) => State::known(value),
            (Self::False, Seen::Given(_, Content::Bool(value))) => State::known(!value),
            (Self::Has(names), Seen::Given(_, Content::Object)) => {
                names.iter().map(|name| field(name).presence()).fold(State::Yes, State::and)
            }
            (Self::WrongDigits { text, channel, digits }, Seen::Given(_, Content::Object)) => {
                match (field(text), field(channel)) {
                    (Seen::Given(_, Content::Text(text)), Seen::Given(_, Content::Text(channel))) => {
                        State::known(digits.mistake(text, channel, false).is_some())
                    }
                    (Seen::Absent | Seen::Given(..), Seen::Absent | Seen::Given(..)) => State::No,
                    _ => State::Unknown,
                }
            }
            (
                Self::Chosen
                | Self::Is(_)
                | Self::False
                | Self::True
                | Self::Not(_)
                | Self::Has(_)
                | Self::WrongDigits { .. },
                Seen::Unknown | Seen::Unchecked(_) | Seen::Rejected(_) | Seen::Given(..),
            ) => State::Unknown,
        }
    }

    /// Returns whether the fact depends on this field of the value.
    fn asks_for(self, field: &str) -> bool {
        match self {
            Self::Has(names) => names.contains(&field),
            Self::WrongDigits { text, channel, .. } => [text, channel].contains(&field),
            Self::Present | Self::Chosen | Self::Is(_) | Self::False | Self::True | Self::Not(_) => false,
        }
    }
}

impl Fact {
    /// Returns whether the fact cannot hold without the field at this path.
    pub fn needs(&self, path: &[&str]) -> bool {
        self.path.starts_with(path) || matches!(path.strip_prefix(self.path), Some([name]) if self.test.asks_for(name))
    }

    /// Returns whether the fact is about the field at this path, a field in it, or an object around it.
    pub fn looks_at(&self, path: &[&str]) -> bool {
        self.path.starts_with(path) || self.test.looks_inside() && path.starts_with(self.path)
    }
}

#[cfg(test)]
mod tests;
