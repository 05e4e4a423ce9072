//! The procedural macro behind `payment_session!`; use it through the crate `payment-session`.
//!
//! It reads tokens to a tree (`read`), has `payment-core` inspect it, and prints the expansion (`print`).
#![forbid(unsafe_code)]

#[cfg(test)]
mod agreement;
mod literal;
mod print;
mod read;
mod report;
#[cfg(test)]
mod snapshots;
mod source;
mod split;
#[cfg(test)]
mod tests;

extern crate proc_macro;

use payment_core::{
    inspect::{Origin, Style, inspect, sorted},
    schema::SESSION,
};
use proc_macro2::{TokenStream, TokenTree};

/// Not public API: `payment_session!` hands over `$crate` and the call.
#[doc(hidden)]
#[proc_macro]
pub fn for_rustc(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(input.into(), Reader::Rustc).into()
}

/// Not public API: the same for rust-analyzer.
#[doc(hidden)]
#[proc_macro]
pub fn for_editor(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(input.into(), Reader::Editor).into()
}

/// Who reads the expansion.
#[derive(Clone, Copy)]
enum Reader {
    Rustc,
    Editor,
}

fn expand(input: TokenStream, reader: Reader) -> TokenStream {
    let mut tokens = input.into_iter();
    let Some(TokenTree::Ident(root)) = tokens.next() else {
        return TokenStream::new();
    };
    let call: Vec<TokenTree> = tokens.collect();
    let (mut root_node, mut source) = read::read(&call);
    let mut findings = inspect(SESSION, &mut root_node, Origin::Macro);
    // of two things to say of one token the reader's is the vaguer
    source.slips.retain(|slip| !findings.iter().any(|finding| finding.place == slip.place));
    findings.append(&mut source.slips);
    let findings = sorted(findings);
    let errors = report::errors(&findings, Style::of(&root_node), &source);
    if let Some(template) = &source.template {
        return match reader {
            Reader::Editor => print::editor::template(&root, template, &root_node, &source, &errors),
            Reader::Rustc if findings.is_empty() => print::template::items(&root, template, &root_node, &source),
            Reader::Rustc => print::template::broken_items(&root, template, &root_node, &source, &errors),
        };
    }
    match reader {
        Reader::Editor => print::editor::session(&root, &root_node, &source, &errors),
        Reader::Rustc if findings.is_empty() => print::rustc::session(&root, &root_node, &source),
        Reader::Rustc => print::broken::session(&root, &root_node, &source, &errors),
    }
}
