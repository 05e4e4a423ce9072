//! One walk over the tree for whoever prints something for each of its values.

use payment_core::{
    inspect::tree::{Arm, Entry, Node, Value},
    schema::{Field, Kind, Object, Value as _},
    values::Metadata,
};
use proc_macro2::TokenStream;
use quote::quote;

use super::{choices::Choosing, control_flow, marks, path::Path, types::Type};
use crate::{
    read::{
        choices::{ArmBlock, WrittenChoice},
        lists::{Block, Flow, Item},
    },
    source::Source,
    target::Target,
};

/// A value of the tree that the schema does not divide any further.
pub struct Leaf<'t, 'a> {
    pub node: &'t Node<'a>,
    /// What may be written there.
    pub kind: Kind,
    /// The type of a run-time value there, without the `Option` of `key?: value`.
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
    /// The type that the value must have as it is written.
    pub fn written_type(&self) -> Type {
        self.r#type.clone().optional_if(self.is_optional)
    }
}

/// A list that control flow or iterators build.
pub struct BuiltList<'t, 'a> {
    pub node: &'t Node<'a>,
    /// What each item is.
    pub item: Kind,
}

/// What is printed for the values of a tree.
pub trait Statements<'t, 'a> {
    fn leaf(&mut self, leaf: Leaf<'t, 'a>, path: &Path<'_>) -> TokenStream;

    /// Follows the statements of an item.
    fn item(&mut self, list: &BuiltList<'t, 'a>, item: &'t Node<'a>) -> TokenStream;

    /// Prints `..iterator` for the list at `path`.
    fn spread(&mut self, list: &BuiltList<'t, 'a>, iterator: &'t Node<'a>, path: &Path<'_>) -> TokenStream;

    /// Completes the statements of all items.
    fn list(&mut self, list: &BuiltList<'t, 'a>, items: TokenStream) -> TokenStream;

    /// Follows the statements of an arm.
    fn arm(&mut self, choice: &Choosing<'t, 'a>, arm: Arm) -> TokenStream;

    /// Declares the variable of a marked entry in an arm, before all choices of its object.
    fn other_variable(&mut self, _: &'t Entry<'a>) -> TokenStream {
        TokenStream::new()
    }

    /// Follows the statements of a marked entry that its object keeps in `other`.
    fn other(&mut self, _: &'t Entry<'a>) -> TokenStream {
        TokenStream::new()
    }

    /// Completes the statements of all arms.
    fn choice(&mut self, choice: &Choosing<'t, 'a>, arms: TokenStream) -> TokenStream;
}

/// The statements for a request or part, in the order of the source and inside the user's control flow.
pub fn statements<'t, 'a>(
    target: Target,
    node: &'t Node<'a>,
    source: &Source,
    printer: &mut impl Statements<'t, 'a>,
) -> TokenStream {
    match &node.value {
        Value::Object(entries) => Walk { source, printer }.object(target.object(), node, entries, &Path::Root),
        _ => TokenStream::new(),
    }
}

/// Visits each leaf of a request, in the order of the source.
pub fn for_each<'t, 'a>(target: Target, node: &'t Node<'a>, source: &Source, visit: impl FnMut(Leaf<'t, 'a>)) {
    struct Visit<F>(F);

    impl<'t, 'a: 't, F: FnMut(Leaf<'t, 'a>)> Statements<'t, 'a> for Visit<F> {
        fn leaf(&mut self, leaf: Leaf<'t, 'a>, _: &Path<'_>) -> TokenStream {
            (self.0)(leaf);
            TokenStream::new()
        }

        fn item(&mut self, _: &BuiltList<'t, 'a>, _: &'t Node<'a>) -> TokenStream {
            TokenStream::new()
        }

        fn spread(&mut self, _: &BuiltList<'t, 'a>, _: &'t Node<'a>, _: &Path<'_>) -> TokenStream {
            TokenStream::new()
        }

        fn list(&mut self, _: &BuiltList<'t, 'a>, _: TokenStream) -> TokenStream {
            TokenStream::new()
        }

        fn arm(&mut self, _: &Choosing<'t, 'a>, _: Arm) -> TokenStream {
            TokenStream::new()
        }

        fn choice(&mut self, _: &Choosing<'t, 'a>, _: TokenStream) -> TokenStream {
            TokenStream::new()
        }
    }

    statements(target, node, source, &mut Visit(visit));
}

/// An object and its entries.
pub struct Members<'t, 'a> {
    pub object: &'static Object,
    pub node: &'t Node<'a>,
    pub entries: &'t [Entry<'a>],
}

struct Walk<'w, 't, 'a> {
    source: &'w Source,
    printer: &'w mut dyn Statements<'t, 'a>,
}

