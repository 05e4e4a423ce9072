//! Tokens in, tokens out: what the macro does, apart from being one.

use payment_core::{
    inspect::{Origin, Style, inspect, sorted},
    schema::SESSION,
};
use proc_macro2::{TokenStream, TokenTree};

use crate::{print, read, report, token};

/// Who reads the expansion.
#[derive(Clone, Copy)]
enum Reader {
    Rustc,
    Editor,
}

/// Of `$crate` and a call, with `!` in front for rust-analyzer.
pub fn expand(input: TokenStream) -> TokenStream {
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
            // nothing to declare
            _ if template.name == "_" => errors,
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
