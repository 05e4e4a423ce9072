//! Walks over the tree and prints statements for its values.
//!
//! A [`Visitor`] prints the statements for a value. The walk puts them in the order of the source, and into the user's
//! control flow.

use payment_core::{
    inspect::tree::{Arm, Entry, Node, Value},
    schema::{Field, Kind, Object, Value as _},
    values::Metadata,
};
use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::{choices::FieldChoice, control_flow, marks, path::Path, types::Type};
use crate::{
    source::{ArmBlock, Item, ItemBlock, ItemFlow, Source, WrittenChoice},
    target::Target,
};

/// A value without fields or items that the schema describes: a scalar, an expression, or a value in free JSON.
pub struct Leaf<'t, 'a> {
    pub node: &'t Node<'a>,
    /// The kind of value that is expected.
    pub kind: Kind,
    /// The type of a run-time value, without the `Option` of `key?: value`.
    pub r#type: Type,
    /// Whether the key is followed by `?`.
    pub is_optional: bool,
    /// The field in which the value is written, perhaps as an item of a list or inside free JSON. It is `None` for a
    /// marked field that is not documented.
    pub field: Option<&'static Field>,
    /// The object of that field.
    pub object: &'static Object,
}

impl Leaf<'_, '_> {
    /// Returns the type that the value must have as it is written.
    pub fn written_type(&self) -> Type {
        self.r#type.clone().optional_if(self.is_optional)
    }
}

/// A list that control flow or iterators build.
pub struct BuiltList<'t, 'a> {
    pub node: &'t Node<'a>,
    /// The kind of each item.
    pub item: Kind,
}

/// An object and its entries.
pub struct ObjectNode<'t, 'a> {
    pub object: &'static Object,
    pub node: &'t Node<'a>,
    pub entries: &'t [Entry<'a>],
}

/// Prints the statements for each value that the walk visits.
///
/// By default, nothing is printed, except for the control flow around the values.
pub trait Visitor<'t, 'a> {
    /// Prints the statements for a value.
    fn leaf(&mut self, leaf: Leaf<'t, 'a>, path: &Path<'_>) -> TokenStream;

    /// Prints the statements that follow those of an item.
    fn item(&mut self, _list: &BuiltList<'t, 'a>, _item: &'t Node<'a>) -> TokenStream {
        TokenStream::new()
    }

    /// Prints `..iterator` for the list at `path`.
    fn spread(&mut self, _list: &BuiltList<'t, 'a>, _iterator: &'t Node<'a>, _path: &Path<'_>) -> TokenStream {
        TokenStream::new()
    }

    /// Completes the statements of all items.
    fn list(&mut self, _list: &BuiltList<'t, 'a>, items: TokenStream) -> TokenStream {
        items
    }

    /// Prints the statements that follow those of an arm.
    fn arm(&mut self, _choice: &FieldChoice<'t, 'a>, _arm: Arm) -> TokenStream {
        TokenStream::new()
    }

    /// Completes the statements of all arms.
    fn choice(&mut self, _choice: &FieldChoice<'t, 'a>, arms: TokenStream) -> TokenStream {
        arms
    }

    /// Declares the variable of a marked entry in an arm, before all choices of its object.
    fn other_variable(&mut self, _entry: &'t Entry<'a>) -> TokenStream {
        TokenStream::new()
    }

    /// Prints the statements that follow those of a marked entry that its object keeps in `other`.
    fn other(&mut self, _entry: &'t Entry<'a>) -> TokenStream {
        TokenStream::new()
    }
}

/// Prints the statements for a request or part, in the order of the source and inside the user's control flow.
pub fn statements<'t, 'a>(
    target: Target,
    node: &'t Node<'a>,
    source: &Source,
    visitor: &mut impl Visitor<'t, 'a>,
) -> TokenStream {
    match &node.value {
        Value::Object(entries) => {
            let object = ObjectNode { object: target.object(), node, entries };
            Walk { source, visitor }.object(&object, &Path::Root)
        }
        _ => TokenStream::new(),
    }
}

/// Visits each leaf of a request or part, in the order of the source.
pub fn for_each_leaf<'t, 'a>(target: Target, node: &'t Node<'a>, source: &Source, visit: impl FnMut(Leaf<'t, 'a>)) {
    struct Visit<F>(F);

    impl<'t, 'a: 't, F: FnMut(Leaf<'t, 'a>)> Visitor<'t, 'a> for Visit<F> {
        fn leaf(&mut self, leaf: Leaf<'t, 'a>, _: &Path<'_>) -> TokenStream {
            (self.0)(leaf);
            TokenStream::new()
        }
    }

