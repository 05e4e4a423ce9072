//! The tree of a request after its inspection: each entry with the field that its key means, and each value together with
//! its kind.

use alloc::vec::Vec;
use core::ops::Deref;

use super::tree::{Arm, Entry, Node, Place, Value};
use crate::engine::{
    base::Decimal,
    schema::{EnumValues, Field, Free, Kind, Number, Object, Text},
};

/// The field that an entry's key means.
#[derive(Clone, Copy)]
pub enum KeyMatch {
    /// This field.
    Field(&'static Field),
    /// An earlier entry has the key of this field already.
    Repeated(&'static Field),
    /// Unknown, and it counts as this field, which no other entry sets and no earlier one counts as.
    CountsAs(&'static Field),
    /// Unknown, and it counts as nothing.
    Unknown,
    /// Not documented, and unchecked.
    Unchecked,
}

impl KeyMatch {
    pub fn field(self) -> Option<&'static Field> {
        if let Self::Field(field) = self { Some(field) } else { None }
    }

    /// Returns the field, also of a key that is repeated or only names it.
    pub fn likely_field(self) -> Option<&'static Field> {
        match self {
            Self::Field(field) | Self::Repeated(field) | Self::CountsAs(field) => Some(field),
            Self::Unknown | Self::Unchecked => None,
        }
    }

    pub fn is_of(self, field: &Field) -> bool {
        self.field() == Some(field)
    }
}

/// A value that is not valid. The mistake is reported.
#[derive(Clone, Copy)]
pub struct InvalidValue {
    /// The kind of value that is expected. `None` if the key is unknown, so that nobody knows.
    pub kind: Option<Kind>,
    pub cause: Cause,
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
pub struct TypedObject<'t> {
    pub object: &'static Object,
    pub place: Place,
    /// Whether it may get further entries, so that no field is certainly absent.
    pub is_unfinished: bool,
    pub entries: Vec<TypedEntry<'t>>,
}

/// An entry of an object.
pub struct TypedEntry<'t> {
    pub written: &'t Entry<'t>,
    pub key: KeyMatch,
    /// Whether the value is an `Option`.
    pub is_optional: bool,
    pub value: TypedNode<'t>,
}

/// A value and its place.
pub struct TypedNode<'t> {
    pub written: &'t Node<'t>,
    pub value: TypedValue<'t>,
}

