//! Compile errors: one for each finding, at its tokens.

use payment_core::inspect::Finding;
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::source::Source;

/// `::core::compile_error! { … }` for each.
pub fn errors(findings: &[Finding], source: &Source) -> TokenStream {
    findings
        .iter()
        .flat_map(|finding| {
            let (first, last) = source.at(finding.place).spans();
            compile_error(&text(finding), first, last)
        })
        .collect()
}

fn text(finding: &Finding) -> String {
    let Finding { rule, message, help, .. } = finding;
    let mut text = message.clone();
    if !help.is_empty() {
        text += &format!("\nhelp: {help}");
    }
    text + &format!("\nnote: rule `{}`: {} (documentation page: {})", rule.id, rule.sense, rule.source)
}

/// Every token has a span, or the error would be the whole call's.
fn compile_error(text: &str, first: Span, last: Span) -> Vec<TokenTree> {
    let punct = |c, spacing| {
        let mut punct = Punct::new(c, spacing);
        punct.set_span(first);
        TokenTree::Punct(punct)
    };
    let mut literal = Literal::string(text);
    literal.set_span(last);
    let mut group = Group::new(Delimiter::Brace, TokenTree::Literal(literal).into());
    group.set_span(last);
    vec![
        punct(':', Spacing::Joint),
        punct(':', Spacing::Alone),
        Ident::new("core", first).into(),
        punct(':', Spacing::Joint),
        punct(':', Spacing::Alone),
        Ident::new("compile_error", first).into(),
        punct('!', Spacing::Alone),
        group.into(),
    ]
}
