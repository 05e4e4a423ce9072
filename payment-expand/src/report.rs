//! Prints one compile error for each finding, at its tokens.

use payment_core::{
    rules::RuleId,
    schema::{Kind, Sample, Words, key_style::Style},
};
use proc_macro2::{Delimiter, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use crate::{lookahead, source::Place, target::Target, token, tree::Finding};

/// Prints `::core::compile_error! { … }` for each finding.
pub fn errors(findings: &[Finding], style: Style, target: Target) -> TokenStream {
    let error = |finding| compile_error(&text(finding, style, target), finding.place.spans());
    let errors = findings.iter().map(error);
    quote!(#(#errors)*)
}

/// Prints the error of an invocation in which something is not valid, and nothing is reported. That is a defect of this
/// crate, and nothing may be sent unchecked.
pub fn unreported() -> TokenStream {
    quote!(
        ::core::compile_error! { "a value is not valid, but the macro has found no mistake: please report this defect" }
    )
}

/// Returns the text of an error: message, help and note.
fn text(finding: &Finding, style: Style, target: Target) -> String {
    let Finding { rule, message, .. } = finding;
    let other = match &finding.other {
        Some(other) => position(other, &finding.place),
        None => String::new(),
    };
    let help = match word_help(finding, target).unwrap_or_else(|| finding.help.text()) {
        help if help.is_empty() => help,
        help => format!("\nhelp: {help}"),
    };
    // A syntax error has no documentation page, and its help already shows the right form.
    let note = match rule.id {
        RuleId::Syntax => String::new(),
        id => {
            let demand = rule.demand_in(style);
            format!("\nnote: rule `{id}`: {demand} (documentation page: {})", rule.page.name())
        }
    };
    format!("{message}{other}{help}{note}")
}

/// Describes the position of another place in words, because stable Rust shows only one place in an error.
fn position(other: &Place, place: &Place) -> String {
    // There are no lines outside of a compiler.
    if !proc_macro::is_available() {
        return String::new();
    }
    let (span, here) = (other.spans().0.unwrap(), place.spans().0.unwrap());
    if span.file() != here.file() {
        // Users of an SDK do not know the lines of its source.
        return ", first by an outer macro".into();
    }
    format!(", first in line {}, column {}", span.line(), span.column())
}

/// Returns the help for a deciding value that is nearly right, or `None` if it is not.
///
/// Such a value has a path, is in brackets or in lower case, or lacks its quotes.
fn word_help(finding: &Finding, target: Target) -> Option<String> {
    if finding.rule.id != RuleId::DecidingValue {
        return None;
    }
    let tokens = &*finding.place.tokens;
    match tokens {
        [TokenTree::Ident(keyword), rest @ ..] if keyword == "if" || keyword == "match" => {
            let is_braces =
                |token: &&TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
            let condition: Vec<_> = rest.iter().take_while(|token| !is_braces(token)).cloned().collect();
            let condition = token::text(&condition);
            let pointer = finding.pointer.to_string();
            let key = Style::rust_name(pointer.rsplit('/').next()?).into_owned();
            Some(if keyword == "if" {
                format!("write `if {condition} {{ {key}: …, … }} else {{ … }}` among the entries")
            } else {
                format!("write `match {condition} {{ … => {{ {key}: …, … }}, … }}` among the entries")
            })
        }
        [path @ .., TokenTree::Ident(word)] if lookahead::is_capitalized_path(tokens) => {
            let words = words_at(target, &finding.pointer.to_string())?;
            let word = word.to_string();
            match words.nearest(&word) {
                Some(word) if !path.is_empty() => Some(format!("write `{word}`, without a path")),
                None if words.open && words.message_if_misspelt(&word).is_none() => Some(format!("write `\"{word}\"`")),
                _ => None,
            }
        }
        // The inspection has the help for any other list.
        [TokenTree::Ident(word)] => {
            let words = words_at(target, &finding.pointer.to_string()).filter(|words| words.open)?;
            words.nearest(&word.to_string()).map(|word| format!("write `{word}`"))
        }
        [TokenTree::Group(group)] if group.delimiter() != Delimiter::None => {
            let word = group.stream().to_string();
            let plain = if let [b'"', .., b'"'] = word.as_bytes() { &word[1..word.len() - 1] } else { &word };
            let is_word = matches!(plain, "true" | "false") || Sample::around_word(target.object(), plain).is_some();
            if is_word { Some(format!("write `{word}`, without brackets")) } else { None }
        }
        _ => None,
    }
}

/// Returns the enum values of the field at a JSON pointer.
fn words_at(target: Target, pointer: &str) -> Option<&'static Words> {
    let mut kind = target.kind();
    for segment in pointer.split('/').skip(1) {
        kind = match kind {
            Kind::Object(object) | Kind::Checked(object) => object.by_wire(segment)?.kind,
            Kind::List(item) => *item,
            _ => return None,
        };
    }
    if let Kind::Word(words) = kind { Some(words) } else { None }
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