/// A value together with its kind.
pub enum TypedValue<'t> {
    /// `null`: the field is absent.
    Absent,
    Bool(bool),
    Number(&'static Number, Decimal),
    /// A string, also one that is not checked.
    Text(&'static Text, &'t str),
    /// A listed enum value.
    EnumValue(&'static EnumValues, &'static str),
    /// An enum value that an open list does not have.
    Unlisted(&'static EnumValues, &'t str),
    Object(TypedObject<'t>),
    /// A list, and the kind of its items.
    List(&'static Kind, Vec<TypedNode<'t>>),
    /// An object of arbitrary JSON at the place of a documented field. Its entries are those of the tree.
    Free(&'static Free),
    /// The value of an unchecked field, which goes into `other` of its object: arbitrary JSON as well.
    Other,
    /// A run-time value of this kind.
    RunTime(Kind),
    /// A run-time string that is not checked, at the place of a value of this kind.
    UncheckedText(Kind),
    /// A string in JSON that stays in its field although the field's type does not accept it.
    InvalidText,
    Invalid(InvalidValue),
}

impl TypedNode<'_> {
    pub fn place(&self) -> Place {
        self.written.place
    }
}

/// Returns whether arms of several choices set a field. They may be meant to exclude each other.
pub(crate) fn is_given_by_several_choices(entries: &[TypedEntry<'_>], field: &Field) -> bool {
    // An object may have thousands of entries, of which only those in different arms of a choice give the same field.
    let giving: Vec<_> = entries.iter().filter(|entry| entry.is_of(field)).collect();
    entries.iter().any(|entry| giving.iter().any(|first| entry.repeats_in_other_arms(field, first)))
}

impl<'t> TypedEntry<'t> {
    pub fn place(&self) -> Place {
        self.written.place
    }

    /// Returns the arms of choices that the entry lies in, from the outermost to the innermost.
    pub fn arms(&self) -> &'t [Arm] {
        &self.written.arms
    }

    pub fn field(&self) -> Option<&'static Field> {
        self.key.field()
    }

    /// Returns the field that this entry sets or names.
    pub fn likely_field(&self) -> Option<&'static Field> {
        self.key.likely_field()
    }

    pub fn is_of(&self, field: &Field) -> bool {
        self.key.is_of(field)
    }

    /// Returns whether this entry sets a field again that `first`, an entry in other arms of choices, sets already.
    fn repeats_in_other_arms(&self, field: &Field, first: &Self) -> bool {
        let is_repeated = matches!(self.key, KeyMatch::Repeated(repeated) if repeated == field);
        is_repeated && first.arms() != self.arms() && !first.written.excludes(self.written)
    }

    /// Returns whether this entry sets `field` to a value other than `null`, or is unchecked so that nobody knows.
    pub(crate) fn may_set(&self, field: &Field) -> bool {
        self.is_of(field) && !matches!(self.value.value, TypedValue::Absent)
    }

    /// Returns whether its object keeps the entry in `other`.
    pub fn goes_to_other(&self) -> bool {
        match self.key {
            KeyMatch::Unchecked => true,
            KeyMatch::Field(field) => self.written.is_unchecked && !self.written.is_unchecked_text(field),
            _ => false,
        }
    }

    pub fn wire_name(&self) -> &'t str {
        self.field().map_or(&self.written.key, |field| field.wire)
    }

    /// Returns the field that this entry sets, or `None` if the entry is `null` or goes into `other`.
    pub fn set_field(&self) -> Option<&'static Field> {
        let is_absent = matches!(self.value.value, TypedValue::Absent);
        self.field().filter(|_| !is_absent && !self.goes_to_other())
    }

    /// Returns whether the key is unknown and counts as `field`. Whether the field is present is then unknown, so it is neither
    /// missing nor a reason for a rule.
    pub(crate) fn counts_as(&self, field: &Field) -> bool {
        matches!(self.key, KeyMatch::CountsAs(named) if named == field)
    }
}

/// A request in which every key and every value is valid.
pub struct Valid<'t>(TypedObject<'t>);

impl<'t> Valid<'t> {
    /// Returns the object as a valid one, or `None` if a key or value in it is not valid.
    pub fn new(object: TypedObject<'t>) -> Option<Self> {
        is_valid_object(&object).then_some(Self(object))
    }
}

impl<'t> Deref for Valid<'t> {
    type Target = TypedObject<'t>;

    fn deref(&self) -> &TypedObject<'t> {
        &self.0
    }
}

fn is_valid_object(object: &TypedObject<'_>) -> bool {
    let is_known = |entry: &TypedEntry<'_>| matches!(entry.key, KeyMatch::Field(_) | KeyMatch::Unchecked);
    object.entries.iter().all(|entry| is_known(entry) && is_valid(&entry.value))
}

fn is_valid(node: &TypedNode<'_>) -> bool {
    match &node.value {
        TypedValue::Absent
        | TypedValue::Bool(_)
        | TypedValue::Number(..)
        | TypedValue::Text(..)
        | TypedValue::EnumValue(..)
        | TypedValue::Unlisted(..)
        | TypedValue::RunTime(_)
        | TypedValue::UncheckedText(_) => true,
        TypedValue::Object(object) => is_valid_object(object),
        TypedValue::List(_, items) => items.iter().all(is_valid),
        TypedValue::Free(_) | TypedValue::Other => is_valid_json(node.written),
        TypedValue::InvalidText | TypedValue::Invalid(_) => false,
    }
}

/// Returns whether arbitrary JSON has strings as keys, and values that can be written.
fn is_valid_json(node: &Node<'_>) -> bool {
    match &node.value {
        Value::List(items) => items.iter().all(is_valid_json),
        Value::Object(entries) => entries.iter().all(|entry| !entry.is_identifier && is_valid_json(&entry.value)),
        Value::Unreadable | Value::Doubtful | Value::InvalidText => false,
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::Text(_)
        | Value::Name(_)
        | Value::Constant(_)
        | Value::Expression(_) => true,
    }
}
