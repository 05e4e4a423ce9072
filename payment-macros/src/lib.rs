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
mod token;

extern crate proc_macro;

use payment_core::{
    inspect::{Origin, Style, inspect, sorted},
    schema::SESSION,
};
use proc_macro2::{TokenStream, TokenTree};

/// Not public API: `payment_session!` hands over `$crate` and the call, and for rust-analyzer `!` in front of them.
#[doc(hidden)]
#[proc_macro]
pub fn payment_session_call(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(input.into()).into()
}

/// Who reads the expansion.
#[derive(Clone, Copy)]
enum Reader {
    Rustc,
    Editor,
}

fn expand(input: TokenStream) -> TokenStream {
    let tokens = token::list(input);
    let (root, call, reader) = match &*tokens {
        [TokenTree::Ident(root), call @ ..] => (root, call, Reader::Rustc),
        [TokenTree::Punct(_), TokenTree::Ident(root), call @ ..] => (root, call, Reader::Editor),
        _ => return TokenStream::new(),
    };
    let (mut root_node, mut source) = read::read(call);
    let mut findings = inspect(SESSION, &mut root_node, Origin::Macro);
    for finding in &findings {
        source.blame(finding.place);
    }
    let inspected = findings.len();
    while let Some(slip) = source.slips.pop() {
        // of two things to say of one token the reader's is the vaguer
        if !source.at(slip.place).is_blamed {
            findings.insert(inspected, slip);
        }
    }
    let findings = sorted(findings);
    let errors = report::errors(&findings, Style::of(&root_node), &source);
    if let Some(template) = &source.template {
        return match reader {
            Reader::Editor => print::editor::template(root, template, &root_node, &source, &errors),
            Reader::Rustc if findings.is_empty() => print::template::items(root, template, &root_node, &source),
            Reader::Rustc => print::template::broken_items(root, template, &root_node, &source, &errors),
        };
    }
    match reader {
        Reader::Editor => print::editor::session(root, &root_node, &source, &errors),
        Reader::Rustc if findings.is_empty() => print::rustc::session(root, &root_node, &source),
        Reader::Rustc => print::broken::session(root, &root_node, &source, &errors),
    }
}
