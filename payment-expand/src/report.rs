//! Prints one compile error for each explanation, at its tokens.

use payment_core::{
    inspect::Explanation,
    rules::{Origin, Rule, RuleId},
    schema::Page,
};
use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::source::{Snippet, Source};

/// Prints `::core::compile_error! { … }` for each explanation.
pub fn errors(explanations: &[Explanation], source: &Source) -> TokenStream {
    let error = |explanation| compile_error(&text(explanation, source), source[explanation.place].spans());
    let errors = explanations.iter().map(error);
    quote!(#(#errors)*)
}

/// Prints the error of an invocation in which something is not valid, and nothing is reported. That is a defect of this
/// crate, and nothing may be sent unchecked.
pub fn unreported() -> TokenStream {
    quote!(
        ::core::compile_error! { "a value is not valid, but the macro has found no mistake: please report this defect" }
    )
}

/// Returns the text of an error: message, help and notes.
fn text(explanation: &Explanation, source: &Source) -> String {
    let Explanation { rule, message, .. } = explanation;
    let other = explanation.other.map(|other| position(&source[other], &source[explanation.place])).unwrap_or_default();
    let help = match explanation.help.text() {
        help if help.is_empty() => help,
        help => format!("\nhelp: {help}"),
    };
    // A syntax error has no documentation page, and its help already shows the right form.
    let rules =
        [(*rule, explanation.page)].into_iter().chain(explanation.others.iter().map(|other| (other.rule, other.page)));
    let mut rules: Vec<_> = match rule.id {
        RuleId::Syntax => Vec::new(),
        _ => rules.map(|(rule, page)| format!("\nnote: {}", note(rule, page))).collect(),
    };
    // Several keys may break the same rule.
    rules.dedup();
    let notes: String = explanation.notes.iter().flat_map(|note| ["\nnote: ", note]).collect();
    format!("{message}{other}{help}{notes}{}", rules.concat())
}

/// Returns the rule, its sense and its page, and how to go on if the documentation does not have the rule.
fn note(rule: &Rule, page: Page) -> String {
    let (id, demand, page) = (rule.id, rule.demand, page.name());
    let Origin::Inferred = rule.origin() else {
        return format!("rule `{id}`: {demand} (documentation page: {page})");
    };
    let waiver = id.waiver().map(|waiver| format!("; `#![allow({})]` waives it", waiver.attribute_name()));
    format!("rule `{id}`, inferred: {demand} (documentation page: {page}{})", waiver.unwrap_or_default())
}

/// Describes the position of another key or value in words, because stable Rust shows only one place in an error.
fn position(other: &Snippet, blamed: &Snippet) -> String {
    // There are no lines outside of a compiler.
    if !proc_macro::is_available() {
        return String::new();
    }
    let (span, here) = (other.spans().0.unwrap(), blamed.spans().0.unwrap());
    if span.file() != here.file() {
        // Users of an SDK do not know the lines of its source.
        return ", first by an outer macro".into();
    }
    format!(", first in line {}, column {}", span.line(), span.column())
}

/// Prints one error from the first to the last token.
///
/// Each token of it needs a span. rustc would otherwise report the error at the whole invocation.
fn compile_error(text: &str, (first, last): (Span, Span)) -> TokenStream {
    let mut text = Literal::string(text);
    text.set_span(last);
    let name = quote_spanned!(first=> ::core::compile_error!);
    let text = quote_spanned!(last=> { #text });
    quote!(#name #text)
}
