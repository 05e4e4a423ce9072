//! Expands any tokens as an invocation of each macro: the expansion never panics, and it is never empty.
#![no_main]

use libfuzzer_sys::fuzz_target;
use payment_expand::{Invocation, Macro, Purpose};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};

fuzz_target!(|text: &str| {
    let Ok(tokens) = text.parse::<TokenStream>() else { return };
    expand_groups(&tokens);
    expand(tokens);
});

/// Expands the groups among tokens, because those of a source file include its invocations.
fn expand_groups(tokens: &TokenStream) {
    for token in tokens.clone() {
        if let TokenTree::Group(group) = token {
            expand_groups(&group.stream());
            expand(group.stream());
        }
    }
}

fn expand(tokens: TokenStream) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let root = Ident::new("root", Span::call_site());
    for invoked in Macro::ALL {
        let mut invocation = Invocation::parse(invoked, &tokens);
        for purpose in [Purpose::Compile, Purpose::Edit] {
            assert!(!invocation.expand(&root, purpose).is_empty());
        }
    }
}
