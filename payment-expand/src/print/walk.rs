//! Walks over the tree and prints statements for its values.
//!
//! A [`Visitor`] prints the statements for a value. The walk puts them in the order of the source, and into the user's
//! control flow.

use payment_core::{
    inspect::{
        tree::{Arm, Node},
        typed::{Cause, Flaw, Json, JsonEntry, Typed, TypedEntry, TypedNode, TypedObject},
    },
    schema::{Field, Kind, Object, Value as _},
    values::Metadata,
};
use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::{
    field_choice::FieldChoice,
    path::Path,
    printed_flow,
    types::Type,
    visitor::{BuiltList, Leaf, Visitor},
};
use crate::source::{ArmBlock, Item, ItemBlock, ItemFlow, Source, WrittenChoice};

/// Prints the statements for a request or part, in the order of the source and inside the user's control flow.
pub fn statements<'t>(root: &TypedObject<'t>, source: &Source, visitor: &mut impl Visitor<'t>) -> TokenStream {
    Walk { source, visitor }.object(root, &Path::Root)
}

/// Visits each leaf of a request or part with its place, in the order of the source.
pub fn for_each_leaf<'t>(root: &TypedObject<'t>, source: &Source, visit: impl FnMut(Leaf<'t>, &Path<'_>)) {
    struct Visit<F>(F);

    impl<'t, F: FnMut(Leaf<'t>, &Path<'_>)> Visitor<'t> for Visit<F> {
        fn leaf(&mut self, leaf: Leaf<'t>, path: &Path<'_>) -> TokenStream {
            (self.0)(leaf, path);
            TokenStream::new()
        }
    }

    statements(root, source, &mut Visit(visit));
}

struct Walk<'w, 't> {
    source: &'w Source,
    visitor: &'w mut dyn Visitor<'t>,
}

/// The field in which a value is written.
#[derive(Clone, Copy)]
struct Holder {
    field: Option<&'static Field>,
    object: &'static Object,
    is_optional: bool,
}

