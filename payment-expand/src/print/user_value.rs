//! Prints run-time values as the user has written them, at the user's spans.

use std::borrow::Cow;

use payment_core::schema::Kind;
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use super::{enum_values, walk::Leaf};
use crate::{scan_expr::Divergence, scan_expr::divergence, source::Place, token};

/// Returns the tokens of a value as an expression.
///
/// A single name that is close to an enum value gets the enum values into scope. If there is no such variable, rustc then
/// suggests one of them.
pub fn tokens<'p>(leaf: &Leaf<'_, '_>, value: &'p Place) -> Cow<'p, [TokenTree]> {
    if let (Kind::Word(words), [TokenTree::Ident(name)]) = (leaf.kind, &*value.tokens)
        && words.nearest(&name.to_string()).is_some()
    {
        let (import, span) = (enum_values::import(words, &quote!(__p)), name.span());
        let import = quote!(#[allow(unused_imports)] #import);
        return quote_spanned!(span=> { #import #name }).into_iter().collect();
    }
    Cow::Borrowed(&value.tokens)
}

/// Prints the user's tokens as one expression.
///
/// Several tokens get braces. Without them, rustc would say "expected due to this" about the first token, which has the
/// span of the type.
pub fn one_expression(leaf: &Leaf<'_, '_>, value: &Place) -> TokenStream {
    let tokens = tokens(leaf, value);
    let tokens = tokens.iter();
    match token::ungroup_all(&value.tokens).len() {
        1 => quote!(#(#tokens)*),
        _ => quote_spanned!(value.ends().1=> { #(#tokens)* }),
    }
}

/// Prints the type of a value, which rustc infers.
///
/// rustc underlines this type in an error, so its span is that of the value.
pub fn inferred_type(value: &Place) -> TokenStream {
    let (start, end) = value.spans();
    let (alias, close) = (Ident::new("__p", start), quote_spanned!(end=> >));
    quote!(#alias::Written<_ #close)
}

/// Prints the user's tokens as the argument of a call.
///
/// rustc reports an error in a call from the start of its path to the end of its parentheses.
pub fn argument(leaf: &Leaf<'_, '_>, value: &Place) -> TokenStream {
    let (tokens, (_, end)) = (tokens(leaf, value), value.ends());
    let tokens = tokens.iter();
    quote_spanned!(end=> (#(#tokens)*))
}

/// Returns whether an expression certainly does not return.
pub fn diverges(value: &[TokenTree]) -> bool {
    matches!(divergence(value), Divergence::Jump | Divergence::Panic)
}

/// Allows the lints about the braces around a value, and about the user's parentheses inside them.
pub fn allowed_lints(value: &[TokenTree]) -> TokenStream {
    let (mut allowed, inner) = (TokenStream::new(), token::ungroup_all(value));
    // Users write Rust blocks in parentheses.
    if matches!(&*inner, [TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis) {
        allowed.extend(quote!(#[allow(unused_parens)]));
    }
    if diverges(&inner) {
        allowed.extend(quote!(#[allow(clippy::diverging_sub_expression)]));
    }
    // Inside the braces, an `if` that returns is the end of a block.
    if matches!(value, [TokenTree::Ident(word), _, ..] if word == "if") {
        allowed.extend(quote!(#[allow(clippy::redundant_else)]));
    }
    allowed
}
