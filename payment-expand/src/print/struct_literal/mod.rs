//! Prints the struct literal of a valid request: literals, and variables of run-time values.

mod json_text;

use payment_core::{
    inspect::{
        tree::Node,
        typed::{InvalidValue, TypedEntry, TypedNode, TypedObject, TypedValue},
    },
    schema::{EnumValues, Kind},
};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};

use super::{
    field_choice::{self, ValueSource},
    field_name, ident,
    types::Type,
    value_printer::{self, ValuePrinter},
    variables,
};
use crate::{names::PrivatePath, source::Source};

/// Prints values for rustc, where `__p` is an alias of `payment_core::__private`.
pub struct ForRustc<'s> {
    source: &'s Source,
    private: PrivatePath,
}

impl<'s> ForRustc<'s> {
    pub fn new(source: &'s Source) -> Self {
        Self { source, private: PrivatePath::alias() }
    }
}

impl ValuePrinter for ForRustc<'_> {
    fn source(&self) -> &Source {
        self.source
    }

    fn private(&self) -> &PrivatePath {
        &self.private
    }

    fn struct_literal(&self, object: &TypedObject<'_>) -> TokenStream {
        let set = field_choice::fields_in(None, &object.entries);
        let values = set.iter().map(|field| match field_choice::value_source(field, None, object.entries.iter()) {
            Some(ValueSource::Choice(choice)) => variables::of_choice(choice, field, self.source).into_token_stream(),
            Some(ValueSource::Entry(entry)) => self.field(object, field, entry),
            None => unreachable!("an entry sets the field"),
        });
        let unset = object.object.fields.iter().filter(|field| !set.contains(field)).map(field_name);
        let set = set.iter().copied().map(field_name);
        let other = self.other(&object.entries);
        let allowed = object.object.has_rules().then(|| {
            let waivers = self.source.waivers.waived().iter().map(|waiver| ident(&format!("{waiver:?}")));
            quote!(allowed: __p::Waivers::NONE #(.with(__p::Waiver::#waivers))*,)
        });
        let name = ident(object.object.name);
        quote!(__p::#name { #(#set: #values,)* #(#unset: __p::None,)* other: #other, #allowed })
    }

    fn list(&self, _: Kind, list: &Node<'_>, nodes: &[TypedNode<'_>]) -> TokenStream {
        if self.source[list.place].items.is_some() {
            let list = variables::of_list(list, self.source);
            return quote!(__p::Cow::Owned(#list));
        }
        let items = nodes.iter().map(|node| self.value(node));
        if nodes.iter().all(is_literal) {
            return quote!(__p::list(const { &[#(#items),*] }));
        }
        // In a constant, which cannot allocate, rustc blames the list.
        let span = self.source[list.place].start();
        quote_spanned!(span=> __p::Cow::Owned(__p::values::lists::create_at_run_time([#(#items),*])))
    }

    fn json(&self, ty: &Type, node: &Node<'_>) -> TokenStream {
        self.json_text(ty, node)
    }

    fn text(&self, text: &str, _: &Node<'_>) -> impl ToTokens {
        text
    }

    fn enum_value(&self, list: &'static EnumValues, value: &str, _: &Node<'_>) -> TokenStream {
        let (list, value) = (ident(list.name), ident(value));
        quote!(__p::#list::#value)
    }

    fn run_time_value(&self, _: Kind, node: &Node<'_>) -> TokenStream {
        variables::of_value(node, self.source)
    }

    fn run_time_of(&self, _: &Type, node: &Node<'_>) -> TokenStream {
        variables::of_value(node, self.source)
    }

    fn invalid(&self, _: &InvalidValue, _: &Node<'_>) -> TokenStream {
        unreachable!("a valid request has no such value")
    }
}

fn is_literal(node: &TypedNode<'_>) -> bool {
    match &node.value {
        TypedValue::RunTime(_) | TypedValue::UncheckedText(_) => false,
        TypedValue::List(_, nodes) => nodes.iter().all(is_literal),
        TypedValue::Object(object) => object.entries.iter().all(is_literal_entry),
        TypedValue::Free(_) | TypedValue::Other => value_printer::literal_text(node.written).is_some(),
        _ => true,
    }
}

/// Returns whether an entry always has the same literal value.
fn is_literal_entry(entry: &TypedEntry<'_>) -> bool {
    !entry.is_optional && entry.arms().is_empty() && is_literal(&entry.value)
}
