//! Values that their fields cannot have.

use alloc::borrow::Cow;

use super::kinds;
use crate::{
    inspect::tree::Value,
    schema::{Kind, Number, Object, RuleId, Text, Words},
};

/// A value that its field cannot have, by what is wrong with it.
pub enum WrongValue<'t> {
    /// It has another type than its kind has.
    Type {
        kind: Kind,
        value: &'t Value<'t>,
    },
    /// The name of an enum value at the place of an object that has it.
    WordForObject {
        object: &'static Object,
        word: &'t str,
    },
    Text {
        text: &'static Text,
        written: &'t str,
        reason: Cow<'static, str>,
        /// The literal country code next to a telephone number.
        country_code: Option<&'t str>,
    },
    Number {
        number: &'static Number,
        written: &'t str,
        reason: &'static str,
    },
    /// An amount in source code whose point may separate thousands.
    AmbiguousNumber {
        number: &'static Number,
        written: &'t str,
    },
    EnumValue {
        words: &'static Words,
        written: WrittenWord<'t>,
        reason: NotListed,
    },
    /// A literal that is card data.
    CardLiteral,
    /// A run-time value that decides which rules apply.
    RunTimeDecision {
        kind: Kind,
        value: &'t Value<'t>,
    },
}

kinds! {
    WrongValue: Type WordForObject Text Number AmbiguousNumber EnumValue CardLiteral RunTimeDecision
}

impl WrongValue<'_> {
    pub fn rule(&self) -> RuleId {
        match self {
            Self::Type { kind: Kind::Free(free), .. } => free.rule,
            Self::Type { .. } | Self::WordForObject { .. } => RuleId::Type,
            Self::Text { text, .. } => text.rule,
            Self::Number { number, .. } | Self::AmbiguousNumber { number, .. } => number.rule,
            Self::EnumValue { reason: NotListed::Bare, .. } => RuleId::Syntax,
            Self::EnumValue { words, .. } => words.rule,
            Self::CardLiteral => RuleId::CardLiteral,
            Self::RunTimeDecision { .. } => RuleId::DecidingValue,
        }
    }
}

/// The spelling of an enum value.
#[derive(Clone, Copy)]
pub enum WrittenWord<'t> {
    Quoted(&'t str),
    /// An identifier in source code. `is_literal` is whether the value must be a literal.
    Bare {
        name: &'t str,
        is_literal: bool,
    },
}

impl<'t> WrittenWord<'t> {
    pub fn name(self) -> &'t str {
        let (Self::Quoted(name) | Self::Bare { name, .. }) = self;
        name
    }
}

/// The reason why an enum value is rejected that is not listed.
#[derive(Clone, Copy)]
pub enum NotListed {
    /// The list is complete.
    Closed,
    /// It is near this one.
    Near(&'static str),
    /// No value of an open list has this form.
    Form(&'static str),
    /// Only a listed value can be written without quotes.
    Bare,
}
