//! Any tokens as a call: the macro never panics, expands always, and tells what is wrong.
#![no_main]

extern crate proc_macro;

use libfuzzer_sys::fuzz_target;
use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};

/// The macro's own modules: a procedural macro exports none of them.
#[path = "../../payment-macros/src"]
#[allow(dead_code)]
mod engine {
    pub mod expand;
    pub mod literal;
    pub mod print;
    pub mod read;
    pub mod report;
    pub mod source;
    pub mod split;
    pub mod token;
}
#[allow(unused_imports)] // they know each other by these names
use engine::{literal, print, read, report, source, split, token};

fuzz_target!(|text: &str| {
    let Ok(tokens) = text.parse::<TokenStream>() else { return };
    calls(&tokens);
    expand(tokens);
});

/// A source file's own calls as well.
fn calls(tokens: &TokenStream) {
    for token in tokens.clone() {
        if let TokenTree::Group(group) = token {
            calls(&group.stream());
            expand(group.stream());
        }
    }
}

/// For rustc and for an editor.
fn expand(call: TokenStream) {
    let root = TokenTree::from(Ident::new("root", Span::call_site()));
    let mark = TokenTree::from(Punct::new('!', Spacing::Alone));
    for head in [vec![root.clone()], vec![mark, root]] {
        let call = head.into_iter().chain(call.clone()).collect();
        assert!(!engine::expand::expand(call).is_empty());
    }
}