impl<'t, 'a> Walk<'_, 't, 'a> {
    fn object(
        &mut self,
        object: &'static Object,
        node: &'t Node<'a>,
        entries: &'t [Entry<'a>],
        path: &Path<'_>,
    ) -> TokenStream {
        let others = marks::others(entries).filter(|entry| !entry.arms.is_empty());
        let variables: TokenStream = others.map(|entry| self.printer.other_variable(entry)).collect();
        let values = self.entries(&Members { object, node, entries }, None, path);
        quote!(#variables #values)
    }

    /// The statements of the entries that lie directly in an arm, or in no arm, and of the choices among them.
    fn entries(&mut self, members: &Members<'t, 'a>, arm: Option<Arm>, path: &Path<'_>) -> TokenStream {
        let mut statements = Vec::new();
        for entry in members.entries.iter().filter(|entry| entry.arms.last().copied() == arm) {
            statements.push((entry.place, self.entry(members, entry, path)));
        }
        for (number, written) in self.source.choices_in(members.node.place, arm) {
            let place = self.source.choices[number].place;
            statements.push((place, self.choice(members, number, written, path)));
        }
        statements.sort_by_key(|(place, _)| *place);
        statements.into_iter().map(|(_, statements)| statements).collect()
    }

    fn entry(&mut self, members: &Members<'t, 'a>, entry: &'t Entry<'a>, path: &Path<'_>) -> TokenStream {
        // the type that a value must have is known although its key is repeated or misspelt
        let (node, is_optional, object) = (&entry.value, entry.is_optional, members.object);
        if marks::is_other(entry) {
            let (field, r#type) = (entry.given(), Type::METADATA_VALUE);
            let leaf = Leaf { node, kind: Metadata::KIND, r#type, is_optional, field, object };
            let values = self.free(leaf, &Path::Key(path, marks::wire(entry)));
            let other = self.printer.other(entry);
            return quote!(#values #other);
        }
        let Some(field) = entry.key_match.field() else { return TokenStream::new() };
        let r#type = Type::of_entry(object, field, entry, members.entries, self.source);
        let leaf = Leaf { node, kind: field.kind, r#type, is_optional, field: Some(field), object };
        self.value(leaf, &Path::Key(path, field.wire))
    }

    fn choice(
        &mut self,
        members: &Members<'t, 'a>,
        number: usize,
        written: &WrittenChoice,
        path: &Path<'_>,
    ) -> TokenStream {
        if !written.is_whole {
            // rustc would report the same mistake again
            return TokenStream::new();
        }
        let choice = Choosing { number, object: members.object, entries: members.entries };
        let arms = control_flow::print(&written.flow, |ArmBlock { span, arm }| {
            let values = self.entries(members, Some(*arm), path);
            let fields = self.printer.arm(&choice, *arm);
            control_flow::block(*span, quote!(#values #fields))
        });
        self.printer.choice(&choice, arms)
    }

    fn value(&mut self, leaf: Leaf<'t, 'a>, path: &Path<'_>) -> TokenStream {
        match (&leaf.node.value, leaf.kind) {
            (Value::Object(entries), Kind::Object(inner) | Kind::Checked(inner)) => {
                self.object(inner, leaf.node, entries, path)
            }
            (Value::List(nodes), Kind::List(item)) => match self.source.built_list(leaf.node.place) {
                Some(items) => self.built_list(&leaf, *item, nodes, items, path),
                None => {
                    let items = nodes.iter().enumerate();
                    items.map(|(index, node)| self.item(&leaf, *item, node, &Path::Index(path, index))).collect()
                }
            },
            (Value::Object(_), Kind::Free(_)) => self.free(leaf, path),
            _ => self.printer.leaf(leaf, path),
        }
    }

    fn item(&mut self, list: &Leaf<'t, 'a>, item: Kind, node: &'t Node<'a>, path: &Path<'_>) -> TokenStream {
        let r#type = Type::of(item);
        self.value(Leaf { node, kind: item, r#type, is_optional: false, ..*list }, path)
    }

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
                Item::Spread(index) => self.printer.spread(&list, &nodes[*index], path),
                // rustc would report the same mistake again
                Item::Flow(Flow { is_whole: false, .. }) => continue,
                Item::Flow(Flow { flow, .. }) => control_flow::print(flow, |Block { span, item }| {
                    let item = item.map(|index| self.built_item(leaf, &list, &nodes[index], path));
                    control_flow::block(*span, quote!(#item))
                }),
            });
        }
        self.printer.list(&list, statements)
    }

    fn built_item(
        &mut self,
        leaf: &Leaf<'t, 'a>,
        list: &BuiltList<'t, 'a>,
        node: &'t Node<'a>,
        path: &Path<'_>,
    ) -> TokenStream {
        let values = self.item(leaf, list.item, node, &Path::Next(path, list.node));
        let item = self.printer.item(list, node);
        quote!(#values #item)
    }

    /// A value inside free JSON, or the JSON as a whole.
    fn free(&mut self, leaf: Leaf<'t, 'a>, path: &Path<'_>) -> TokenStream {
        let mut inner = |node, is_optional, path: &Path<'_>| {
            self.free(Leaf { node, r#type: Type::METADATA_VALUE, is_optional, ..leaf }, path)
        };
        match &leaf.node.value {
            Value::Object(entries) => entries
                .iter()
                .map(|entry| inner(&entry.value, entry.is_optional, &Path::Key(path, &entry.key)))
                .collect(),
            Value::List(nodes) => {
                nodes.iter().enumerate().map(|(index, node)| inner(node, false, &Path::Index(path, index))).collect()
            }
            _ => self.printer.leaf(leaf, path),
        }
    }
}
