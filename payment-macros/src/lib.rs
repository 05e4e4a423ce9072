//! The procedural macro behind `payment_session!`; use it through the crate `payment-session`.
//!
//! It reads tokens to a tree ([`read`]), has `payment-core` inspect it, and prints the expansion ([`print`]).
#![forbid(unsafe_code)]

mod literal;
mod print;
mod read;
mod report;
mod source;
mod split;

use proc_macro2::{Ident, TokenStream, TokenTree};

/// Not public API: `payment_session!` hands this macro `$crate`, for whom to print (`rustc` or `editor`), and the
/// call.
#[doc(hidden)]
#[proc_macro]
pub fn expand(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expansion(input.into()).into()
}

fn expansion(input: TokenStream) -> TokenStream {
    let mut tokens = input.into_iter();
    let (Some(TokenTree::Ident(root)), Some(TokenTree::Ident(reader))) = (tokens.next(), tokens.next()) else {
        return TokenStream::new();
    };
    let call: Vec<TokenTree> = tokens.collect();
    let (mut root_node, mut source) = read::read(&call);
    let mut findings = payment_core::inspect::inspect(
        payment_core::schema::SESSION,
        &mut root_node,
        payment_core::inspect::Origin::Macro,
    );
    findings.append(&mut source.slips);
    findings.sort_by_key(|finding| finding.place);
    let errors = report::errors(&findings, &source);
    match reader_is_editor(&reader) {
        true => print::editor::session(&root, &root_node, &source, errors),
        false if findings.is_empty() => print::rustc::session(&root, &root_node, &source),
        false => print::broken::session(&root, &root_node, &source, errors),
    }
}

fn reader_is_editor(reader: &Ident) -> bool {
    reader == "editor"
}
