//! Any tokens as a call: the macro never panics, expands always, and tells what is wrong.
#![no_main]

extern crate proc_macro;

use libfuzzer_sys::fuzz_target;
use payment_core::{
    inspect::{Origin, Style, inspect},
    schema::SESSION,
};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};

/// The macro's own modules: a procedural macro exports none of them.
#[path = "../../payment-macros/src"]
#[allow(dead_code)]
mod engine {
    pub mod literal;
    pub mod print;
    pub mod read;
    pub mod report;
    pub mod source;
    pub mod split;
}
#[allow(unused_imports)] // they know each other by these names
use engine::{literal, print, read, report, source, split};

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

fn expand(call: TokenStream) {
    let call: Vec<TokenTree> = call.into_iter().collect();
    let root = Ident::new("root", Span::call_site());
    let (mut node, mut source) = read::read(&call);
    let mut findings = inspect(SESSION, &mut node, Origin::Macro);
    findings.append(&mut source.slips);
    findings.sort_by_key(|finding| finding.place);
    let errors = report::errors(&findings, Style::of(&node), &source);
    assert_eq!(errors.is_empty(), findings.is_empty());
    let is_good = findings.is_empty();
    let (editor, rustc) = match &source.template {
        Some(template) => (
            print::editor::template(&root, template, &node, &source, &errors),
            match is_good {
                true => print::template::items(&root, template, &node, &source),
                false => print::template::broken_items(&root, template, &node, &source, &errors),
            },
        ),
        None => (
            print::editor::session(&root, &node, &source, &errors),
            match is_good {
                true => print::rustc::session(&root, &node, &source),
                false => print::broken::session(&root, &node, &source, &errors),
            },
        ),
    };
    assert!(!editor.is_empty() && !rustc.is_empty());
}
