//! Prints the expansion of an inspected tree.
//!
//! | module | prints |
//! |---|---|
//! | [`valid`] | a valid request or part |
//! | [`broken`] | the errors of a rejected request, and its run-time values |
//! | [`declared`] | the types of run-time values in presets |
//! | [`template`] | a struct with a field for each placeholder |
//! | [`editor`] | each of these for rust-analyzer |
//!
//! They share the [`walk`] over the tree, the [`binding`] of run-time values to [`variables`], the printed values
//! ([`value_printer`], and [`struct_literal`] for rustc) and their [`types`]. Their names come from
//! [`names`](crate::names), so that none conflicts with those of the user.

mod binding;
pub mod broken;
mod built_list;
mod control_flow;
pub mod declared;
pub mod editor;
mod fallible;
mod field_choice;
mod path;
mod struct_literal;
pub mod template;
mod types;
mod user_value;
pub mod valid;
mod value_printer;
mod variables;
mod visitor;
mod walk;

use payment_core::schema::Field;
use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;

use crate::token;

/// Creates an identifier of the expansion.
fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// Returns the name of a field in its Rust struct.
fn field_name(field: &Field) -> Ident {
    match field.rust {
        "type" => Ident::new_raw("type", Span::call_site()),
        name => ident(name),
    }
}

/// Prints the user's tokens between parentheses at `span`, which replace those of the user.
fn in_parentheses(tokens: &[TokenTree], span: Span) -> TokenStream {
    let tokens = without_parentheses(tokens);
    quote_spanned!(span=> (#tokens))
}

/// Prints the user's tokens, without parentheses around all of them.
///
/// Users write Rust blocks in parentheses, which rustc would call unnecessary.
fn without_parentheses(tokens: &[TokenTree]) -> TokenStream {
    parenthesized(tokens).unwrap_or_else(|| tokens.iter().cloned().collect())
}

/// Returns the tokens of a value in parentheses. Returns `None` for any other value, such as a tuple.
fn parenthesized(tokens: &[TokenTree]) -> Option<TokenStream> {
    let [TokenTree::Group(group)] = &*token::ungroup_all(tokens) else { return None };
    let inner = group.stream();
    let is_comma = |token| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ',');
    let is_expression =
        group.delimiter() == Delimiter::Parenthesis && !inner.is_empty() && !inner.clone().into_iter().any(is_comma);
    is_expression.then_some(inner)
}
