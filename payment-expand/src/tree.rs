//! The trees of `payment_core::inspect`, with the tokens of an invocation as [places](Place).

use payment_core::inspect::{self, choices, located, tree, typed};

use crate::source::Place;

/// A value as it is written, and its tokens.
pub type Node<'a> = tree::Node<'a, Place>;
/// An entry of an object.
pub type Entry<'a> = tree::Entry<'a, Place>;
/// A value as it is written.
pub type Value<'a> = tree::Value<'a, Place>;

/// An object of the schema.
pub type TypedObject<'t, S> = typed::TypedObject<'t, S, Place>;
/// An entry of an object, with its field.
pub type TypedEntry<'t, S> = typed::TypedEntry<'t, S, Place>;
/// A value with its kind, and its tokens.
pub type TypedNode<'t, S> = typed::TypedNode<'t, S, Place>;
/// A value with its kind.
pub type Typed<'t, S> = typed::Typed<'t, S, Place>;
/// Arbitrary JSON.
pub type Json<'t, S> = typed::Json<'t, S, Place>;
/// A value in arbitrary JSON, and its tokens.
pub type JsonNode<'t, S> = typed::JsonNode<'t, S, Place>;
/// An entry in arbitrary JSON.
pub type JsonEntry<'t, S> = typed::JsonEntry<'t, S, Place>;

/// A mistake in an invocation.
pub type Finding = inspect::Finding<Place>;
/// The result of an inspection.
pub type Inspection<'t> = inspect::Inspection<'t, Place>;
/// The choices among the entries of objects.
pub type Choices = choices::Choices<Place>;
/// The source of an arm of a choice.
pub type ChoiceArm = choices::ChoiceArm<Place>;
/// The value at a JSON pointer.
pub type Located<'t> = located::Located<'t, Place>;
