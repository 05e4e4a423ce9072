//! Prints run-time values as the user has written them, at the user's spans.

use std::{borrow::Cow, slice};

use payment_core::schema::{EnumValues, Kind};
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::token::Gt;

use super::{ident, in_parentheses, parenthesized, visitor::RunTimeValue};
use crate::{
    names::PrivatePath,
    scan_expr::{Divergence, divergence},
    source::{Snippet, Source},
};

/// Returns the tokens of a value as an expression.
///
/// A single name that is close to an enum value gets the enum values into scope. If there is no such variable, rustc then
/// suggests one of them.
pub fn tokens<'p>(run_time: &RunTimeValue<'_>, value: &'p Snippet, source: &Source) -> Cow<'p, [TokenTree]> {
    if let (Kind::EnumValue(list), [TokenTree::Ident(name)]) = (run_time.kind, &*value.tokens)
        && list.nearest(&name.to_string()).is_some()
    {
        let import = import_enum_values(list, &source.names.private(Span::call_site()));
        let span = name.span();
        return quote_spanned!(span=> { #import #name }).into_iter().collect();
    }
    Cow::Borrowed(&value.tokens)
}

/// Prints the user's tokens as one expression.
///
/// Several tokens get parentheses. Without them, rustc would say "expected due to this" about the first token, which has
/// the span of the type.
pub fn one_expression(run_time: &RunTimeValue<'_>, value: &Snippet, source: &Source) -> TokenStream {
    match &*tokens(run_time, value, source) {
        [token] if parenthesized(slice::from_ref(token)).is_none() => quote!(#token),
        tokens => in_parentheses(tokens, value.ends().1),
    }
}

/// Prints an expression that does not return as a value of the type that is expected.
///
/// rustc does not see that the code after it is unreachable, so it does not warn about code of the expansion.
pub fn diverging(value: &Snippet, source: &Source) -> TokenStream {
    let (p, tokens) = (source.names.private(Span::call_site()), value.tokens.iter());
    quote!(if #p::NEVER { #p::never() } else { #(#tokens)* })
}

/// Prints the type of a value, which rustc infers.
///
/// rustc underlines this type in an error, so its span is that of the value.
pub fn inferred_type(value: &Snippet, source: &Source) -> TokenStream {
    let (start, end) = value.spans();
    let (value_type, close) = (source.names.value_type(start), Gt { spans: [end] });
    quote!(#value_type<_ #close)
}

/// Prints the user's tokens as the argument of a call.
///
/// rustc reports an error in a call from the start of its path to the end of its parentheses.
pub fn argument(run_time: &RunTimeValue<'_>, value: &Snippet, source: &Source) -> TokenStream {
    in_parentheses(&tokens(run_time, value, source), value.ends().1)
}

/// Returns whether an expression certainly does not return.
pub fn diverges(value: &[TokenTree]) -> bool {
    matches!(divergence(value), Divergence::Jump | Divergence::Panic)
}

/// Brings the enum values that can be written bare into scope.
///
/// A name in lower case is always the user's variable, which a variant in scope would hide.
pub fn import_enum_values(list: &EnumValues, private: &PrivatePath) -> TokenStream {
    let (list, names) = (ident(list.name), list.names());
    let is_bare = |name: &&&str| name.starts_with(char::is_uppercase);
    let bare: Vec<_> = names.iter().filter(is_bare).map(|name| ident(name)).collect();
    let bare = if bare.len() == names.len() { quote!(*) } else { quote!({ #(#bare),* }) };
    quote!(use #private::#list::#bare;)
}
