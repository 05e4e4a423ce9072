//! The visitor of a walk over the tree, and the values that it visits.

use payment_core::{
    inspect::{
        tree::{Arm, Node},
        typed::{Cause, TypedEntry, TypedNode},
    },
    schema::{Field, Kind, Object},
};
use proc_macro2::{Span, TokenStream};

use super::{control_flow, field_choice::FieldChoice, path::Path, types::Type};
use crate::{names::PrivatePath, source::ControlFlow};

/// A value that is not a literal: a run-time value, or one that is not valid.
pub struct RunTimeValue<'t> {
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

impl RunTimeValue<'_> {
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

/// The results of visits, put together: statements, or nothing.
pub trait Output: Default {
    /// Adds a later result.
    fn append(&mut self, later: Self);

    /// Puts blocks into control flow. `block` returns the braces of a block and what is inside.
    fn in_flow<B>(flow: &ControlFlow<B>, private: &PrivatePath, block: impl FnMut(&B) -> (Span, Self)) -> Self;
}

/// Statements that are joined once, because each copy of a stream goes through the compiler.
pub type Statements = Vec<TokenStream>;

impl Output for Statements {
    fn append(&mut self, mut later: Self) {
        Self::append(self, &mut later);
    }

    fn in_flow<B>(flow: &ControlFlow<B>, private: &PrivatePath, mut block: impl FnMut(&B) -> (Span, Self)) -> Self {
        let printed = control_flow::print(flow, private, &mut |written| {
            let (braces, statements) = block(written);
            control_flow::block(braces, statements.into_iter().collect())
        });
        vec![printed]
    }
}

/// The output for templates, which have no control flow.
impl Output for () {
    fn append(&mut self, (): Self) {}

    fn in_flow<B>(_: &ControlFlow<B>, _: &PrivatePath, _: impl FnMut(&B) -> (Span, Self)) {}
}

/// Prints the statements for each value that the walk visits, or collects facts about it.
///
/// By default, nothing is printed, except for the control flow around the values.
pub trait Visitor<'t> {
    type Output: Output;

    /// Prints the statements for a value.
    fn run_time_value(&mut self, run_time: RunTimeValue<'t>, path: &Path<'_>) -> Self::Output;

    /// Prints the statements that follow those of an item.
    fn item(&mut self, _list: &BuiltList<'t>, _item: &TypedNode<'t>) -> Self::Output {
        Self::Output::default()
    }

    /// Prints `..iterator` for the list at `path`.
    fn spread(&mut self, _list: &BuiltList<'t>, _iterator: &TypedNode<'t>, _path: &Path<'_>) -> Self::Output {
        Self::Output::default()
    }

    /// Completes the statements of all items.
    fn list(&mut self, _list: &BuiltList<'t>, items: Self::Output) -> Self::Output {
        items
    }

    /// Prints the statements that follow those of an arm.
    fn arm(&mut self, _choice: &FieldChoice<'_, 't>, _arm: Arm) -> Self::Output {
        Self::Output::default()
    }

    /// Completes the statements of all arms.
    fn choice(&mut self, _choice: &FieldChoice<'_, 't>, arms: Self::Output) -> Self::Output {
        arms
    }

    /// Declares the variable of an entry of `other` in an arm, before all choices of its object.
    fn other_variable(&mut self, _entry: &TypedEntry<'t>) -> Self::Output {
        Self::Output::default()
    }

    /// Prints the statements that follow those of an entry that its object keeps in `other`.
    fn other(&mut self, _entry: &TypedEntry<'t>) -> Self::Output {
        Self::Output::default()
    }
}
