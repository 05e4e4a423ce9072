//! The tree of a request after its inspection: each entry with the field that its key means, and each value together with
//! its kind.

use alloc::vec::Vec;
use core::{convert::Infallible, ptr};

use super::{
    choices::Arm,
    place::Offset,
    tree::{Entry, Node},
};
use crate::{
    base::Decimal,
    schema::{Field, Free, Kind, Number, Object, Text, Words},
};

/// The contents that a tree may have.
pub trait Stage {
    /// The meaning of a key.
    type Key: Copy + Into<KeyMatch>;
    /// The reason why a value is not valid.
    type Flaw: Copy + Into<Flaw>;
    /// JSON text that is read as it is written.
    type Raw: Copy;
}

/// The result of an inspection, which may hold values that are not valid.
#[derive(Clone, Copy)]
pub enum Inspected {}

/// A valid request in the macro.
#[derive(Clone, Copy)]
pub enum Valid {}

impl Stage for Inspected {
    type Key = KeyMatch;
    type Flaw = Flaw;
    type Raw = ();
}

impl Stage for Valid {
    type Key = ValidKey;
    type Flaw = Infallible;
    type Raw = Infallible;
}

/// The field that an entry's key means.
#[derive(Clone, Copy)]
pub enum KeyMatch {
    /// This field.
    Given(&'static Field),
    /// This field, which an earlier entry sets already.
    Repeated(&'static Field),
    /// Unknown, and near this field, which is not set.
    Near(&'static Field),
    /// Unknown, and this is the only required field that is not set.
    Guess(&'static Field),
    /// Not documented, and unchecked.
    Other,
    Unknown,
}

/// The field that a valid key means.
#[derive(Clone, Copy)]
pub enum ValidKey {
    /// This field.
    Field(&'static Field),
    /// An undocumented field, which is unchecked.
    Other,
}

impl From<ValidKey> for KeyMatch {
    fn from(key: ValidKey) -> Self {
        match key {
            ValidKey::Field(field) => Self::Given(field),
            ValidKey::Other => Self::Other,
        }
    }
}

impl KeyMatch {
    /// Returns the field that is set.
    pub fn given_field(self) -> Option<&'static Field> {
        match self {
            Self::Given(field) => Some(field),
            Self::Repeated(_) | Self::Near(_) | Self::Guess(_) | Self::Other | Self::Unknown => None,
        }
    }

    /// Returns the field that an earlier entry sets already.
    pub fn repeated_field(self) -> Option<&'static Field> {
        if let Self::Repeated(field) = self { Some(field) } else { None }
    }

    /// Returns the field, also of a key that is repeated, misspelt or a guess.
    pub fn meant_field(self) -> Option<&'static Field> {
        match self {
            Self::Given(field) | Self::Repeated(field) | Self::Near(field) | Self::Guess(field) => Some(field),
            Self::Unknown | Self::Other => None,
        }
    }

    /// Returns whether this is `field`.
    pub fn gives(self, field: &Field) -> bool {
        self.given_field().is_some_and(|given| ptr::eq(given, field))
    }
}

/// A value that is not valid. The mistake is reported.
#[derive(Clone, Copy)]
pub struct Flaw {
    /// The kind of value that is expected. `None` if the key is unknown, so that nobody knows.
    pub kind: Option<Kind>,
    pub cause: Cause,
}

impl From<Infallible> for Flaw {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// The reason why a value is not valid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cause {
    /// The value is not valid at its place.
    Rejected,
    /// A run-time value is written where only a literal is allowed.
    Misplaced,
    /// The parser has reported the value.
    Unreadable,
    /// The parser has reported the value, which may be meant to be absent.
    Doubtful,
    /// The value has an unknown key.
    UnknownKey,
}

/// An object of the schema, and its entries in the order of the source.
pub struct TypedObject<'t, S: Stage, P = Offset> {
    pub object: &'static Object,
    pub place: &'t P,
    pub entries: Vec<TypedEntry<'t, S, P>>,
}

/// An entry of an object.
pub struct TypedEntry<'t, S: Stage, P = Offset> {
    pub written: &'t Entry<'t, P>,
    pub key: S::Key,
    /// Whether the value is an `Option`.
    pub is_optional: bool,
    /// Whether a later entry sets the same field.
    pub is_repeated: bool,
    pub value: TypedNode<'t, S, P>,
}

/// A value and its place.
pub struct TypedNode<'t, S: Stage, P = Offset> {
    pub written: &'t Node<'t, P>,
    pub value: Typed<'t, S, P>,
}

