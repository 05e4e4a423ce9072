//! Cuts, swaps, doubles and deletes tokens of valid invocations.
//!
//! The macro never panics. It reports each error once, at tokens of the invocation.

use std::{collections::BTreeSet, fs};

use proc_macro2::{Delimiter, Group, LineColumn, Punct, Spacing, Span, TokenStream, TokenTree};

use payment_expand::{Macro, expand};
use test_support::Random;

use crate::invocations::{find_of, in_workspace};

/// The number of variants in each of two tests, which run in parallel.
const VARIANTS: usize = if cfg!(debug_assertions) { 1_200 } else { 50_000 };

/// The files of the workspace with valid invocations.
const FILES: [&str; 8] = [
    "examples/quickstart/payment_ui.rs",
    "examples/quickstart/flows.rs",
    "tests/requests/expressions/accounts.rs",
    "tests/requests/expressions/keys.rs",
    "tests/requests/expressions/values.rs",
    "tests/requests/templates/mod.rs",
    "tests/requests/hygiene/lints.rs",
    "tests/requests/lists/items.rs",
];

/// Returns the invocations of a macro in files.
fn invocations(name: &str, files: &[&str]) -> Vec<Vec<TokenTree>> {
    let mut found = Vec::new();
    for file in files {
        let source = fs::read_to_string(in_workspace(file)).unwrap();
        let count = found.len();
        find_of(name, source.parse().unwrap(), &mut found);
        assert!(found.len() > count, "{file} has no invocation of {name}");
    }
    found.into_iter().map(|tokens| tokens.into_iter().collect()).collect()
}

/// Returns the documented requests, pasted as JSON.
fn documented() -> Vec<Vec<TokenTree>> {
    let files = fs::read_dir(in_workspace("tests/data/requests")).unwrap();
    let sources = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    sources.map(|json| json.parse::<TokenStream>().unwrap().into_iter().collect()).collect()
}

/// Changes one token at random.
fn mutate(tokens: &mut Vec<TokenTree>, random: &mut Random) {
    let groups: Vec<_> = (0..tokens.len()).filter(|at| matches!(tokens[*at], TokenTree::Group(_))).collect();
    if !groups.is_empty() && random.below(3) > 0 {
        let at = groups[random.below(groups.len())];
        if let TokenTree::Group(group) = &tokens[at] {
            let mut inner: Vec<_> = group.stream().into_iter().collect();
            mutate(&mut inner, random);
            tokens[at] = Group::new(group.delimiter(), inner.into_iter().collect()).into();
        }
        return;
    }
    if tokens.is_empty() {
        return;
    }
    let (at, other) = (random.below(tokens.len()), random.below(tokens.len()));
    let next = (at + 1) % tokens.len();
    match random.below(8) {
        0 => tokens.truncate(at),
        1 => tokens.swap(at, other),
        2 => tokens.swap(at, next),
        3 | 4 => tokens.insert(at, tokens[other].clone()),
        5 => tokens[at] = Punct::new(b",:;=?.-|<>&!#"[random.below(13)].into(), Spacing::Alone).into(),
        6 => {
            if let TokenTree::Group(group) = &tokens[at] {
                let delimiters = [Delimiter::Parenthesis, Delimiter::Brace, Delimiter::Bracket];
                tokens[at] = Group::new(delimiters[random.below(3)], group.stream()).into();
            }
        }
        _ => drop(tokens.remove(at)),
    }
}

/// Adds each error in an expansion to `found`: its text, and the spans of its first and last token.
///
/// Panics if the expansion names the crate, because the users of an SDK do not depend on it.
fn errors(stream: TokenStream, found: &mut Vec<(String, Span, Span)>) {
    let tokens: Vec<_> = stream.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(name) if name == "compile_error" => {
                let Some(TokenTree::Group(group)) = tokens.get(at + 2) else { panic!("no message") };
                found.push((group.stream().to_string(), name.span(), group.span()));
            }
            TokenTree::Ident(name) => assert!(name != "payment_session" && name != "payment_core", "{name} is used"),
            TokenTree::Group(group) => errors(group.stream(), found),
            _ => {}
        }
    }
}

#[test]
fn broken_sessions() {
    check_sessions(1);
}

#[test]
fn more_broken_sessions() {
    check_sessions(2);
}

fn check_sessions(seed: u64) {
    let mut sessions = invocations("payment_session", &FILES);
    sessions.extend(documented());
    check_variants(seed, VARIANTS, &sessions, Macro::Session);
}

#[test]
fn broken_parts() {
    let files = ["tests/requests/parts.rs", "examples/shop/carts.rs", "examples/shop/customers.rs"];
    let parts = invocations("payment_part", &files);
    check_variants(3, VARIANTS / 4, &parts, Macro::Part);
}

/// Expands changed invocations, and panics if an error is reported twice or at a wrong place.
fn check_variants(seed: u64, variants: usize, invocations: &[Vec<TokenTree>], invoked: Macro) {
    let mut random = Random::new(seed);
    let mut rejected = 0;
    for variant in 0..variants {
        let mut tokens = invocations[random.below(invocations.len())].clone();
        for _ in 0..=random.below(3) {
            mutate(&mut tokens, &mut random);
        }
        let text = format!("root {}", tokens.into_iter().collect::<TokenStream>());
        // Some changes are not valid tokens.
        let Ok(input) = text.parse::<TokenStream>() else { continue };
        let ends = text.lines().count();
        let expansion = expand(invoked, input);
        if variant % 4 == 0 {
            let editors = format!("! {text}").parse().unwrap();
            assert!(!expand(invoked, editors).is_empty(), "{variant}: the expansion for the editor is empty: {text}");
        }
        let mut found = Vec::new();
        errors(expansion.clone(), &mut found);
        if found.is_empty() {
            let printed = expansion.to_string();
            assert!(printed.contains("__p") || printed.contains("struct"), "{variant}: no request: {text}");
            continue;
        }
        rejected += 1;
        let mut reported = BTreeSet::new();
        for (message, first, last) in found {
            // Without a compiler, the whole invocation has no place.
            let whole = Span::call_site().start();
            let inside = |at: LineColumn| at == whole || at.line <= ends && (at.line > 1 || at.column >= "root ".len());
            assert!(inside(first.start()) && inside(last.end()), "{variant}: {message} has a wrong place in {text}");
            assert!(first.start() <= last.end(), "{variant}: {message} ends before it begins in {text}");
            let place = (first.start().line, first.start().column, message);
            assert!(reported.insert(place.clone()), "{variant}: {place:?} is reported twice in {text}");
        }
    }
    assert!(rejected > variants * 2 / 3, "only {rejected} variants are rejected");
}
