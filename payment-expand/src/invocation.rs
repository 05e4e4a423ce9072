//! Tokens in, tokens out: the stages of an expansion, one after the other.

use payment_core::{
    inspect::{Finding, Origin, Style, inspect, sorted},
    node::Node,
    schema::SESSION,
};
use proc_macro2::{Ident, TokenStream, TokenTree};

use crate::{print, read, report, source::Source, token};

/// What an expansion is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To be compiled by rustc: a lean expansion, without the request if it is refused.
    Compile,
    /// To be analysed by rust-analyzer: a struct literal with the user's own tokens, whatever is wrong.
    Edit,
}

/// Expands `$crate` and the tokens of an invocation, after `!` for rust-analyzer.
pub fn expand(input: TokenStream) -> TokenStream {
    let tokens = token::list(input);
    match &*tokens {
        [TokenTree::Ident(root), call @ ..] => Invocation::parse(call).expand(root, Purpose::Compile),
        [TokenTree::Punct(_), TokenTree::Ident(root), call @ ..] => Invocation::parse(call).expand(root, Purpose::Edit),
        _ => TokenStream::new(),
    }
}

/// An invocation that has been read and inspected.
pub struct Invocation {
    root: Node<'static>,
    source: Source,
    findings: Vec<Finding>,
}

impl Invocation {
    /// Parses the tokens between the braces of `payment_session! { … }` and finds everything that is wrong with them.
    pub fn parse(call: &[TokenTree]) -> Self {
        let (mut root, mut source) = read::read(call);
        let mut findings = inspect(SESSION, &mut root, Origin::Macro);
        for finding in &findings {
            source.blame(finding.place);
        }
        let inspected = findings.len();
        while let Some(slip) = source.slips.pop() {
            // of two errors at one token the syntax error is the vaguer
            if !source.at(slip.place).is_blamed {
                findings.insert(inspected, slip);
            }
        }
        Self { root, source, findings: sorted(findings) }
    }

    /// Returns the tree, in which the inspection has left what it found out.
    pub fn root(&self) -> &Node<'static> {
        &self.root
    }

    /// Returns the tokens behind the tree.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Returns everything that is wrong, in the order of the source.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Expands the invocation. `root` is `$crate` of the public macro.
    pub fn expand(&self, root: &Ident, purpose: Purpose) -> TokenStream {
        let Self { root: node, source, findings } = self;
        let errors = report::errors(findings, Style::of(node), source);
        match (purpose, &source.template) {
            // there is nothing to declare
            (_, Some(template)) if template.name == "_" => errors,
            (Purpose::Edit, Some(template)) => print::editor::template(root, template, node, source, &errors),
            (Purpose::Edit, None) => print::editor::session(root, node, source, &errors),
            (Purpose::Compile, Some(template)) if findings.is_empty() => {
                print::template::items(root, template, node, source)
            }
            (Purpose::Compile, Some(template)) => print::template::broken_items(root, template, node, source, &errors),
            (Purpose::Compile, None) if findings.is_empty() => print::rustc::session(root, node, source),
            (Purpose::Compile, None) => print::broken::session(root, node, source, &errors),
        }
    }
}
