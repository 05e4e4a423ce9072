//! Walks over the tree, in the order of the source.
//!
//! A [`Visitor`] prints the statements for a value, or collects facts about it. The walk puts the statements in order, and
//! into the user's control flow.

use payment_core::{
    inspect::{
        tree::{Arm, Node},
        typed::{Cause, Flaw, Json, JsonEntry, Typed, TypedEntry, TypedNode, TypedObject},
    },
    schema::{Field, Kind, Object, Value as _},
    values::Metadata,
};
use proc_macro2::{Span, TokenStream};

use super::{
    field_choice::FieldChoice,
    path::Path,
    types::Type,
    visitor::{BuiltList, Leaf, Output, Visitor},
};
use crate::source::{ArmBlock, Item, ItemBlock, ItemFlow, Source, WrittenChoice};

/// Visits the values of a request or part. Returns the statements that the visitor prints, if it prints any.
pub fn walk<'t, O: Output>(root: &TypedObject<'t>, source: &Source, visitor: &mut dyn Visitor<'t, Output = O>) -> O {
    Walk { source, visitor }.object(root, &Path::Root)
}

struct Walk<'w, 't, O> {
    source: &'w Source,
    visitor: &'w mut dyn Visitor<'t, Output = O>,
}

/// The field in which a value is written.
#[derive(Clone, Copy)]
struct Holder {
    field: Option<&'static Field>,
    object: &'static Object,
    is_optional: bool,
}

impl<'t, O: Output> Walk<'_, 't, O> {
    /// Visits the values of an object.
    fn object(&mut self, object: &TypedObject<'t>, path: &Path<'_>) -> O {
        let others = object.entries.iter().filter(|entry| entry.goes_to_other() && !entry.arms().is_empty());
        let variables: Vec<_> = others.map(|entry| self.visitor.other_variable(entry)).collect();
        variables.into_iter().chain([self.entries(object, None, path)]).collect()
    }

    /// Returns the path of `payment_core::__private`.
    fn private(&self) -> TokenStream {
        self.source.names.private(Span::call_site())
    }

    /// Visits the entries that lie directly in an arm, or in no arm, and the choices among them.
    fn entries(&mut self, parent: &TypedObject<'t>, arm: Option<Arm>, path: &Path<'_>) -> O {
        let mut statements = Vec::new();
        for entry in parent.entries.iter().filter(|entry| entry.arms().last().copied() == arm) {
            statements.push((entry.place(), self.entry(parent, entry, path)));
        }
        for written in self.source.flow.choices_in(parent.place, arm) {
            let place = self.source.flow.choices[written.id].place;
            statements.push((place, self.choice(parent, written, path)));
        }
        statements.sort_unstable_by_key(|(place, _)| *place);
        statements.into_iter().map(|(_, statements)| statements).collect()
    }

    /// Visits the value of an entry.
    fn entry(&mut self, parent: &TypedObject<'t>, entry: &TypedEntry<'t>, path: &Path<'_>) -> O {
        let holder = Holder { field: entry.given_field(), object: parent.object, is_optional: entry.is_optional };
        if entry.goes_to_other() {
            let values = self.value(&entry.value, Type::MetadataValue, holder, &Path::Key(path, entry.wire_name()));
            return [values, self.visitor.other(entry)].into_iter().collect();
        }
        // A repeated or misspelt key has a field too, so the type of its value is known.
        let Some(field) = entry.meant_field() else { return O::default() };
        let ty = Type::of_entry(parent, field, entry, self.source);
        self.value(&entry.value, ty, Holder { field: Some(field), ..holder }, &Path::Key(path, field.wire))
    }

    /// Visits a choice, with the entries of each arm.
    fn choice(&mut self, parent: &TypedObject<'t>, written: &WrittenChoice, path: &Path<'_>) -> O {
        if !written.is_whole {
            // rustc would report the same mistake again.
            return O::default();
        }
        let choice = FieldChoice { id: written.id, parent };
        let arms = O::in_flow(&written.flow, &self.private(), |ArmBlock { span, arm }| {
            let values = self.entries(parent, Some(*arm), path);
            (*span, [values, self.visitor.arm(&choice, *arm)].into_iter().collect())
        });
        self.visitor.choice(&choice, arms)
    }

    /// Visits a value, or the values in it. A run-time value has this type.
    fn value(&mut self, node: &TypedNode<'t>, ty: Type, holder: Holder, path: &Path<'_>) -> O {
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
            | Typed::Kept => O::default(),
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
    ) -> O {
        let Holder { field, object, is_optional } = holder;
        self.visitor.leaf(Leaf { node, kind, ty, is_optional, field, object, cause }, path)
    }

    /// Visits a list. Its items have the field and the object of the list.
    fn list(&mut self, list: &'t Node<'t>, item: Kind, nodes: &[TypedNode<'t>], holder: Holder, path: &Path<'_>) -> O {
        let holder = Holder { is_optional: false, ..holder };
        let source = self.source;
        if let Some(items) = &source[list.place].items {
            return self.built_list(&BuiltList { node: list, item }, nodes, items, holder, path);
        }
        let items = nodes.iter().enumerate();
        items.map(|(index, node)| self.value(node, Type::of(item), holder, &Path::Index(path, index))).collect()
    }

    /// Visits a list that control flow or iterators build.
    fn built_list(
        &mut self,
        list: &BuiltList<'t>,
        nodes: &[TypedNode<'t>],
        items: &[Item],
        holder: Holder,
        path: &Path<'_>,
    ) -> O {
        let items = items.iter().map(|built| match built {
            Item::Value(index) => self.built_item(list, &nodes[*index], holder, path),
            Item::Spread(index) => self.visitor.spread(list, &nodes[*index], path),
            // rustc would report the same mistake again.
            Item::Flow(ItemFlow { is_whole: false, .. }) => O::default(),
            Item::Flow(ItemFlow { flow, .. }) => O::in_flow(flow, &self.private(), |ItemBlock { span, item }| {
                let item = item.map(|index| self.built_item(list, &nodes[index], holder, path));
                (*span, item.unwrap_or_default())
            }),
        });
        let items = items.collect();
        self.visitor.list(list, items)
    }

    /// Visits an item of a list that control flow or iterators build.
    fn built_item(&mut self, list: &BuiltList<'t>, node: &TypedNode<'t>, holder: Holder, path: &Path<'_>) -> O {
        let values = self.value(node, Type::of(list.item), holder, &Path::Next(path, list.node));
        [values, self.visitor.item(list, node)].into_iter().collect()
    }

    /// Visits the run-time values in arbitrary JSON.
    fn json(&mut self, written: &'t Node<'t>, json: &Json<'t>, holder: Holder, path: &Path<'_>) -> O {
        let cause = match json {
            Json::Object(entries) => {
                let values = entries.iter().map(|JsonEntry { written, is_optional, value }| {
                    let holder = Holder { is_optional: *is_optional, ..holder };
                    self.json(value.written, &value.value, holder, &Path::Key(path, &written.key))
                });
                return values.collect();
            }
            Json::List(nodes) => {
                let holder = Holder { is_optional: false, ..holder };
                let items = nodes.iter().enumerate();
                return items
                    .map(|(index, node)| self.json(node.written, &node.value, holder, &Path::Index(path, index)))
                    .collect();
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::Raw => return O::default(),
            Json::RunTime => None,
            Json::Invalid(flaw) => Some(flaw.cause),
        };
        self.leaf(written, Metadata::KIND, Type::MetadataValue, holder, cause, path)
    }
}
