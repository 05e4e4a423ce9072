//! Walks over the tree, in the order of the source.
//!
//! A [`Visitor`] prints the statements for a value, or collects facts about it. The walk puts the statements in order, and
//! into the user's control flow.

use payment_core::{
    inspect::{
        tree::{Arm, Node, Place, Value},
        typed::{Cause, InvalidValue, TypedEntry, TypedNode, TypedObject, TypedValue},
    },
    schema::{Field, Kind, Object},
};
use proc_macro2::Span;

use super::{
    field_choice::{FieldChoice, Parent},
    path::Path,
    types::Type,
    visitor::{BuiltList, Output, RunTimeValue, Visitor},
};
use crate::{
    names::PrivatePath,
    source::{ArmBlock, Item, ItemBlock, ItemControlFlow, Source, SourceChoice},
};

/// Visits the values of a request or part. Returns the statements that the visitor prints, if it prints any.
pub fn walk<'t, O: Output>(root: &TypedObject<'t>, source: &Source, visitor: &mut dyn Visitor<'t, Output = O>) -> O {
    Walk { source, visitor }.object(root, &Path::default())
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

/// A part of an object or of an arm.
enum EntryOrChoice<'o, 't> {
    Entry(&'o TypedEntry<'t>),
    Choice(&'o SourceChoice),
}

/// Returns the entries that lie directly in an arm, or in no arm, and the choices among them, in the order of the source.
fn entries_and_choices_in<'o, 't>(
    parent: &Parent<'o, 't>,
    arm: Option<Arm>,
    source: &'o Source,
) -> Vec<(Place, EntryOrChoice<'o, 't>)> {
    let mut parts: Vec<_> =
        parent.entries_directly_in(arm).map(|entry| (entry.place(), EntryOrChoice::Entry(entry))).collect();
    for choice in source.choices.directly_in(parent.object.place, arm) {
        parts.push((source.choices.tree[choice.id].place, EntryOrChoice::Choice(choice)));
    }
    parts.sort_unstable_by_key(|(place, _)| *place);
    parts
}

impl<'t, O: Output> Walk<'_, 't, O> {
    /// Visits the values of an object.
    fn object(&mut self, object: &TypedObject<'t>, path: &Path<'_>) -> O {
        let others = object.entries.iter().filter(|entry| entry.goes_to_other() && !entry.arms().is_empty());
        let mut output = O::default();
        for entry in others {
            output.append(self.visitor.other_variable(entry));
        }
        output.append(self.entries(&Parent::new(object), None, path));
        output
    }

    fn private(&self) -> PrivatePath {
        self.source.names.private(Span::call_site())
    }

    /// Visits the entries that lie directly in an arm, or in no arm, and the choices among them.
    fn entries(&mut self, parent: &Parent<'_, 't>, arm: Option<Arm>, path: &Path<'_>) -> O {
        let mut output = O::default();
        for (_, part) in entries_and_choices_in(parent, arm, self.source) {
            output.append(match part {
                EntryOrChoice::Entry(entry) => self.entry(parent.object, entry, path),
                EntryOrChoice::Choice(written) => self.choice(parent, written, path),
            });
        }
        output
    }

    /// Visits the value of an entry.
    fn entry(&mut self, parent: &TypedObject<'t>, entry: &TypedEntry<'t>, path: &Path<'_>) -> O {
        let holder = Holder { field: entry.field(), object: parent.object, is_optional: entry.is_optional };
        if entry.goes_to_other() {
            let path = &path.child(entry.wire_name());
            let mut output = self.value(&entry.value, &|| Type::MetadataValue, holder, path);
            output.append(self.visitor.other(entry));
            return output;
        }
        // A repeated or misspelt key has a field too, so the type of its value is known.
        let Some(field) = entry.likely_field() else { return O::default() };
        let (source, holder) = (self.source, Holder { field: Some(field), ..holder });
        let ty = || Type::of_entry(parent, field, entry, source);
        self.value(&entry.value, &ty, holder, &path.child(field.wire))
    }

    /// Visits a choice, with the entries of each arm.
    fn choice(&mut self, parent: &Parent<'_, 't>, written: &SourceChoice, path: &Path<'_>) -> O {
        if !written.is_whole {
            // rustc would report the same mistake again.
            return O::default();
        }
        let choice = FieldChoice { id: written.id, parent };
        let arms = O::in_flow(&written.flow, &self.private(), |ArmBlock { span, arm }| {
            let mut output = self.entries(parent, Some(*arm), path);
            output.append(self.visitor.arm(&choice, *arm));
            (*span, output)
        });
        self.visitor.choice(&choice, arms)
    }

