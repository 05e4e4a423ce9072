//! Prints arbitrary JSON, such as metadata: text that is rendered while compiling, around the run-time values.

use std::mem;

use payment_core::{
    inspect::{
        tree::{Entry, Node},
        typed::TypedEntry,
    },
    json::json_string,
};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};

use super::ForRustc;
use crate::source::Source;
use crate::{
    names::PrivatePath,
    print::{
        json::{self, JsonSink},
        types::Type,
        value_printer::ValuePrinter,
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

    /// Prints JSON as a value of this type.
    pub(super) fn json_text(&self, ty: &Type, node: &Node<'_>) -> TokenStream {
        if node.value.is_run_time() {
            return variables::of_value(node, self.source);
        }
        let mut text = JsonText { source: self.source, text: String::new(), parts: Vec::new() };
        json::write(node, &mut text);
        let JsonText { text, mut parts, .. } = text;
        if parts.is_empty() {
            return quote!(#ty::new_unchecked(#text));
        }
        // `create_at_run_time` expects the first text, and then each run-time value with the text after it.
        let first = mem::take(&mut parts[0].0);
        let texts = parts.iter().skip(1).map(|(before, _)| before).chain([&text]);
        let values = parts.iter().map(|(_, value)| value);
        // In a constant, which cannot allocate, rustc blames the JSON.
        let span = self.source[node.place].start();
        let ty = ty.spanned(&PrivatePath::Alias(span), span);
        quote_spanned!(span=> #ty::create_at_run_time(#first, [#((#values, #texts)),*]))
    }
}

/// JSON as the text of a value.
struct JsonText<'s> {
    source: &'s Source,
    /// The text since the last run-time value.
    text: String,
    /// The run-time values, each with the text before it.
    parts: Vec<(String, TokenStream)>,
}

impl JsonText<'_> {
    fn add(&mut self, value: TokenStream) {
        self.parts.push((mem::take(&mut self.text), value));
    }
}

impl JsonSink for JsonText<'_> {
    fn text(&mut self) -> &mut String {
        &mut self.text
    }

    fn run_time_value(&mut self, node: &Node<'_>) {
        self.add(variables::of_value(node, self.source));
    }

    fn object(&mut self, entries: &[Entry<'_>]) {
        self.text.push('{');
        for (at, entry) in entries.iter().enumerate() {
            let key = format!("{}:", json_string(&entry.key));
            if entry.is_optional {
                // Whether a comma precedes the key depends on the value.
                let span = self.source[entry.value.place].start();
                let value = variables::of_value(&entry.value, self.source);
                self.add(quote_spanned!(span=> __p::MetadataValue::member(#key, #value)));
            } else {
                self.text += if at == 0 { "" } else { "," };
                self.text += &key;
                json::write(&entry.value, self);
            }
        }
        self.text.push('}');
    }
}
