//! Any tokens as an invocation: the expansion never panics, and always prints something.
#![no_main]

use libfuzzer_sys::fuzz_target;
use payment_expand::{Invocation, Purpose};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};

fuzz_target!(|text: &str| {
    let Ok(tokens) = text.parse::<TokenStream>() else { return };
    groups(&tokens);
    expand(tokens);
});

/// The groups of a source file too, among which its invocations are.
fn groups(tokens: &TokenStream) {
    for token in tokens.clone() {
        if let TokenTree::Group(group) = token {
            groups(&group.stream());
            expand(group.stream());
        }
    }
}

fn expand(call: TokenStream) {
    let tokens: Vec<TokenTree> = call.into_iter().collect();
    let root = Ident::new("root", Span::call_site());
    for parse in [Invocation::parse, Invocation::parse_part] {
        let invocation = parse(&tokens);
        for purpose in [Purpose::Compile, Purpose::Edit] {
            assert!(!invocation.expand(&root, purpose).is_empty());
        }
    }
}
