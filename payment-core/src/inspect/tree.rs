//! The tree of a request: tokens of the macro, JSON text or a draft.

use alloc::{borrow::Cow, vec::Vec};
use core::ptr;

use crate::{
    base::{Decimal, source_text::SourceText},
    schema::{Field, Kind, Secrecy},
};

/// A value and its place, which grows in the order of the source. In JSON the place is the offset of a byte, in the
/// macro an ordinal of its reader.
#[derive(Clone)]
pub struct Node<'a> {
    pub value: Value<'a>,
    pub place: usize,
}

/// A value as it is written. An inspection replaces values by its results.
#[derive(Clone)]
pub enum Value<'a> {
    Null,
    Bool(bool),
    /// A number as JSON writes it.
    Number(Cow<'a, str>),
    Text(SourceText<'a>),
    List(Vec<Node<'a>>),
    Object(Vec<Entry<'a>>),

    /// An identifier in the macro that is the whole value: an enum value or a variable.
    Name(SourceText<'a>),
    /// A `{…}` in the macro that does not look like an object.
    Block,
    /// An expression that consists of literals only, such as `("text")` or `concat!("te", "xt")`, with their text.
    Constant(SourceText<'a>),
    /// A value that only the running program knows.
    Expression,
    /// A value that the reader has reported already.
    Broken,
    /// A syntax error that has been reported, at a place where the value may be meant to be absent.
    Doubtful,

    /// A number that is valid at its place.
    Decimal(Decimal),
    /// An enum value that is valid at its place, in its spelling on the wire.
    Word(&'static str),
    /// A value that is not valid and has been reported.
    Refused,
    /// A run-time value that has been reported, because only a literal is allowed.
    Misplaced,
}

impl Value<'_> {
    /// Returns whether this is a run-time value, or may be meant as one.
    pub fn may_be_run_time(&self) -> bool {
        matches!(self, Self::Name(_) | Self::Block | Self::Constant(_) | Self::Expression | Self::Broken)
    }
}

impl Node<'_> {
    /// Returns whether the value is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }
}

/// An entry of an object: key and value.
#[derive(Clone)]
pub struct Entry<'a> {
    pub key: Cow<'a, str>,
    pub place: usize,
    /// Whether the key is an identifier (in the macro) and not a string.
    pub is_identifier: bool,
    /// Whether the key is followed by `?`: the value is an `Option`.
    pub is_optional: bool,
    /// Whether the key is marked with `!`: the crate checks neither its name nor its value.
    pub is_unchecked: bool,
    pub value: Node<'a>,
    /// The field that inspection has found for the key.
    pub key_match: KeyMatch,
    /// The arms of choices that it lies in, from the outermost to the innermost: in the macro, and empty for most.
    pub arms: Vec<Arm>,
}

/// An arm of a choice, `if` or `match`, among the entries of an object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arm {
    /// The number of the choice.
    pub choice: usize,
    /// The arm's place among those of the choice.
    pub index: usize,
}

/// The field that an entry's key means.
#[derive(Clone, Copy)]
pub enum KeyMatch {
    /// Not inspected yet; in free JSON it stays so.
    New,
    /// This field.
    Given(&'static Field),
    /// This field, which an earlier entry gives already.
    Repeated(&'static Field),
    /// Unknown, and near this field, which is not given.
    Near(&'static Field),
    /// Not documented, and marked as unchecked.
    Other,
    Unknown,
}

impl KeyMatch {
    /// Returns the field, also of a key that is repeated or misspelt.
    pub fn meant_field(self) -> Option<&'static Field> {
        match self {
            Self::Given(field) | Self::Repeated(field) | Self::Near(field) => Some(field),
            Self::New | Self::Unknown | Self::Other => None,
        }
    }
}

impl<'a> Entry<'a> {
    pub fn new(key: Cow<'a, str>, place: usize, value: Node<'a>) -> Self {
        Self {
            key,
            place,
            is_identifier: false,
            is_optional: false,
            is_unchecked: false,
            value,
            key_match: KeyMatch::New,
            arms: Vec::new(),
        }
    }

    /// Returns whether a key has no value in the macro: it is a variable's name, or only begun.
    pub fn is_bare(&self) -> bool {
        match &self.value.value {
            Value::Name(name) => self.is_identifier && **name == *self.key,
            value => !self.is_identifier && matches!(value, Value::Broken),
        }
    }

    /// Returns the field that this entry gives.
    pub fn given_field(&self) -> Option<&'static Field> {
        match self.key_match {
            KeyMatch::Given(field) => Some(field),
            _ => None,
        }
    }

    /// Returns whether this entry gives `field`.
    pub fn gives(&self, field: &Field) -> bool {
        self.given_field().is_some_and(|given| ptr::eq(given, field))
    }

    /// Returns whether this entry gives `field` a value other than `null`.
    pub fn sets(&self, field: &Field) -> bool {
        self.gives(field) && !matches!(self.value.value, Value::Null)
    }

    /// Returns whether this entry gives `field` a value, or is marked so that nobody knows whether it does.
    pub fn may_set(&self, field: &Field) -> bool {
        self.gives(field) && (self.is_unchecked || !matches!(self.value.value, Value::Null))
    }

    /// Returns whether this is a marked entry that the field's own text type holds. All others go into `other`.
    pub fn is_unchecked_text(&self) -> bool {
        let kind = self.given_field().map(|field| field.kind);
        let is_open = matches!(kind, Some(Kind::Text(text)) if text.secrecy == Secrecy::Open);
        let is_string = matches!(self.value.value, Value::Text(_)) || self.value.value.may_be_run_time();
        self.is_unchecked && is_open && is_string
    }

    /// Returns whether the key is a misspelling of `field`, which is not given.
    pub fn is_misspelling_of(&self, field: &Field) -> bool {
        matches!(self.key_match, KeyMatch::Near(near) if ptr::eq(near, field))
    }
}
