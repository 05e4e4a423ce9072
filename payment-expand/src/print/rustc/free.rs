//! Metadata and the like: JSON that is rendered while compiling, except for the run-time values in it.

use std::mem;

use payment_core::{
    inspect::tree::{Entry, Node, Value},
    schema::Free,
};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};

use super::Printer;
use crate::print::{binding, ident, marks, quoted};

impl Printer<'_> {
    /// Free JSON: its text, or its text around the run-time values.
    pub(super) fn free(self, free: &Free, node: &Node<'_>) -> TokenStream {
        self.json(free.name, node)
    }

    /// The fields that an object keeps without checking them.
    pub(super) fn other(self, entries: &[Entry<'_>]) -> TokenStream {
        let others: Vec<_> = marks::others(entries).collect();
        match &*others {
            [] => quote!(__p::OtherFields::new()),
            others if others.iter().all(|entry| super::is_literal_entry(entry)) => self.literal_others(others),
            [first, ..] => {
                // in a constant, where nothing can be allocated, the first mark is to blame
                let span = self.source.at(first.place).start();
                let fields = others.iter().map(|entry| self.run_time_other(entry));
                quote_spanned!(span=> __p::other([#(#fields),*]))
            }
        }
    }

    fn literal_others(self, others: &[&Entry<'_>]) -> TokenStream {
        let fields = others.iter().map(|entry| {
            let (name, value) = (marks::wire(entry), self.json("MetadataValue", &entry.value));
            quote!((__p::Cow::Borrowed(#name), #value))
        });
        quote!(__p::OtherFields::literal(const { &(&[#(#fields),*] as &[_]) }))
    }

    /// A name and an `Option` of the value.
    fn run_time_other(self, entry: &Entry<'_>) -> TokenStream {
        let name = marks::wire(entry);
        let value =
            if entry.arms.is_empty() { self.other_value(entry) } else { marks::variable(entry).into_token_stream() };
        quote!((#name, #value))
    }

    /// An `Option` of the value of a field that an object keeps in `other`.
    pub(super) fn other_value(self, entry: &Entry<'_>) -> TokenStream {
        let node = &entry.value;
        let value = match node.value {
            Value::Expression => binding::value(node, self.source, "__request"),
            _ => self.json("MetadataValue", node),
        };
        if entry.is_optional { value } else { quote!(__p::Some(#value)) }
    }

    fn json(self, name: &str, node: &Node<'_>) -> TokenStream {
        let mut json = Json { printer: self, text: String::new(), parts: Vec::new() };
        json.value(node);
        let name = ident(name);
        let Json { text, mut parts, .. } = json;
        if parts.is_empty() {
            return quote!(__p::#name::new_unchecked(#text));
        }
        // each run-time value goes with the text after it, the first text by itself
        let first = mem::take(&mut parts[0].0);
        let texts = parts.iter().skip(1).map(|(before, _)| before).chain([&text]);
        let values = parts.iter().map(|(_, value)| value);
        // in a constant, where nothing can be allocated, the JSON is to blame
        quote_spanned!(self.span(node)=> __p::#name::create_at_run_time(#first, [#((#values, #texts)),*]))
    }
}

struct Json<'s> {
    printer: Printer<'s>,
    /// The text since the last run-time value.
    text: String,
    /// The run-time values, each with the text before it.
    parts: Vec<(String, TokenStream)>,
}

impl Json<'_> {
    fn run_time(&mut self, value: TokenStream) {
        self.parts.push((mem::take(&mut self.text), value));
    }

    fn value(&mut self, node: &Node<'_>) {
        match &node.value {
            Value::Bool(value) => self.text += &value.to_string(),
            Value::Number(number) => self.text += number,
            Value::Text(text) => self.text += &quoted(text),
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
                    let key = format!("{}:", quoted(&entry.key));
                    if entry.is_optional {
                        // the comma before it depends on the value
                        let span = self.printer.span(&entry.value);
                        let value = binding::value(&entry.value, self.printer.source, "__request");
                        self.run_time(quote_spanned!(span=> __p::MetadataValue::member(#key, #value)));
                    } else {
                        self.text += if at == 0 { "" } else { "," };
                        self.text += &key;
                        self.value(&entry.value);
                    }
                }
                self.text.push('}');
            }
            Value::Expression => self.run_time(binding::value(node, self.printer.source, "__request")),
            _ => self.text += "null",
        }
    }
}
