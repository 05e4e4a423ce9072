//! The inspection of an item does not depend on the control flow around it.

use payment_expand::{Invocation, Macro};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;
use test_support::{Quota, Random};

use super::places;

const COUNT: usize = if cfg!(debug_assertions) { 1_200 } else { 30_000 };

/// Adds control flow around the items of the lists in an invocation, and counts the items.
fn with_control_flow(stream: TokenStream, random: &mut Random, count: &mut usize) -> TokenStream {
    let mut is_list = false;
    let tokens = stream.into_iter().map(|token| {
        let was_list = is_list;
        match &token {
            TokenTree::Literal(key) => {
                is_list = matches!(&*key.to_string(), "\"productDetails\"" | "\"splitRoutingConfigurations\"");
            }
            TokenTree::Punct(colon) if colon.as_char() == ':' => {}
            _ => is_list = false,
        }
        let TokenTree::Group(group) = token else { return token };
        let items = group.stream();
        let inner = if was_list && group.delimiter() == Delimiter::Bracket {
            items_with_control_flow(items, random, count)
        } else {
            with_control_flow(items, random, count)
        };
        let mut changed = Group::new(group.delimiter(), inner);
        changed.set_span(group.span());
        changed.into()
    });
    tokens.collect()
}

fn items_with_control_flow(items: TokenStream, random: &mut Random, count: &mut usize) -> TokenStream {
    let tokens: Vec<_> = items.into_iter().collect();
    let mut items = TokenStream::new();
    for token in tokens {
        let TokenTree::Group(block) = &token else {
            items.extend([token]);
            continue;
        };
        // An empty block is not an item.
        if block.delimiter() != Delimiter::Brace || block.stream().is_empty() {
            items.extend([token]);
            continue;
        }
        *count += 1;
        items.extend(match random.below(5) {
            0 => quote!(for row in rows #block),
            1 => quote!(if condition #block),
            2 => quote!(if condition {} else #block),
            3 => quote!(match value { Some(row) if row.is_gift => #block, _ => {} }),
            _ => quote!(#block),
        });
    }
    items
}

/// Returns the findings of an invocation, with the spans to blame.
fn findings(tokens: TokenStream) -> Vec<(&'static str, String, String, String, String)> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let invocation = Invocation::parse(Macro::Session, &tokens);
    let checked = invocation.check();
    let findings = checked.findings().iter().map(|finding| {
        let blamed = invocation.snippet(finding.place).tokens.iter().map(|token| format!("{:?}", token.span()));
        let blamed = if finding.pointer.is_root() { String::new() } else { blamed.collect() };
        (finding.rule.id.as_str(), finding.pointer.to_string(), blamed, finding.message.clone(), finding.help.text())
    });
    findings.collect()
}

#[test]
fn control_flow_changes_no_finding() {
    let mut random = Random::new(5);
    let quota = Quota::new(COUNT, [("with items", COUNT / 8), ("rejected with items", COUNT / 40)]);
    for body in quota.bodies(11) {
        proc_macro2::extra::invalidate_current_thread_spans();
        let Some(rust) = places::Rust::of(&body) else { continue };
        let Ok(flat) = rust.text.parse::<TokenStream>() else { continue };
        let mut count = 0;
        let built = with_control_flow(flat.clone(), &mut random, &mut count);
        let expected = findings(flat);
        if count > 0 {
            quota.count("with items");
        }
        if count > 0 && !expected.is_empty() {
            quota.count("rejected with items");
        }
        assert_eq!(findings(built.clone()), expected, "{built}");
    }
}