    /// Visits a value, or the values in it. A run-time value has this type.
    fn value(&mut self, node: &TypedNode<'t>, ty: &dyn Fn() -> Type, holder: Holder, path: &Path<'_>) -> O {
        let written = node.written;
        match &node.value {
            TypedValue::Object(object) => self.object(object, path),
            TypedValue::List(item, nodes) => self.list(written, **item, nodes, holder, path),
            TypedValue::Free(_) | TypedValue::Other => self.json(written, holder, path),
            TypedValue::RunTime(kind) | TypedValue::UncheckedText(kind) => {
                self.run_time_value(written, *kind, ty(), holder, None, path)
            }
            TypedValue::Invalid(invalid) => {
                let InvalidValue { kind, cause } = *invalid;
                self.run_time_value(written, kind.unwrap_or(Kind::ANY_JSON), ty(), holder, Some(cause), path)
            }
            TypedValue::Absent
            | TypedValue::Bool(_)
            | TypedValue::Number(..)
            | TypedValue::Text(..)
            | TypedValue::EnumValue(..)
            | TypedValue::Unlisted(..)
            | TypedValue::InvalidText => O::default(),
        }
    }

    fn run_time_value(
        &mut self,
        node: &'t Node<'t>,
        kind: Kind,
        ty: Type,
        holder: Holder,
        cause: Option<Cause>,
        path: &Path<'_>,
    ) -> O {
        let Holder { field, object, is_optional } = holder;
        self.visitor.run_time_value(RunTimeValue { node, kind, ty, is_optional, field, object, cause }, path)
    }

    /// Visits a list. Its items have the field and the object of the list.
    fn list(&mut self, list: &'t Node<'t>, item: Kind, nodes: &[TypedNode<'t>], holder: Holder, path: &Path<'_>) -> O {
        let holder = Holder { is_optional: false, ..holder };
        let source = self.source;
        if let Some(items) = &source[list.place].items {
            return self.built_list(&BuiltList { node: list, item }, nodes, items, holder, path);
        }
        let mut output = O::default();
        for (index, node) in nodes.iter().enumerate() {
            output.append(self.value(node, &|| Type::of(item), holder, &path.item(index)));
        }
        output
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
        let mut output = O::default();
        for built in items {
            output.append(match built {
                Item::Value(index) => self.built_item(list, &nodes[*index], holder, path),
                Item::Spread(index) => self.visitor.spread(list, &nodes[*index], path),
                // rustc would report the same mistake again.
                Item::ControlFlow(ItemControlFlow { is_whole: false, .. }) => continue,
                Item::ControlFlow(ItemControlFlow { flow, .. }) => {
                    O::in_flow(flow, &self.private(), |ItemBlock { span, item }| {
                        let item = item.map(|index| self.built_item(list, &nodes[index], holder, path));
                        (*span, item.unwrap_or_default())
                    })
                }
            });
        }
        self.visitor.list(list, output)
    }

    /// Visits an item of a list that control flow or iterators build.
    fn built_item(&mut self, list: &BuiltList<'t>, node: &TypedNode<'t>, holder: Holder, path: &Path<'_>) -> O {
        let mut output = self.value(node, &|| Type::of(list.item), holder, &path.next_item(list.node));
        output.append(self.visitor.item(list, node));
        output
    }

    /// Visits the run-time values in arbitrary JSON.
    fn json(&mut self, node: &'t Node<'t>, holder: Holder, path: &Path<'_>) -> O {
        let mut output = O::default();
        match &node.value {
            Value::Object(entries) => {
                // A variable without a key is reported.
                for entry in entries.iter().filter(|entry| !(entry.is_identifier && entry.is_bare())) {
                    let holder = Holder { is_optional: entry.is_optional, ..holder };
                    output.append(self.json(&entry.value, holder, &path.child(&entry.key)));
                }
            }
            Value::List(nodes) => {
                let holder = Holder { is_optional: false, ..holder };
                for (index, node) in nodes.iter().enumerate() {
                    output.append(self.json(node, holder, &path.item(index)));
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::InvalidText => {}
            value => {
                let cause = (!value.is_run_time()).then_some(Cause::Unreadable);
                return self.run_time_value(node, Kind::ANY_JSON, Type::MetadataValue, holder, cause, path);
            }
        }
        output
    }
}