/// A value together with its kind.
pub enum Typed<'t, S: Stage, P = Offset> {
    /// `null`: the field is absent.
    Absent,
    Bool(bool),
    Number(&'static Number, Decimal),
    /// A string, also one that is not checked.
    Text(&'static Text, &'t str),
    /// A listed enum value.
    EnumValue(&'static Words, &'static str),
    /// An enum value that an open list does not have.
    Unlisted(&'static Words, &'t str),
    Object(TypedObject<'t, S, P>),
    /// An object with rules of its own.
    Checked(TypedObject<'t, S, P>),
    /// A list, and the kind of its items.
    List(&'static Kind, Vec<TypedNode<'t, S, P>>),
    /// An object of arbitrary JSON at the place of a documented field.
    Free(&'static Free, Json<'t, S, P>),
    /// The value of an unchecked field, which goes into `other` of its object.
    Other(Json<'t, S, P>),
    /// A run-time value of this kind.
    RunTime(Kind),
    /// A run-time string that is not checked.
    UncheckedText(&'static Text),
    /// A string in JSON that stays in its field although the field's type does not accept it.
    Kept(S::Raw),
    Invalid(S::Flaw),
}

/// Arbitrary JSON.
pub enum Json<'t, S: Stage, P = Offset> {
    Null,
    Bool(bool),
    /// A number as JSON writes it.
    Number(&'t str),
    Text(&'t str),
    List(Vec<JsonNode<'t, S, P>>),
    Object(Vec<JsonEntry<'t, S, P>>),
    RunTime,
    /// Text that is not looked into.
    Raw(S::Raw),
    Invalid(S::Flaw),
}

/// A value in arbitrary JSON, and its place.
pub struct JsonNode<'t, S: Stage, P = Offset> {
    pub written: &'t Node<'t, P>,
    pub value: Json<'t, S, P>,
}

/// A field of an object in arbitrary JSON.
pub struct JsonEntry<'t, S: Stage, P = Offset> {
    pub written: &'t Entry<'t, P>,
    /// Whether the value is an `Option`.
    pub is_optional: bool,
    pub value: JsonNode<'t, S, P>,
}

impl<'t, S: Stage, P> TypedNode<'t, S, P> {
    pub fn place(&self) -> &'t P {
        &self.written.place
    }
}

/// Returns whether arms of several choices set a field. They may be meant to exclude each other.
pub fn is_given_by_several_choices<S: Stage, P>(entries: &[TypedEntry<'_, S, P>], field: &Field) -> bool {
    entries.iter().any(|entry| entries.iter().any(|first| entry.repeats_in_other_arms(field, first)))
}

impl<'t, S: Stage, P> TypedEntry<'t, S, P> {
    pub fn place(&self) -> &'t P {
        &self.written.place
    }

    /// Returns the arms of choices that the entry lies in, from the outermost to the innermost.
    pub fn arms(&self) -> &'t [Arm] {
        &self.written.arms
    }

    /// Returns the field that this entry sets.
    pub fn given_field(&self) -> Option<&'static Field> {
        self.key.into().given_field()
    }

    /// Returns the field that this entry sets, or is likely to mean.
    pub fn meant_field(&self) -> Option<&'static Field> {
        self.key.into().meant_field()
    }

    /// Returns whether this entry sets `field`.
    pub fn gives(&self, field: &Field) -> bool {
        self.key.into().gives(field)
    }

    /// Returns whether this entry sets a field again that an entry in other arms of choices sets already.
    fn repeats_in_other_arms(&self, field: &Field, first: &Self) -> bool {
        let is_repeated = self.key.into().repeated_field().is_some_and(|repeated| ptr::eq(repeated, field));
        let is_in_other_arms = first.arms() != self.arms() && !first.written.excludes(self.written);
        is_repeated && first.gives(field) && is_in_other_arms
    }

    /// Returns whether this entry sets `field` to a value other than `null`, or is unchecked so that nobody knows.
    pub fn may_set(&self, field: &Field) -> bool {
        self.gives(field) && !matches!(self.value.value, Typed::Absent)
    }

    /// Returns whether its object keeps the entry in `other`.
    pub fn goes_to_other(&self) -> bool {
        match self.key.into() {
            KeyMatch::Other => true,
            KeyMatch::Given(field) => self.written.is_unchecked && !self.written.is_unchecked_text(field),
            KeyMatch::Repeated(_) | KeyMatch::Near(_) | KeyMatch::Guess(_) | KeyMatch::Unknown => false,
        }
    }

    /// Returns the name on the wire.
    pub fn wire_name(&self) -> &'t str {
        self.given_field().map_or(&self.written.key, |field| field.wire)
    }

    /// Returns the field that this entry sets, or `None` if the entry is `null` or goes into `other`.
    pub fn set_field(&self) -> Option<&'static Field> {
        let is_absent = matches!(self.value.value, Typed::Absent);
        self.given_field().filter(|_| !is_absent && !self.goes_to_other())
    }

    /// Returns whether the key is unknown and may mean `field`, which is not set.
    pub fn is_misspelling_of(&self, field: &Field) -> bool {
        matches!(self.key.into(), KeyMatch::Near(meant) | KeyMatch::Guess(meant) if ptr::eq(meant, field))
    }
}