    statements(target, node, source, &mut Visit(visit));
}

struct Walk<'w, 't, 'a> {
    source: &'w Source,
    visitor: &'w mut dyn Visitor<'t, 'a>,
}

impl<'t, 'a> Walk<'_, 't, 'a> {
    /// Prints the values of an object.
    fn object(&mut self, object: &ObjectNode<'t, 'a>, path: &Path<'_>) -> TokenStream {
        let others = marks::other_entries(object.entries).filter(|entry| !entry.arms.is_empty());
        let variables: Vec<_> = others.map(|entry| self.visitor.other_variable(entry)).collect();
        let values = self.entries(object, None, path);
        quote!(#(#variables)* #values)
    }

    /// Prints the entries that lie directly in an arm, or in no arm, and the choices among them.
    fn entries(&mut self, parent: &ObjectNode<'t, 'a>, arm: Option<Arm>, path: &Path<'_>) -> TokenStream {
        let mut statements = Vec::new();
        for entry in parent.entries.iter().filter(|entry| entry.arms.last().copied() == arm) {
            statements.push((entry.place, self.entry(parent, entry, path)));
        }
        for (number, written) in self.source.choices_in(parent.node.place, arm) {
            let place = self.source.choices[number].place;
            statements.push((place, self.choice(parent, number, written, path)));
        }
        statements.sort_unstable_by_key(|(place, _)| *place);
        let statements = statements.into_iter().map(|(_, statements)| statements);
        quote!(#(#statements)*)
    }

    /// Prints the value of an entry.
    fn entry(&mut self, parent: &ObjectNode<'t, 'a>, entry: &'t Entry<'a>, path: &Path<'_>) -> TokenStream {
        let (node, is_optional, object) = (&entry.value, entry.is_optional, parent.object);
        if marks::goes_to_other(entry) {
            let (field, r#type) = (entry.given_field(), Type::MetadataValue);
            let leaf = Leaf { node, kind: Metadata::KIND, r#type, is_optional, field, object };
            let values = self.free(leaf, &Path::Key(path, marks::name_in_other(entry)));
            let other = self.visitor.other(entry);
            return quote!(#values #other);
        }
        // A repeated or misspelt key has a field too, so the type of its value is known.
        let Some(field) = entry.key_match.meant_field() else { return TokenStream::new() };
        let r#type = Type::of_entry(object, field, entry, parent.entries, self.source);
        let leaf = Leaf { node, kind: field.kind, r#type, is_optional, field: Some(field), object };
        self.value(leaf, &Path::Key(path, field.wire))
    }

    /// Prints a choice, with the entries of each arm.
    fn choice(
        &mut self,
        parent: &ObjectNode<'t, 'a>,
        number: usize,
        written: &WrittenChoice,
        path: &Path<'_>,
    ) -> TokenStream {
        if !written.is_whole {
            // rustc would report the same mistake again.
            return TokenStream::new();
        }
        let choice = FieldChoice { number, object: parent.object, entries: parent.entries };
        let arms = control_flow::print(
            &written.flow,
            &self.source.names.private(Span::call_site()),
            |ArmBlock { span, arm }| {
                let values = self.entries(parent, Some(*arm), path);
                let fields = self.visitor.arm(&choice, *arm);
                control_flow::block(*span, quote!(#values #fields))
            },
        );
        self.visitor.choice(&choice, arms)
    }

    /// Prints a value, or the values in it.
    fn value(&mut self, leaf: Leaf<'t, 'a>, path: &Path<'_>) -> TokenStream {
        match (&leaf.node.value, leaf.kind) {
            (Value::Object(entries), Kind::Object(object) | Kind::Checked(object)) => {
                self.object(&ObjectNode { object, node: leaf.node, entries }, path)
            }
            (Value::List(nodes), Kind::List(item)) => match self.source.built_list(leaf.node.place) {
                Some(items) => self.built_list(&leaf, *item, nodes, items, path),
                None => {
                    let items = nodes.iter().enumerate();
                    let items = items.map(|(index, node)| self.item(&leaf, *item, node, &Path::Index(path, index)));
                    quote!(#(#items)*)
                }
            },
            (Value::Object(_), Kind::Free(_)) => self.free(leaf, path),
            _ => self.visitor.leaf(leaf, path),
        }
    }

    /// Prints an item of a list. The item has the field and the object of the list.
    fn item(&mut self, list: &Leaf<'t, 'a>, item: Kind, node: &'t Node<'a>, path: &Path<'_>) -> TokenStream {
        let r#type = Type::of(item);
        self.value(Leaf { node, kind: item, r#type, is_optional: false, ..*list }, path)
    }

    /// Prints a list that control flow or iterators build.
    fn built_list(
        &mut self,
        leaf: &Leaf<'t, 'a>,
        item: Kind,
        nodes: &'t [Node<'a>],
        items: &[Item],
        path: &Path<'_>,
    ) -> TokenStream {
        let list = BuiltList { node: leaf.node, item };
        let mut statements = TokenStream::new();
        for built in items {
            statements.extend(match built {
                Item::Value(index) => self.built_item(leaf, &list, &nodes[*index], path),
                Item::Spread(index) => self.visitor.spread(&list, &nodes[*index], path),
                // rustc would report the same mistake again.
                Item::Flow(ItemFlow { is_whole: false, .. }) => continue,
                Item::Flow(ItemFlow { flow, .. }) => control_flow::print(
                    flow,
                    &self.source.names.private(Span::call_site()),
                    |ItemBlock { span, item }| {
                        let item = item.map(|index| self.built_item(leaf, &list, &nodes[index], path));
                        control_flow::block(*span, quote!(#item))
                    },
                ),
            });
        }
        self.visitor.list(&list, statements)
    }

    /// Prints an item of a list that control flow or iterators build.
    fn built_item(
        &mut self,
        leaf: &Leaf<'t, 'a>,
        list: &BuiltList<'t, 'a>,
        node: &'t Node<'a>,
        path: &Path<'_>,
    ) -> TokenStream {
        let values = self.item(leaf, list.item, node, &Path::Next(path, list.node));
        let item = self.visitor.item(list, node);
        quote!(#values #item)
    }

    /// Prints the run-time values in free JSON.
    fn free(&mut self, leaf: Leaf<'t, 'a>, path: &Path<'_>) -> TokenStream {
        let mut inner = |node, is_optional, path: &Path<'_>| {
            self.free(Leaf { node, r#type: Type::MetadataValue, is_optional, ..leaf }, path)
        };
        match &leaf.node.value {
            Value::Object(entries) => {
                let value = |entry: &'t Entry<'a>| inner(&entry.value, entry.is_optional, &Path::Key(path, &entry.key));
                let values = entries.iter().map(value);
                quote!(#(#values)*)
            }
            Value::List(nodes) => {
                let items = nodes.iter().enumerate();
                let items = items.map(|(index, node)| inner(node, false, &Path::Index(path, index)));
                quote!(#(#items)*)
            }
            _ => self.visitor.leaf(leaf, path),
        }
    }
}
