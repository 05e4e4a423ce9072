//! Prints control flow around blocks that are printed elsewhere.
//!
//! The braces of a block have the user's span. All other tokens that the expansion adds do not, because clippy would then
//! lint a `match` as the user's, and rustc would suggest new arms inside this crate.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use super::in_parentheses;
use crate::{
    names::PrivatePath,
    scan_expr::Divergence,
    scan_expr::divergence,
    source::{Body, Branch, ControlFlow, For, If, Match, MatchArm, Otherwise},
    token,
};

/// Puts statements between the braces of the user.
pub fn block(braces: Span, statements: TokenStream) -> Group {
    let mut block = Group::new(Delimiter::Brace, statements);
    block.set_span(braces);
    block
}

/// Prints control flow, each of its blocks by `block`. Missing parts are replaced, because editors expand them too.
///
/// `private` is the path of `payment_core::__private`.
pub fn print<B>(flow: &ControlFlow<B>, private: &PrivatePath, block: &mut dyn FnMut(&B) -> Group) -> TokenStream {
    match flow {
        ControlFlow::For(For { label, keyword, pattern, iterator, block: body }) => {
            let (kw_for, kw_in) = (keyword, keyword_at(keyword, "in"));
            let (pattern, iterator) = (tokens_or(pattern, quote!(_)), tokens_or(iterator, quote!([])));
            let body = block_or_empty(body.as_ref(), block);
            quote!(#(#label)* #kw_for #pattern #kw_in #iterator #body)
        }
        ControlFlow::If(If { branches, otherwise }) => {
            let branches = branches.iter().enumerate().map(|(index, Branch { keyword, condition, block: body })| {
                let kw_else = (index > 0).then(|| keyword_at(keyword, "else"));
                let (kw_if, condition) = (keyword_at(keyword, "if"), tokens_or(condition, quote!(true)));
                let body = block_or_empty(body.as_ref(), block);
                quote!(#kw_else #kw_if #condition #body)
            });
            let branches = quote!(#(#branches)*);
            let otherwise = otherwise.as_ref().map(|otherwise| match otherwise {
                Otherwise::Block(body) => {
                    let body = block(body);
                    quote!(else #body)
                }
                Otherwise::Match(flow) => {
                    let flow = print_match(flow, private, block);
                    quote!(else { #flow })
                }
            });
            quote!(#branches #otherwise)
        }
        ControlFlow::Match(flow) => print_match(flow, private, block),
    }
}

fn print_match<B>(flow: &Match<B>, private: &PrivatePath, block: &mut dyn FnMut(&B) -> Group) -> TokenStream {
    let (kw_match, scrutinee) = (keyword_at(&flow.keyword, "match"), tokens_or(&flow.scrutinee, quote!(())));
    let arms = flow.arms.iter().map(|MatchArm { pattern, guard, body }| {
        let pattern = tokens_or(pattern, quote!(_));
        let guard = (!guard.is_empty()).then(|| quote!(if #(#guard)*));
        match body {
            Body::Block(body) => {
                let body = block(body);
                quote!(#pattern #guard => #body)
            }
            Body::Diverging(expression) => {
                let body = diverging(expression, private);
                quote!(#pattern #guard => #body)
            }
            Body::Invalid(expression) => quote!(#pattern #guard => { let _ = { #(#expression)* }; }),
        }
    });
    quote!(#kw_match #scrutinee { #(#arms)* })
}

/// Prints an expression that must not return: rustc reports any other type than `!` at the expression.
fn diverging(expression: &[TokenTree], private: &PrivatePath) -> TokenStream {
    if divergence(expression) == Divergence::Jump {
        return quote!(#(#expression)*,);
    }
    let (start, end) = token::ends(expression);
    let never = quote_spanned!(start=> #private::Never);
    let expression = in_parentheses(expression, end);
    // Inside a `match`, clippy does not expect a value.
    quote!({ let _: #never = match () { () => #expression }; })
}

/// Creates a keyword of the expansion at the place of the user's keyword.
fn keyword_at(keyword: &Ident, name: &str) -> Ident {
    Ident::new(name, Span::call_site().located_at(keyword.span()))
}

/// Returns the user's tokens, or `missing` if there are none.
fn tokens_or(tokens: &[TokenTree], missing: TokenStream) -> TokenStream {
    if tokens.is_empty() { missing } else { tokens.iter().cloned().collect() }
}

/// Prints a block, or an empty one if it is missing.
fn block_or_empty<B>(body: Option<&B>, block: &mut dyn FnMut(&B) -> Group) -> Group {
    body.map_or_else(|| Group::new(Delimiter::Brace, TokenStream::new()), block)
}
