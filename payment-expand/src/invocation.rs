//! An invocation of one of the macros: parsed, inspected and expanded.

use std::mem;

use payment_core::{
    inspect::{Finding, Inspection, Origin, inspect, sorted, tree::Node},
    rules::RuleId,
    schema::key_style::Style,
};
use proc_macro2::{Ident, TokenStream, TokenTree};

use crate::{
    parse,
    print::{self, Names},
    purpose::Purpose,
    report,
    source::Source,
    target::Target,
    unneeded_waivers,
};

/// One of the macros.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Macro {
    /// `payment_session! { … }`.
    Session,
    /// `payment_part!(Name { … })`.
    Part,
    /// `try_payment_session! { … }`.
    TrySession,
    /// `try_payment_part!(Name { … })`.
    TryPart,
}

impl Macro {
    /// All macros.
    pub const ALL: [Self; 4] = [Self::Session, Self::Part, Self::TrySession, Self::TryPart];

    /// Returns whether run-time values convert into their fields, so that the invocation returns a `Result`.
    fn is_fallible(self) -> bool {
        matches!(self, Self::TrySession | Self::TryPart)
    }
}

/// Expands an invocation of `invoked`.
///
/// `input` is `$crate` and the tokens of the invocation. A `!` before them asks for the expansion for rust-analyzer.
pub fn expand(invoked: Macro, input: TokenStream) -> TokenStream {
    let input: Vec<_> = input.into_iter().collect();
    let (purpose, input) = match &*input {
        [TokenTree::Punct(_), input @ ..] => (Purpose::Edit, input),
        input => (Purpose::Compile, input),
    };
    match input {
        [TokenTree::Ident(root), tokens @ ..] => Invocation::parse(invoked, tokens).expand(root, purpose),
        _ => TokenStream::new(),
    }
}

/// An invocation that has been parsed and inspected.
pub struct Invocation {
    /// The value to create: `None` for a part whose name is unknown.
    target: Option<Target>,
    root: Node<'static>,
    source: Source,
    findings: Vec<Finding>,
}

impl Invocation {
    /// Parses the tokens between the delimiters of an invocation, and finds everything that is wrong with them.
    pub fn parse(invoked: Macro, tokens: &[TokenTree]) -> Self {
        let (target, root, mut source) = match invoked {
            Macro::Session | Macro::TrySession => {
                let (root, source) = parse::session(tokens);
                (Some(Target::Session), root, source)
            }
            Macro::Part | Macro::TryPart => parse::part(tokens),
        };
        source.is_fallible = invoked.is_fallible();
        if source.is_fallible && source.template.is_some() {
            let message = "a template cannot convert values: its fields have checked types";
            source.error_at(0, message, "declare it with `payment_session!`");
        }
        Self::inspect(target, root, source)
    }

    /// Inspects the tree. Of several findings about the same mistake, only the most precise one is kept.
    fn inspect(target: Option<Target>, mut root: Node<'static>, mut source: Source) -> Self {
        let mut inspection = match target {
            Some(target) => {
                unneeded_waivers::report_foreign(&mut source, target.object());
                inspect(target.object(), &mut root, Origin::Macro, source.allowed(), &source.choices)
            }
            None => Inspection::default(),
        };
        inspection.findings.retain(|finding| !source.is_silenced(finding.place));
        if !source.has_whole_choices() {
            let findings = &mut inspection.findings;
            findings.retain(|Finding { rule, .. }| rule.combination.is_none() && rule.id != RuleId::MissingField);
        } else if source.errors.is_empty() {
            unneeded_waivers::report_unneeded(&mut source, &inspection);
        }
        let mut findings = inspection.findings;
        // Of two errors at one token, the syntax error is less precise.
        let mut errors = mem::take(&mut source.errors);
        errors.retain(|error| !findings.iter().any(|finding| finding.place == error.place));
        findings.append(&mut errors);
        Self { target, root, source, findings: sorted(findings) }
    }

    /// Returns the tree, with the results of the inspection.
    pub fn root(&self) -> &Node<'static> {
        &self.root
    }

    /// Returns the tokens that each node of the tree was parsed from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Returns everything that is wrong, in the order of the source.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Expands the invocation. `root` is `$crate` of the public macro.
    pub fn expand(&mut self, root: &Ident, purpose: Purpose) -> TokenStream {
        self.source.names = Names::new(root, &self.source.at(0).tokens);
        let Self { target, root: node, source, findings } = self;
        let errors = report::errors(findings, Style::of(node), target.unwrap_or(Target::Session), source);
        let Some(target) = *target else { return print::parts::unknown(root, source, &errors, purpose) };
        match (purpose, &source.template) {
            // A template without a name declares nothing.
            (_, Some(template)) if template.name == "_" => errors,
            (Purpose::Edit, Some(template)) => print::editor::template(root, template, node, source, &errors),
            (Purpose::Edit, None) => print::editor::request(root, target, node, source, &errors),
            (Purpose::Compile, Some(template)) if findings.is_empty() => {
                print::template::items(root, template, node, source)
            }
            (Purpose::Compile, Some(template)) => print::template::broken_items(root, template, node, source, &errors),
            (Purpose::Compile, None) if findings.is_empty() => print::valid::request(target, node, source),
            (Purpose::Compile, None) => print::broken::request(target, node, source, &errors),
        }
    }
}
