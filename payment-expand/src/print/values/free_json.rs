//! Prints free JSON, such as metadata: text that is rendered while compiling, around the run-time values.

use std::mem;

use payment_core::{
    inspect::tree::{Entry, Node, Value},
    schema::Free,
};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};

use super::ValuePrinter;
use crate::print::{json_string, marks, types::Type, variables};

impl ValuePrinter<'_> {
    /// Prints free JSON.
    pub(super) fn free(self, free: &Free, node: &Node<'_>) -> TokenStream {
        self.json(&Type::Named(free.name), node)
    }

    /// Prints the `other` of an object: the fields that it keeps unchecked.
    pub(super) fn other(self, entries: &[Entry<'_>]) -> TokenStream {
        let others: Vec<_> = marks::other_entries(entries).collect();
        match &*others {
            [] => quote!(__p::NO_OTHER_FIELDS),
            others if others.iter().all(|entry| super::is_literal_entry(entry)) => self.literal_others(others),
            [first, ..] => {
                // In a constant, which cannot allocate, rustc blames the first mark.
                let span = self.source.at(first.place).start();
                let fields = others.iter().map(|entry| self.run_time_other(entry));
                quote_spanned!(span=> __p::other([#(#fields),*]))
            }
        }
    }

    fn literal_others(self, others: &[&Entry<'_>]) -> TokenStream {
        let fields = others.iter().map(|entry| {
            let (name, value) = (marks::name_in_other(entry), self.json(&Type::MetadataValue, &entry.value));
            quote!((__p::Cow::Borrowed(#name), #value))
        });
        quote!(__p::OtherFields::literal(const { &(&[#(#fields),*] as &[_]) }))
    }

    /// Prints the name of a field in `other`, and an `Option` of its value.
    fn run_time_other(self, entry: &Entry<'_>) -> TokenStream {
        let name = marks::name_in_other(entry);
        let value = if entry.arms.is_empty() {
            self.other_value(entry)
        } else {
            variables::of_other(entry, self.source).into_token_stream()
        };
        quote!((#name, #value))
    }

    /// Prints an `Option` with the value of a field that its object keeps in `other`.
    pub fn other_value(self, entry: &Entry<'_>) -> TokenStream {
        let node = &entry.value;
        let value = match node.value {
            Value::Expression => variables::of_value(node, self.source),
            _ => self.json(&Type::MetadataValue, node),
        };
        if entry.is_optional { value } else { quote!(__p::Some(#value)) }
    }

    /// Prints JSON as a value of this type.
    fn json(self, r#type: &Type, node: &Node<'_>) -> TokenStream {
        let mut json = Json { printer: self, text: String::new(), parts: Vec::new() };
        json.value(node);
        let Json { text, mut parts, .. } = json;
        if parts.is_empty() {
            return quote!(#r#type::new_unchecked(#text));
        }
        // `create_at_run_time` expects the first text, and then each run-time value with the text after it.
        let first = mem::take(&mut parts[0].0);
        let texts = parts.iter().skip(1).map(|(before, _)| before).chain([&text]);
        let values = parts.iter().map(|(_, value)| value);
        // In a constant, which cannot allocate, rustc blames the JSON.
        let span = self.span(node);
        let ty = r#type.spanned(&quote_spanned!(span=> __p), span);
        quote_spanned!(span=> #ty::create_at_run_time(#first, [#((#values, #texts)),*]))
    }
}

/// JSON that is rendered.
struct Json<'s> {
    printer: ValuePrinter<'s>,
    /// The text since the last run-time value.
    text: String,
    /// The run-time values, each with the text before it.
    parts: Vec<(String, TokenStream)>,
}

impl Json<'_> {
    /// Adds a run-time value.
    fn run_time(&mut self, value: TokenStream) {
        self.parts.push((mem::take(&mut self.text), value));
    }

    fn value(&mut self, node: &Node<'_>) {
        match &node.value {
            Value::Bool(value) => self.text += &value.to_string(),
            Value::Number(number) => self.text += number,
            Value::Text(text) => self.text += &json_string(text),
            Value::List(nodes) => {
                self.text.push('[');
                for (at, node) in nodes.iter().enumerate() {
                    self.text += if at == 0 { "" } else { "," };
                    self.value(node);
                }
                self.text.push(']');
            }
            Value::Object(entries) => {
                self.text.push('{');
                for (at, entry) in entries.iter().enumerate() {
                    let key = format!("{}:", json_string(&entry.key));
                    if entry.is_optional {
                        // Whether a comma precedes the key depends on the value.
                        let span = self.printer.span(&entry.value);
                        let value = variables::of_value(&entry.value, self.printer.source);
                        self.run_time(quote_spanned!(span=> __p::MetadataValue::member(#key, #value)));
                    } else {
                        self.text += if at == 0 { "" } else { "," };
                        self.text += &key;
                        self.value(&entry.value);
                    }
                }
                self.text.push('}');
            }
            Value::Expression => self.run_time(variables::of_value(node, self.printer.source)),
            _ => self.text += "null",
        }
    }
}
