//! Prints values with the user's own tokens: enum values, run-time values and the values of unchecked fields.

use payment_core::{
    inspect::{
        tree::{self, Node},
        typed::{Cause, InvalidValue, TypedEntry, TypedNode, TypedValue},
    },
    schema::{EnumValues, Kind},
};
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::{
    super::{types::Type, user_value},
    Editor, value_of_any_type,
};
use crate::{source::Source, token};

/// The names that are in scope for a value.
#[derive(Clone, Copy)]
pub(super) enum NamesInScope {
    User,
    /// The user's names and these enum values.
    UserAnd(&'static EnumValues),
}

impl Editor<'_> {
    /// Prints the user's tokens as a value of this kind. The editor completes enum values bare, before everything else, next
    /// to the user's variables.
    pub(super) fn expression(&self, kind: Kind, node: &Node<'_>) -> TokenStream {
        let value = &self.source[node.place];
        // In an expression, enum values have no meaning for rustc, and names may be the user's own.
        let is_lone = value.is_missing
            || value.placeholder.is_some()
            || matches!(&*token::ungroup_all(&value.tokens), [] | [TokenTree::Ident(_)]);
        let names = match kind {
            Kind::EnumValue(list) if is_lone => NamesInScope::UserAnd(list),
            _ => NamesInScope::User,
        };
        self.typed(node, &Type::of(kind), names)
    }

    /// Prints the user's tokens as a value of this type: `{ let value: Type = …; value }`.
    pub(super) fn typed(&self, node: &Node<'_>, ty: &Type, names: NamesInScope) -> TokenStream {
        let (p, ty, value) = (&self.private, ty.full(&self.private), written(node, self.source));
        let enum_values = match names {
            NamesInScope::User => None,
            NamesInScope::UserAnd(list) => Some(user_value::import_enum_values(list, p)),
        };
        // A value that converts may be of any type.
        let value = if self.source.is_fallible { quote!(#p::converted(#value)) } else { value };
        quote!({ #enum_values let value: #ty = #value; value })
    }

    pub(super) fn run_time_values(&self, node: &TypedNode<'_>) -> TokenStream {
        match &node.value {
            TypedValue::Object(object) => {
                let values = object.entries.iter().map(|entry| self.run_time_values(&entry.value));
                quote!(#(#values)*)
            }
            TypedValue::List(_, nodes) => {
                let item = |index: usize| self.run_time_values(&nodes[index]);
                match &self.source[node.place()].items {
                    Some(items) => self.built_items(items, item, item),
                    None => (0..nodes.len()).map(item).collect(),
                }
            }
            TypedValue::RunTime(_)
            | TypedValue::UncheckedText(_)
            | TypedValue::Invalid(InvalidValue { cause: Cause::Unreadable | Cause::UnknownKey, .. })
            | TypedValue::Free(_)
            | TypedValue::Other => self.written_run_time(node.written),
            TypedValue::Absent
            | TypedValue::Bool(_)
            | TypedValue::Number(..)
            | TypedValue::Text(..)
            | TypedValue::EnumValue(..)
            | TypedValue::Unlisted(..)
            | TypedValue::InvalidText
            | TypedValue::Invalid(InvalidValue {
                cause: Cause::Rejected | Cause::Misplaced | Cause::Doubtful, ..
            }) => TokenStream::new(),
        }
    }

    /// Prints the run-time values in a value of which nobody knows the kind.
    pub(super) fn written_run_time(&self, node: &Node<'_>) -> TokenStream {
        match &node.value {
            tree::Value::List(nodes) => {
                let item = |index: usize| self.written_run_time(&nodes[index]);
                match &self.source[node.place].items {
                    Some(items) => self.built_items(items, item, item),
                    None => (0..nodes.len()).map(item).collect(),
                }
            }
            tree::Value::Object(entries) => entries.iter().map(|entry| self.written_run_time(&entry.value)).collect(),
            tree::Value::Name(_) | tree::Value::Constant(_) | tree::Value::Expression(_) | tree::Value::Unreadable => {
                let value = written(node, self.source);
                quote!(let _ = #value;)
            }
            tree::Value::Null
            | tree::Value::Bool(_)
            | tree::Value::Number(_)
            | tree::Value::Text(_)
            | tree::Value::Doubtful
            | tree::Value::InvalidText => TokenStream::new(),
        }
    }

    /// Prints the value of an unchecked field, converted as in the request. The result is hidden from the user.
    pub(super) fn unchecked(&self, entry: &TypedEntry<'_>) -> TokenStream {
        let p = &self.private;
        let placeholder = value_of_any_type();
        let is_run_time = match entry.value.value {
            TypedValue::UncheckedText(_) | TypedValue::Invalid(InvalidValue { cause: Cause::Unreadable, .. }) => true,
            TypedValue::Other => entry.value.written.value.is_run_time(),
            _ => false,
        };
        if !is_run_time {
            return self.unknown(&entry.value);
        }
        let ty = if entry.goes_to_other() { Type::MetadataValue } else { Type::UncheckedText };
        let (ty, value) = (ty.full(p), written(entry.value.written, self.source));
        let value = if entry.is_optional {
            quote!(let _: #p::Option<#ty> = #p::Option::map(#value, #p::Into::into);)
        } else {
            quote!(let _: #ty = #p::Into::into(#value);)
        };
        quote!({ #value #placeholder })
    }

    /// Prints the Rust expressions in the value of an unknown key.
    pub(super) fn unknown(&self, node: &TypedNode<'_>) -> TokenStream {
        let (values, placeholder) = (self.run_time_values(node), value_of_any_type());
        quote!({ #values #placeholder })
    }
}

/// Prints the user's tokens at a value's place. It is never empty, so that the place can be found.
pub(super) fn written(node: &Node<'_>, source: &Source) -> TokenStream {
    let snippet = &source[node.place];
    // The macro has already reported that it is not a value.
    let is_rejected = matches!((&node.value, &*snippet.tokens), (tree::Value::Unreadable, [TokenTree::Literal(_)]));
    let is_placeholder = matches!(&*snippet.tokens, [TokenTree::Ident(sign), ..] if sign == "_");
    if snippet.is_missing || is_placeholder || is_rejected {
        value_of_any_type()
    } else {
        snippet.tokens.iter().cloned().collect()
    }
}