impl<'t> Walk<'_, 't> {
    /// Prints the values of an object.
    fn object(&mut self, object: &TypedObject<'t>, path: &Path<'_>) -> TokenStream {
        let others = object.entries.iter().filter(|entry| entry.goes_to_other() && !entry.arms().is_empty());
        let variables: Vec<_> = others.map(|entry| self.visitor.other_variable(entry)).collect();
        let values = self.entries(object, None, path);
        quote!(#(#variables)* #values)
    }

    /// Returns the path of `payment_core::__private`.
    fn private(&self) -> TokenStream {
        self.source.names.private(Span::call_site())
    }

    /// Prints the entries that lie directly in an arm, or in no arm, and the choices among them.
    fn entries(&mut self, parent: &TypedObject<'t>, arm: Option<Arm>, path: &Path<'_>) -> TokenStream {
        let mut statements = Vec::new();
        for entry in parent.entries.iter().filter(|entry| entry.arms().last().copied() == arm) {
            statements.push((entry.place(), self.entry(parent, entry, path)));
        }
        for written in self.source.flow.choices_in(parent.place, arm) {
            let place = self.source.flow.choices[written.id].place;
            statements.push((place, self.choice(parent, written, path)));
        }
        statements.sort_unstable_by_key(|(place, _)| *place);
        let statements = statements.into_iter().map(|(_, statements)| statements);
        quote!(#(#statements)*)
    }

    /// Prints the value of an entry.
    fn entry(&mut self, parent: &TypedObject<'t>, entry: &TypedEntry<'t>, path: &Path<'_>) -> TokenStream {
        let holder = Holder { field: entry.given_field(), object: parent.object, is_optional: entry.is_optional };
        if entry.goes_to_other() {
            let values = self.value(&entry.value, Type::MetadataValue, holder, &Path::Key(path, entry.wire_name()));
            let other = self.visitor.other(entry);
            return quote!(#values #other);
        }
        // A repeated or misspelt key has a field too, so the type of its value is known.
        let Some(field) = entry.meant_field() else { return TokenStream::new() };
        let ty = Type::of_entry(parent, field, entry, self.source);
        self.value(&entry.value, ty, Holder { field: Some(field), ..holder }, &Path::Key(path, field.wire))
    }

    /// Prints a choice, with the entries of each arm.
    fn choice(&mut self, parent: &TypedObject<'t>, written: &WrittenChoice, path: &Path<'_>) -> TokenStream {
        if !written.is_whole {
            // rustc would report the same mistake again.
            return TokenStream::new();
        }
        let choice = FieldChoice { id: written.id, parent };
        let arms = printed_flow::print(&written.flow, &self.private(), |ArmBlock { span, arm }| {
            let values = self.entries(parent, Some(*arm), path);
            let fields = self.visitor.arm(&choice, *arm);
            printed_flow::block(*span, quote!(#values #fields))
        });
        self.visitor.choice(&choice, arms)
    }

    /// Prints a value, or the values in it. A run-time value has this type.
    fn value(&mut self, node: &TypedNode<'t>, ty: Type, holder: Holder, path: &Path<'_>) -> TokenStream {
        let written = node.written;
        match &node.value {
            Typed::Object(object) | Typed::Checked(object) => self.object(object, path),
            Typed::List(item, nodes) => self.list(written, **item, nodes, holder, path),
            Typed::Free(_, json) | Typed::Other(json) => self.json(written, json, holder, path),
            Typed::RunTime(kind) => self.leaf(written, *kind, ty, holder, None, path),
            Typed::UncheckedText(kind) => self.leaf(written, Kind::Text(kind), ty, holder, None, path),
            Typed::Invalid(flaw) => {
                let Flaw { kind, cause } = *flaw;
                self.leaf(written, kind.unwrap_or(Metadata::KIND), ty, holder, Some(cause), path)
            }
            Typed::Absent
            | Typed::Bool(_)
            | Typed::Number(..)
            | Typed::Text(..)
            | Typed::EnumValue(..)
            | Typed::Unlisted(..)
            | Typed::Kept => TokenStream::new(),
        }
    }

    fn leaf(
        &mut self,
        node: &'t Node<'t>,
        kind: Kind,
        ty: Type,
        holder: Holder,
        cause: Option<Cause>,
        path: &Path<'_>,
    ) -> TokenStream {
        let Holder { field, object, is_optional } = holder;
        self.visitor.leaf(Leaf { node, kind, ty, is_optional, field, object, cause }, path)
    }

    /// Prints a list. Its items have the field and the object of the list.
    fn list(
        &mut self,
        list: &'t Node<'t>,
        item: Kind,
        nodes: &[TypedNode<'t>],
        holder: Holder,
        path: &Path<'_>,
    ) -> TokenStream {
        let holder = Holder { is_optional: false, ..holder };
        let source = self.source;
        if let Some(items) = &source[list.place].items {
            return self.built_list(&BuiltList { node: list, item }, nodes, items, holder, path);
        }
        let items = nodes.iter().enumerate();
        let items = items.map(|(index, node)| self.value(node, Type::of(item), holder, &Path::Index(path, index)));
        quote!(#(#items)*)
    }

    /// Prints a list that control flow or iterators build.
    fn built_list(
        &mut self,
        list: &BuiltList<'t>,
        nodes: &[TypedNode<'t>],
        items: &[Item],
        holder: Holder,
        path: &Path<'_>,
    ) -> TokenStream {
        let mut statements = TokenStream::new();
        for built in items {
            statements.extend(match built {
                Item::Value(index) => self.built_item(list, &nodes[*index], holder, path),
                Item::Spread(index) => self.visitor.spread(list, &nodes[*index], path),
                // rustc would report the same mistake again.
                Item::Flow(ItemFlow { is_whole: false, .. }) => continue,
                Item::Flow(ItemFlow { flow, .. }) => {
                    printed_flow::print(flow, &self.private(), |ItemBlock { span, item }| {
                        let item = item.map(|index| self.built_item(list, &nodes[index], holder, path));
                        printed_flow::block(*span, quote!(#item))
                    })
                }
            });
        }
        self.visitor.list(list, statements)
    }

    /// Prints an item of a list that control flow or iterators build.
    fn built_item(
        &mut self,
        list: &BuiltList<'t>,
        node: &TypedNode<'t>,
        holder: Holder,
        path: &Path<'_>,
    ) -> TokenStream {
        let values = self.value(node, Type::of(list.item), holder, &Path::Next(path, list.node));
        let item = self.visitor.item(list, node);
        quote!(#values #item)
    }

    /// Prints the run-time values in arbitrary JSON.
    fn json(&mut self, written: &'t Node<'t>, json: &Json<'t>, holder: Holder, path: &Path<'_>) -> TokenStream {
        let cause = match json {
            Json::Object(entries) => {
                let values = entries.iter().map(|JsonEntry { written, is_optional, value }| {
                    let holder = Holder { is_optional: *is_optional, ..holder };
                    self.json(value.written, &value.value, holder, &Path::Key(path, &written.key))
                });
                return quote!(#(#values)*);
            }
            Json::List(nodes) => {
                let holder = Holder { is_optional: false, ..holder };
                let items = nodes.iter().enumerate();
                let items =
                    items.map(|(index, node)| self.json(node.written, &node.value, holder, &Path::Index(path, index)));
                return quote!(#(#items)*);
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::Raw => return TokenStream::new(),
            Json::RunTime => None,
            Json::Invalid(flaw) => Some(flaw.cause),
        };
        self.leaf(written, Metadata::KIND, Type::MetadataValue, holder, cause, path)
    }
}
