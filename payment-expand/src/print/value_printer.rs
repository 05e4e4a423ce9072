//! Prints the values in a struct literal.
//!
//! The expansions for rustc ([`ForRustc`](super::struct_literal::ForRustc)) and for rust-analyzer
//! ([`Editor`](super::editor::Editor)) have the same forms of values. They differ in objects, lists, and in everything that
//! the user's tokens may replace: the methods without a body.

use payment_core::{
    base::Decimal,
    inspect::{
        tree::{Entry, Node, Value},
        typed::{Cause, InvalidValue, TypedEntry, TypedNode, TypedObject, TypedValue},
    },
    json::json_string,
    schema::{EnumValues, Field, Kind},
};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::{ident, types::Type};
use crate::{names::PrivatePath, source::Source};

pub trait ValuePrinter {
    fn source(&self) -> &Source;

    fn private(&self) -> &PrivatePath;

    fn struct_literal(&self, object: &TypedObject<'_>) -> TokenStream;

    fn list(&self, item: Kind, list: &Node<'_>, nodes: &[TypedNode<'_>]) -> TokenStream;

    /// Prints arbitrary JSON as a value of this type.
    fn json(&self, ty: &Type, node: &Node<'_>) -> TokenStream;

    fn text(&self, text: &str, node: &Node<'_>) -> impl ToTokens;

    fn enum_value(&self, list: &'static EnumValues, value: &str, node: &Node<'_>) -> TokenStream;

    fn run_time_value(&self, kind: Kind, node: &Node<'_>) -> TokenStream;

    /// Prints a run-time value whose type is not that of its kind.
    fn run_time_of(&self, ty: &Type, node: &Node<'_>) -> TokenStream;

    fn invalid(&self, invalid: &InvalidValue, node: &Node<'_>) -> TokenStream;

    fn value(&self, TypedNode { written, value }: &TypedNode<'_>) -> TokenStream {
        let p = self.private();
        match value {
            TypedValue::Bool(value) => quote!(#value),
            TypedValue::Text(kind, text) => {
                let (name, text) = (ident(kind.name), self.text(text, written));
                quote!(#p::of::#name(#text))
            }
            TypedValue::Number(kind, number) => {
                let (name, (digits, scale)) = (ident(kind.name), digits_and_scale(*number));
                quote!(#p::of::#name(#digits, #scale))
            }
            TypedValue::EnumValue(list, value) => self.enum_value(list, value, written),
            TypedValue::Unlisted(list, name) => {
                let list = ident(list.name);
                quote!(#p::#list::unlisted(#name))
            }
            TypedValue::Object(object) => self.object(object),
            TypedValue::List(item, nodes) => self.list(**item, written, nodes),
            TypedValue::Free(free) => self.json(&Type::Name(free.name), written),
            TypedValue::Other => self.json(&Type::MetadataValue, written),
            TypedValue::RunTime(kind) | TypedValue::UncheckedText(kind) => self.run_time_value(*kind, written),
            TypedValue::Absent => quote!(#p::None),
            TypedValue::Invalid(invalid) => self.invalid(invalid, written),
            TypedValue::InvalidText => unreachable!("only JSON has such a value"),
        }
    }

    fn object(&self, object: &TypedObject<'_>) -> TokenStream {
        let (p, literal) = (self.private(), self.struct_literal(object));
        if object.object.is_checked { quote!(#p::Checked::new_unchecked(#literal)) } else { literal }
    }

    /// Prints the value of a field of `parent`, inside `Some` if the field is optional.
    fn field(&self, parent: &TypedObject<'_>, field: &Field, entry: &TypedEntry<'_>) -> TokenStream {
        let (p, node) = (self.private(), &entry.value);
        match (&node.value, field.required) {
            // Only a request with a mistake lacks a required field.
            (TypedValue::Absent, true) => quote!(::core::unreachable!()),
            // The field is absent, also if its value is in `other`.
            (TypedValue::Absent | TypedValue::Other, _) => quote!(#p::None),
            // `some::Name("…")` is the shortest expansion of a literal.
            (TypedValue::Text(kind, text), false) => {
                let (name, text) = (ident(kind.name), self.text(text, node.written));
                quote!(#p::some::#name(#text))
            }
            (TypedValue::Number(kind, number), false) => {
                let (name, (digits, scale)) = (ident(kind.name), digits_and_scale(*number));
                quote!(#p::some::#name(#digits, #scale))
            }
            (TypedValue::UncheckedText(kind), is_required) => {
                let (ty, value) = (Type::of(*kind), self.value(node));
                let name = ty.full(p);
                match (is_required, entry.is_optional) {
                    (true, _) => quote!(#name::new_unchecked(#value)),
                    (false, true) => quote!(#p::Option::map(#value, #name::new_unchecked)),
                    (false, false) => quote!(#p::Some(#name::new_unchecked(#value))),
                }
            }
            (
                TypedValue::RunTime(_)
                | TypedValue::Invalid(InvalidValue { cause: Cause::Misplaced | Cause::Unreadable, .. }),
                _,
            ) => self.run_time_field(parent, field, entry),
            (_, true) => self.value(node),
            (_, false) => {
                let value = self.value(node);
                quote!(#p::Some(#value))
            }
        }
    }

    fn run_time_field(&self, parent: &TypedObject<'_>, field: &Field, entry: &TypedEntry<'_>) -> TokenStream {
        let p = self.private();
        let ty = Type::of_entry(parent, field, entry, self.source());
        let is_digits = ty.is_digits();
        let value = if is_digits || entry.is_optional {
            self.run_time_of(&ty.optional_if(entry.is_optional), entry.value.written)
        } else {
            self.value(&entry.value)
        };
        match (entry.is_optional, is_digits) {
            (true, true) => quote!(#p::Option::map(#value, #p::Into::into)),
            (true, false) => value,
            (false, true) => quote!(#p::Some(#p::Into::into(#value))),
            (false, false) if field.required => value,
            (false, false) => quote!(#p::Some(#value)),
        }
    }
}

fn digits_and_scale(number: Decimal) -> (Literal, Literal) {
    (Literal::u64_unsuffixed(number.digits()), Literal::u8_unsuffixed(number.scale()))
}

/// Returns the text of JSON, or `None` if it has run-time values.
pub fn literal_text(node: &Node<'_>) -> Option<String> {
    Some(match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => json_string(text),
        Value::List(nodes) => {
            let items: Option<Vec<_>> = nodes.iter().map(literal_text).collect();
            format!("[{}]", items?.join(","))
        }
        Value::Object(entries) => {
            let field =
                |entry: &Entry<'_>| Some(format!("{}:{}", json_string(&entry.key), literal_text(&entry.value)?));
            let fields: Option<Vec<_>> = entries.iter().map(field).collect();
            format!("{{{}}}", fields?.join(","))
        }
        Value::Name(_) | Value::Constant(_) | Value::Expression(_) => return None,
        Value::Unreadable | Value::Doubtful | Value::InvalidText => unreachable!("a valid request has no such value"),
    })
}
