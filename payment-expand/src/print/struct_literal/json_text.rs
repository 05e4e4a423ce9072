//! Prints arbitrary JSON, such as metadata: literals as their text, and the calls that join them with run-time values.

use payment_core::inspect::{
    tree::{Node, Value},
    typed::TypedEntry,
};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};

use super::ForRustc;
use crate::{
    names::PrivatePath,
    print::{
        types::Type,
        value_printer::{ValuePrinter, literal_text},
        variables,
    },
};

impl ForRustc<'_> {
    /// Prints the `other` of an object: the fields that it keeps unchecked.
    pub(super) fn other(&self, entries: &[TypedEntry<'_>]) -> TokenStream {
        let others: Vec<_> = entries.iter().filter(|entry| entry.goes_to_other()).collect();
        match &*others {
            [] => quote!(__p::NO_OTHER_FIELDS),
            others if others.iter().all(|entry| super::is_literal_entry(entry)) => self.literal_others(others),
            [first, ..] => {
                // In a constant, which cannot allocate, rustc blames the first of these fields.
                let span = self.source[first.place()].start();
                let fields = others.iter().map(|entry| self.run_time_other(entry));
                quote_spanned!(span=> __p::other([#(#fields),*]))
            }
        }
    }

    fn literal_others(&self, others: &[&TypedEntry<'_>]) -> TokenStream {
        let fields = others.iter().map(|entry| {
            let (name, value) = (entry.wire_name(), self.value(&entry.value));
            quote!((__p::Cow::Borrowed(#name), #value))
        });
        quote!(__p::OtherFields::literal(const { &(&[#(#fields),*] as &[_]) }))
    }

    /// Prints the name of a field in `other`, and an `Option` of its value.
    fn run_time_other(&self, entry: &TypedEntry<'_>) -> TokenStream {
        let name = entry.wire_name();
        let value = if entry.arms().is_empty() {
            self.other_value(entry)
        } else {
            variables::of_other(entry, self.source).into_token_stream()
        };
        quote!((#name, #value))
    }

    /// Prints an `Option` with the value of a field that its object keeps in `other`.
    pub fn other_value(&self, entry: &TypedEntry<'_>) -> TokenStream {
        let value = self.value(&entry.value);
        if entry.is_optional { value } else { quote!(__p::Some(#value)) }
    }

    pub(super) fn json_text(&self, ty: &Type, node: &Node<'_>) -> TokenStream {
        if let Some(text) = literal_text(node) {
            return quote!(#ty::new_unchecked(#text));
        }
        let inner = |node| self.json_text(&Type::MetadataValue, node);
        // In a constant, which cannot allocate, rustc blames the JSON.
        let span = self.source[node.place].start();
        match &node.value {
            Value::Object(entries) => {
                let fields = entries.iter().map(|entry| {
                    let (key, value) = (&entry.key, inner(&entry.value));
                    if entry.is_optional { quote!((#key, #value)) } else { quote!((#key, __p::Some(#value))) }
                });
                let ty = ty.spanned(&PrivatePath::Alias(span), span);
                quote_spanned!(span=> #ty::create_at_run_time([#(#fields),*]))
            }
            Value::List(nodes) => {
                let items = nodes.iter().map(inner);
                quote_spanned!(span=> __p::MetadataValue::list_at_run_time([#(#items),*]))
            }
            _ => variables::of_value(node, self.source),
        }
    }
}
