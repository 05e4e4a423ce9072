//! Prints values: literals, variables of run-time values, and the struct literals around them.

mod fixed_list;
mod json_text;

use payment_core::{
    base::Decimal,
    inspect::typed::{Json, Typed, TypedEntry, TypedNode, TypedObject},
    rules,
    schema::Field,
};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::{
    allowed_rules,
    field_choice::{self, Given},
    field_name, ident,
    types::Type,
    variables,
};
use crate::source::Source;

/// Prints values, with a variable for each run-time value.
#[derive(Clone, Copy)]
pub struct ValuePrinter<'s> {
    pub source: &'s Source,
}

impl ValuePrinter<'_> {
    /// Prints the struct literal of an object.
    pub fn object(self, object: &TypedObject<'_>) -> TokenStream {
        let set = field_choice::fields_in(None, &object.entries);
        let unset = object.object.fields.iter().filter(|field| !set.contains(field));
        let fields = set.iter().copied().chain(unset);
        let names = fields.clone().map(field_name);
        let values = fields.map(|field| match field_choice::given(field, None, &object.entries) {
            Some(Given::Entry(entry)) => self.field(object, field, entry),
            Some(Given::Choice(choice)) => variables::of_choice(choice, field, self.source).into_token_stream(),
            None => quote!(__p::None),
        });
        let other = self.other(&object.entries);
        let allowed = rules::has_rules(object.object).then(|| allowed_rules::allowed(self.source));
        let name = ident(object.object.name);
        quote!(__p::#name { #(#names: #values,)* other: #other, #allowed })
    }

    /// Prints the value of a field of `parent`, inside `Some` if the field is optional.
    pub fn field(self, parent: &TypedObject<'_>, field: &Field, entry: &TypedEntry<'_>) -> TokenStream {
        // `of::Name("…")` and `some::Name("…")` are the shortest expansions of a literal.
        let module = ident(if field.required { "of" } else { "some" });
        match &entry.value.value {
            Typed::Text(kind, text) => {
                let name = ident(kind.name);
                quote!(__p::#module::#name(#text))
            }
            Typed::Number(kind, number) => {
                let (name, number) = (ident(kind.name), number_arguments(*number));
                quote!(__p::#module::#name(#number))
            }
            Typed::UncheckedText(kind) => {
                let (name, value) = (Type::Named(kind.name), self.value(&entry.value));
                match (field.required, entry.is_optional) {
                    (true, _) => quote!(#name::new_unchecked(#value)),
                    (false, true) => quote!(__p::Option::map(#value, #name::new_unchecked)),
                    (false, false) => quote!(__p::Some(#name::new_unchecked(#value))),
                }
            }
            Typed::RunTime(_) => {
                let value = self.value(&entry.value);
                let is_digits = Type::of_entry(parent, field, entry, self.source).is_digits();
                match (field.required, entry.is_optional) {
                    (true, _) | (_, true) if !is_digits => value,
                    (_, true) => quote!(__p::Option::map(#value, __p::Into::into)),
                    (..) if is_digits => quote!(__p::Some(__p::Into::into(#value))),
                    (..) => quote!(__p::Some(#value)),
                }
            }
            Typed::Bool(_)
            | Typed::EnumValue(..)
            | Typed::Unlisted(..)
            | Typed::Object(_)
            | Typed::Checked(_)
            | Typed::List(..)
            | Typed::Free(..) => {
                let value = self.value(&entry.value);
                if field.required { value } else { quote!(__p::Some(#value)) }
            }
            // The field is absent, also if its value is in `other`.
            Typed::Absent | Typed::Other(_) => quote!(__p::None),
            Typed::Kept | Typed::Invalid(_) => unreachable!("a valid request has no such value"),
        }
    }

    /// Prints a value.
    pub fn value(self, node: &TypedNode<'_>) -> TokenStream {
        match &node.value {
            Typed::RunTime(_) | Typed::UncheckedText(_) => variables::of_value(node.written, self.source),
            Typed::Bool(value) => quote!(#value),
            Typed::Text(kind, text) => {
                let name = ident(kind.name);
                quote!(__p::of::#name(#text))
            }
            Typed::Number(kind, number) => {
                let (name, number) = (ident(kind.name), number_arguments(*number));
                quote!(__p::of::#name(#number))
            }
            Typed::EnumValue(words, word) => {
                let (words, word) = (ident(words.name), ident(word));
                quote!(__p::#words::#word)
            }
            Typed::Unlisted(words, name) => {
                let words = ident(words.name);
                quote!(__p::#words::unlisted(#name))
            }
            Typed::Object(object) => self.object(object),
            Typed::Checked(object) => {
                let object = self.object(object);
                quote!(__p::Checked::new_unchecked(#object))
            }
            Typed::List(_, items) => self.list(node.written, items),
            Typed::Free(free, json) => self.json(&Type::Named(free.name), node.written, json),
            Typed::Other(json) => self.json(&Type::MetadataValue, node.written, json),
            Typed::Absent => quote!(__p::None),
            Typed::Kept | Typed::Invalid(_) => unreachable!("a valid request has no such value"),
        }
    }
}

/// Prints the digits and the scale of a number.
fn number_arguments(number: Decimal) -> TokenStream {
    let digits = Literal::u64_unsuffixed(number.digits());
    let scale = Literal::u8_unsuffixed(number.scale());
    quote!(#digits, #scale)
}

/// Returns whether a value consists of literals.
fn is_literal(value: &Typed<'_>) -> bool {
    match value {
        Typed::RunTime(_) | Typed::UncheckedText(_) => false,
        Typed::List(_, nodes) => nodes.iter().all(|node| is_literal(&node.value)),
        Typed::Object(object) | Typed::Checked(object) => object.entries.iter().all(is_literal_entry),
        Typed::Free(_, json) | Typed::Other(json) => is_literal_json(json),
        _ => true,
    }
}

/// Returns whether an entry always has the same literal value.
fn is_literal_entry(entry: &TypedEntry<'_>) -> bool {
    !entry.is_optional && entry.arms().is_empty() && is_literal(&entry.value.value)
}

/// Returns whether arbitrary JSON consists of literals.
fn is_literal_json(json: &Json<'_>) -> bool {
    match json {
        Json::RunTime => false,
        Json::List(nodes) => nodes.iter().all(|node| is_literal_json(&node.value)),
        Json::Object(entries) => entries.iter().all(|entry| !entry.is_optional && is_literal_json(&entry.value.value)),
        _ => true,
    }
}
