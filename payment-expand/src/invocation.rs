//! Tokens in, tokens out: the stages of an expansion, one after the other.

use std::mem;

use payment_core::{
    inspect::{Finding, Inspection, Origin, Style, inspect, sorted},
    node::Node,
    rules::{RuleId, Waivers},
};
use proc_macro2::{Ident, TokenStream, TokenTree};

use crate::{print, read, report, source::Source, target::Target, token};

/// What an expansion is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To be compiled by rustc: a lean expansion, without the request if it is refused.
    Compile,
    /// To be analysed by rust-analyzer: a struct literal with the user's own tokens, whatever is wrong.
    Edit,
}

/// Expands `$crate` and the tokens of an invocation of `payment_session!`, after `!` for rust-analyzer.
pub fn expand(input: TokenStream) -> TokenStream {
    expand_with(input, Invocation::parse)
}

/// Expands an invocation of `payment_part!`, likewise.
pub fn expand_part(input: TokenStream) -> TokenStream {
    expand_with(input, Invocation::parse_part)
}

/// Expands an invocation of `try_payment_session!`, likewise.
pub fn expand_try(input: TokenStream) -> TokenStream {
    expand_with(input, Invocation::parse_try)
}

/// Expands an invocation of `try_payment_part!`, likewise.
pub fn expand_try_part(input: TokenStream) -> TokenStream {
    expand_with(input, Invocation::parse_try_part)
}

fn expand_with(input: TokenStream, parse: fn(&[TokenTree]) -> Invocation) -> TokenStream {
    let tokens = token::list(input);
    match &*tokens {
        [TokenTree::Ident(root), call @ ..] => parse(call).expand(root, Purpose::Compile),
        [TokenTree::Punct(_), TokenTree::Ident(root), call @ ..] => parse(call).expand(root, Purpose::Edit),
        _ => TokenStream::new(),
    }
}

/// An invocation that has been read and inspected.
pub struct Invocation {
    /// What is made: `None` for a part whose name is unknown.
    target: Option<Target>,
    root: Node<'static>,
    source: Source,
    findings: Vec<Finding>,
}

impl Invocation {
    /// Parses the tokens between the braces of `payment_session! { … }` and finds everything that is wrong with them.
    pub fn parse(call: &[TokenTree]) -> Self {
        let (root, source) = read::read(call);
        Self::inspect(Some(Target::Session), root, source)
    }

    /// Parses the tokens between the parentheses of `payment_part!(Name { … })`, likewise.
    pub fn parse_part(part: &[TokenTree]) -> Self {
        let (target, root, source) = read::read_part(part);
        Self::inspect(target, root, source)
    }

    /// Parses the tokens between the braces of `try_payment_session! { … }`, likewise.
    pub fn parse_try(call: &[TokenTree]) -> Self {
        let (root, mut source) = read::read(call);
        source.is_fallible = true;
        if source.template.is_some() {
            let message = "a template cannot convert values: its fields have checked types";
            source.error_at(0, message, "declare it with `payment_session!`");
        }
        Self::inspect(Some(Target::Session), root, source)
    }

    /// Parses the tokens between the parentheses of `try_payment_part!(Name { … })`, likewise.
    pub fn parse_try_part(part: &[TokenTree]) -> Self {
        let (target, root, mut source) = read::read_part(part);
        source.is_fallible = true;
        Self::inspect(target, root, source)
    }

    fn inspect(target: Option<Target>, mut root: Node<'static>, mut source: Source) -> Self {
        let (mut findings, waived) = match target {
            Some(target) => {
                let Inspection { findings, waived } =
                    inspect(target.object(), &mut root, Origin::Macro, source.allowed(), &source.choices);
                (findings, waived)
            }
            None => (Vec::new(), Waivers::NONE),
        };
        findings.retain(|finding| !source.is_silenced(finding.place));
        let is_whole = source.written_choices.iter().flatten().all(|choice| choice.is_whole);
        if !is_whole {
            // nobody knows which fields a half-written choice gives
            findings.retain(|finding| finding.rule.combination.is_none() && finding.rule.id != RuleId::MissingField);
        }
        // a value that is refused may be the reason why a rule is not broken
        let is_decided = source.errors.is_empty() && findings.iter().all(|finding| finding.rule.id.waiver().is_some());
        if is_whole && is_decided && target.is_some() {
            source.report_unneeded_waivers(waived);
        }
        // of two errors at one token the syntax error is the vaguer
        let mut errors = mem::take(&mut source.errors);
        errors.retain(|error| !findings.iter().any(|finding| finding.place == error.place));
        findings.append(&mut errors);
        Self { target, root, source, findings: sorted(findings) }
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
        let Self { target, root: node, source, findings } = self;
        let errors = report::errors(findings, Style::of(node), target.unwrap_or(Target::Session), source);
        let Some(target) = *target else { return print::parts::unknown(root, source, &errors, purpose) };
        match (purpose, &source.template) {
            // there is nothing to declare
            (_, Some(template)) if template.name == "_" => errors,
            (Purpose::Edit, Some(template)) => print::editor::template(root, template, node, source, &errors),
            (Purpose::Edit, None) => print::editor::request(root, target, node, source, &errors),
            (Purpose::Compile, Some(template)) if findings.is_empty() => {
                print::template::items(root, template, node, source)
            }
            (Purpose::Compile, Some(template)) => print::template::broken_items(root, template, node, source, &errors),
            (Purpose::Compile, None) if findings.is_empty() => print::rustc::request(root, target, node, source),
            (Purpose::Compile, None) => print::broken::request(root, target, node, source, &errors),
        }
    }
}
