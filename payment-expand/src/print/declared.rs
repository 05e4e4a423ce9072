//! Prints the types that the run-time values of presets must have, where the presets are declared.
//!
//! ```text
//! const _: fn() = || { let __v: Email = crate::email(); };
//! ```
//!
//! Nobody calls this function, so it only costs its check by rustc. Only values whose names all belong to the crate of the
//! declaration are in it, such as `$crate::email()`: other names may be in scope only where the macro is used.

use payment_core::inspect::typed::TypedObject;
use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;

use super::{
    broken, fallible,
    path::Path,
    visitor::{RunTimeValue, Visitor},
    walk,
};
use crate::{
    source::Source,
    token::{self, is_punct},
};

pub fn checks(root: &TypedObject<'_>, source: &Source) -> TokenStream {
    let mut visitor = Values { source, statements: Vec::new() };
    walk::walk(root, source, &mut visitor);
    if visitor.statements.is_empty() {
        return TokenStream::new();
    }
    let begin = fallible::begin(source);
    let values = source.names.with_imports(&[broken::variable(source)], visitor.statements.into_iter().collect());
    in_crate(quote!(const _: fn() = || { #begin #values };))
}

struct Values<'s> {
    source: &'s Source,
    statements: Vec<TokenStream>,
}

impl<'t> Visitor<'t> for Values<'_> {
    type Output = ();

    fn run_time_value(&mut self, run_time: RunTimeValue<'t>, path: &Path<'_>) {
        if is_closed(&self.source[run_time.node.place].tokens) {
            self.statements.extend(broken::value(&run_time, path, self.source));
        }
    }
}

/// Returns whether an expression uses no name of the scope around it, and leaves no function.
fn is_closed(tokens: &[TokenTree]) -> bool {
    tokens.iter().enumerate().all(|(at, token)| {
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        match token {
            TokenTree::Ident(name) => {
                let is_named_in = [':', '.'].iter().any(|sign| is_punct(before, *sign));
                (is_named_in && name != "await") || (name == "crate" && is_punct(before, '$'))
            }
            TokenTree::Group(group) => is_closed(&token::inside(group)),
            TokenTree::Punct(sign) => !['?', '|', '#'].contains(&sign.as_char()),
            TokenTree::Literal(_) => true,
        }
    })
}

/// Returns code in which `$crate`, which only a macro can name, is the crate of the declaration.
pub fn in_crate(code: TokenStream) -> TokenStream {
    let mut tokens = code.into_iter().peekable();
    let mut found = Vec::new();
    while let Some(token) = tokens.next() {
        let is_crate = matches!(tokens.peek(), Some(TokenTree::Ident(name)) if name == "crate");
        match token {
            TokenTree::Punct(dollar) if dollar.as_char() == '$' && is_crate => {}
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), in_crate(group.stream()));
                inner.set_span(group.span());
                found.push(inner.into());
            }
            token => found.push(token),
        }
    }
    found.into_iter().collect()
}
