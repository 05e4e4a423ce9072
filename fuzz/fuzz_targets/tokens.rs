//! Expands any tokens as an invocation of each macro: the expansion never panics, and it is never empty.
#![no_main]

use libfuzzer_sys::fuzz_target;
use payment_expand::{Macro, expand};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};

fuzz_target!(|text: &str| {
    let Ok(tokens) = text.parse::<TokenStream>() else { return };
    expand_groups(&tokens);
    expand_each(&tokens);
});

/// Expands the groups among tokens, because those of a source file include its invocations.
fn expand_groups(tokens: &TokenStream) {
    for token in tokens.clone() {
        if let TokenTree::Group(group) = token {
            expand_groups(&group.stream());
            expand_each(&group.stream());
        }
    }
}

fn expand_each(tokens: &TokenStream) {
    for invoked in Macro::ALL {
        for purpose in ["", "!"] {
            let mut input: TokenStream = purpose.parse().expect("a token");
            input.extend([TokenTree::from(Ident::new("root", Span::call_site()))]);
            input.extend(tokens.clone());
            assert!(!expand(invoked, input).is_empty());
        }
    }
}
