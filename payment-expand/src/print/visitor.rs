//! The visitor of a walk over the tree, and the values that it visits.

use payment_core::{
    inspect::{
        tree::{Arm, Node},
        typed::{Cause, TypedEntry, TypedNode},
    },
    schema::{Field, Kind, Object},
};
use proc_macro2::TokenStream;

use super::{field_choice::FieldChoice, path::Path, types::Type};

/// A value that is not a literal: a run-time value, or one that is not valid.
pub struct Leaf<'t> {
    pub node: &'t Node<'t>,
    /// The kind of value that is expected.
    pub kind: Kind,
    /// The type of a run-time value, without the `Option` of `key?: value`.
    pub ty: Type,
    /// Whether the key is followed by `?`.
    pub is_optional: bool,
    /// The field in which the value is written, perhaps as an item of a list or inside arbitrary JSON. It is `None` for an
    /// unchecked field that is not documented.
    pub field: Option<&'static Field>,
    /// The object of that field.
    pub object: &'static Object,
    /// The reason why the value is not valid.
    pub cause: Option<Cause>,
}

impl Leaf<'_> {
    /// Returns whether the value is that of a required field, and not of an item in a list.
    pub fn is_required(&self) -> bool {
        self.field.is_some_and(|field| field.required && !matches!(field.kind, Kind::List(_)))
    }

    /// Returns the type that the value must have as it is written.
    pub fn written_type(&self) -> Type {
        self.ty.clone().optional_if(self.is_optional)
    }
}

/// A list that control flow or iterators build.
pub struct BuiltList<'t> {
    pub node: &'t Node<'t>,
    /// The kind of each item.
    pub item: Kind,
}

/// Prints the statements for each value that the walk visits.
///
/// By default, nothing is printed, except for the control flow around the values.
pub trait Visitor<'t> {
    /// Prints the statements for a value.
    fn leaf(&mut self, leaf: Leaf<'t>, path: &Path<'_>) -> TokenStream;

    /// Prints the statements that follow those of an item.
    fn item(&mut self, _list: &BuiltList<'t>, _item: &TypedNode<'t>) -> TokenStream {
        TokenStream::new()
    }

    /// Prints `..iterator` for the list at `path`.
    fn spread(&mut self, _list: &BuiltList<'t>, _iterator: &TypedNode<'t>, _path: &Path<'_>) -> TokenStream {
        TokenStream::new()
    }

    /// Completes the statements of all items.
    fn list(&mut self, _list: &BuiltList<'t>, items: TokenStream) -> TokenStream {
        items
    }

    /// Prints the statements that follow those of an arm.
    fn arm(&mut self, _choice: &FieldChoice<'_, 't>, _arm: Arm) -> TokenStream {
        TokenStream::new()
    }

    /// Completes the statements of all arms.
    fn choice(&mut self, _choice: &FieldChoice<'_, 't>, arms: TokenStream) -> TokenStream {
        arms
    }

    /// Declares the variable of an entry of `other` in an arm, before all choices of its object.
    fn other_variable(&mut self, _entry: &TypedEntry<'t>) -> TokenStream {
        TokenStream::new()
    }

    /// Prints the statements that follow those of an entry that its object keeps in `other`.
    fn other(&mut self, _entry: &TypedEntry<'t>) -> TokenStream {
        TokenStream::new()
    }
}
