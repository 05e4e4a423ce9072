//! Prints values with the user's own tokens: enum values, run-time values and the values of marked fields.

use payment_core::{
    inspect::tree::{Entry, Node, Value},
    schema::{Kind, Words},
};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

use super::{
    super::{enum_values, marks, types::Type},
    Editor, unreachable,
};
use crate::token;

/// The names that are in scope for a value.
#[derive(Clone, Copy)]
pub(super) enum Names {
    User,
    /// The user's names and these enum values.
    UserAnd(&'static Words),
}

impl Editor<'_> {
    /// Prints an enum value so that the editor completes it bare, before everything else, next to the user's variables.
    pub(super) fn word(&self, words: &'static Words, node: &Node<'_>) -> TokenStream {
        let r#type = Type::of(Kind::Word(words));
        let place = self.source.at(node.place);
        match (&*place.tokens, &node.value) {
            ([TokenTree::Literal(literal)], Value::Word(word)) => {
                let (list, word) = (r#type.full(&self.private), Ident::new(word, literal.span()));
                quote!(#list::#word)
            }
            ([TokenTree::Literal(_) | TokenTree::Group(_)], Value::Refused) => unreachable(),
            // In an expression, enum values have no meaning for rustc, and names may be the user's own.
            _ => {
                let is_lone = place.is_missing
                    || place.placeholder.is_some()
                    || matches!(&*token::ungroup_all(&place.tokens), [] | [TokenTree::Ident(_)]);
                let names = if is_lone { Names::UserAnd(words) } else { Names::User };
                self.typed(node, &r#type, names)
            }
        }
    }

    /// Prints the user's tokens as a value of this type: `{ let value: Type = …; value }`.
    pub(super) fn typed(&self, node: &Node<'_>, r#type: &Type, names: Names) -> TokenStream {
        let (p, ty, value) = (&self.private, r#type.full(&self.private), self.written(node));
        let enum_values = match names {
            Names::User => None,
            Names::UserAnd(words) => Some(enum_values::import(words, p)),
        };
        // A value that converts may be of any type.
        let value = if self.source.is_fallible { quote!(#p::converted(#value)) } else { value };
        quote!({ #enum_values let value: #ty = #value; value })
    }

    /// Prints the user's tokens at a value's place. It is never empty, so that the place can be found.
    pub(super) fn written(&self, node: &Node<'_>) -> TokenStream {
        let place = self.source.at(node.place);
        // The macro has already reported that it is not a value.
        let is_refused = matches!((&node.value, &*place.tokens), (Value::Broken, [TokenTree::Literal(_)]));
        if place.is_missing || place.placeholder.is_some() || is_refused {
            unreachable()
        } else {
            place.tokens.iter().cloned().collect()
        }
    }

    /// Prints the run-time values in free JSON.
    pub(super) fn run_time(&self, node: &Node<'_>) -> TokenStream {
        match &node.value {
            Value::List(nodes) => match self.source.built_list(node.place) {
                Some(items) => self.built_items(nodes, items, |node| self.run_time(node)),
                None => {
                    let items = nodes.iter().map(|node| self.run_time(node));
                    quote!(#(#items)*)
                }
            },
            Value::Object(entries) => {
                let values = entries.iter().map(|entry| self.run_time(&entry.value));
                quote!(#(#values)*)
            }
            Value::Name(_) | Value::Constant(_) | Value::Expression | Value::Block | Value::Broken => {
                let value = self.written(node);
                quote!(let _ = #value;)
            }
            _ => TokenStream::new(),
        }
    }

    /// Prints the value of a marked field, converted as in the request. The result is hidden from the user.
    pub(super) fn marked(&self, entry: &Entry<'_>) -> TokenStream {
        let p = &self.private;
        let unreachable = unreachable();
        if !matches!(
            entry.value.value,
            Value::Name(_) | Value::Constant(_) | Value::Expression | Value::Block | Value::Broken
        ) {
            return self.unknown(&entry.value);
        }
        let ty = if marks::goes_to_other(entry) { Type::MetadataValue } else { Type::UncheckedText };
        let (ty, value) = (ty.full(p), self.written(&entry.value));
        let value = if entry.is_optional {
            quote!(let _: #p::Option<#ty> = #p::Option::map(#value, #p::Into::into);)
        } else {
            quote!(let _: #ty = #p::Into::into(#value);)
        };
        quote!({ #value #unreachable })
    }

    /// Prints the Rust expressions in the value of an unknown key.
    pub(super) fn unknown(&self, node: &Node<'_>) -> TokenStream {
        let (values, unreachable) = (self.run_time(node), unreachable());
        quote!({ #values #unreachable })
    }
}
