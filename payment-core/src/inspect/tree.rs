//! The tree of a request as it is written: in tokens of the macro, in JSON text or in a draft.
//!
//! An inspection only reads it. Its result is the tree of [`typed`](super::typed).

use alloc::{borrow::Cow, collections::BTreeMap, vec::Vec};

use super::choices::Arm;
use crate::{
    base::source_text::SourceText,
    schema::{Field, Kind, Secrecy},
};

/// The place of a value or key: its offset in a JSON text, its number in a draft. In the macro, the parser keeps the tokens
/// of each number. Places have the order of the source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place(pub usize);

/// Groups items by their places, in the order of the places.
pub(super) fn group_by_place<T>(placed: impl IntoIterator<Item = (Place, T)>) -> BTreeMap<Place, Vec<T>> {
    let mut groups: BTreeMap<Place, Vec<T>> = BTreeMap::new();
    for (place, item) in placed {
        groups.entry(place).or_default().push(item);
    }
    groups
}

/// A value and its place.
#[derive(Clone)]
pub struct Node<'a> {
    pub value: Value<'a>,
    pub place: Place,
}

/// A value as it is written.
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

    /// A string in JSON that stays in its field although the field's type does not accept it.
    Kept,
}

impl Value<'_> {
    /// Returns whether this is a run-time value, or may be meant as a run-time value.
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
    /// The place of the key.
    pub place: Place,
    /// Whether the key is an identifier (in the macro) and not a string.
    pub is_identifier: bool,
    /// Whether the key is followed by `?`: the value is an `Option`.
    pub is_optional: bool,
    /// Whether the key is followed by `!`: the crate checks neither its name nor its value.
    pub is_unchecked: bool,
    pub value: Node<'a>,
    /// The arms of choices that it lies in, from the outermost to the innermost: in the macro, and empty for most.
    pub arms: Vec<Arm>,
}

impl<'a> Entry<'a> {
    pub fn new(key: Cow<'a, str>, place: Place, value: Node<'a>) -> Self {
        Self { key, place, is_identifier: false, is_optional: false, is_unchecked: false, value, arms: Vec::new() }
    }

    /// Returns whether no request has both entries: they lie in different arms of one choice.
    pub fn excludes(&self, other: &Self) -> bool {
        self.arms.iter().any(|arm| other.arms.iter().any(|other| arm.excludes(*other)))
    }

    /// Returns whether a key has no value in the macro: it is a variable's name, or only begun.
    pub fn is_bare(&self) -> bool {
        match &self.value.value {
            Value::Name(name) => self.is_identifier && **name == *self.key,
            value => !self.is_identifier && matches!(value, Value::Broken),
        }
    }

    /// Returns whether this is an unchecked entry that the text type of `field` holds. All others go into `other`.
    pub fn is_unchecked_text(&self, field: &Field) -> bool {
        let is_open = matches!(field.kind, Kind::Text(text) if text.secrecy == Secrecy::Open);
        let is_string = matches!(self.value.value, Value::Text(_)) || self.value.value.may_be_run_time();
        self.is_unchecked && is_open && is_string
    }
}
