//! Good calls with their tokens cut, swapped, doubled and deleted: the macro never panics, and what it says it says
//! once, of tokens of the call.

use std::{collections::BTreeSet, fs};

use proc_macro2::{Delimiter, Group, LineColumn, Punct, Spacing, Span, TokenStream, TokenTree};

use payment_expand::{expand, expand_part};
use test_support::Random;

use crate::invocations::{find_of, in_workspace};

/// Of each of two tests, which run side by side.
const VARIANTS: usize = 5_000;

/// Files of the workspace with good calls in them.
const FILES: [&str; 9] = [
    "tests/it/wire/flows/identifiers.rs",
    "tests/it/wire/flows/pasted.rs",
    "tests/it/wire/expressions/accounts.rs",
    "tests/it/wire/expressions/keys.rs",
    "tests/it/wire/expressions/values.rs",
    "tests/it/wire/expressions/wholes.rs",
    "tests/it/wire/templates.rs",
    "tests/it/wire/lists/hostile.rs",
    "tests/it/wire/lists/items.rs",
];

/// The good invocations of a macro in some files.
fn good(name: &str, files: &[&str]) -> Vec<Vec<TokenTree>> {
    let mut found = Vec::new();
    for file in files {
        let source = fs::read_to_string(in_workspace(file)).unwrap();
        find_of(name, source.parse().unwrap(), &mut found);
    }
    found.into_iter().map(|call| call.into_iter().collect()).collect()
}

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

/// The errors in an expansion: text, and the spans of first and last token.
fn errors(stream: TokenStream, found: &mut Vec<(String, Span, Span)>) {
    let tokens: Vec<_> = stream.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(name) if name == "compile_error" => {
                let Some(TokenTree::Group(group)) = tokens.get(at + 2) else { panic!("no text") };
                found.push((group.stream().to_string(), name.span(), group.span()));
            }
            TokenTree::Group(group) => errors(group.stream(), found),
            _ => {}
        }
    }
}

#[test]
fn broken_calls() {
    broken_calls_from(1);
}

#[test]
fn more_broken_calls() {
    broken_calls_from(2);
}

fn broken_calls_from(seed: u64) {
    let calls = good("payment_session", &FILES);
    assert!(calls.len() > 40, "{} calls", calls.len());
    broken_from(seed, VARIANTS, &calls, expand);
}

#[test]
fn broken_parts() {
    let parts =
        good("payment_part", &["tests/it/wire/parts.rs", "examples/shop/carts.rs", "examples/shop/customers.rs"]);
    assert!(parts.len() > 10, "{} parts", parts.len());
    broken_from(3, VARIANTS / 4, &parts, expand_part);
}

fn broken_from(seed: u64, variants: usize, calls: &[Vec<TokenTree>], expand: fn(TokenStream) -> TokenStream) {
    let mut random = Random::new(seed);
    let mut refused = 0;
    for variant in 0..variants {
        let mut tokens = calls[random.below(calls.len())].clone();
        for _ in 0..=random.below(3) {
            mutate(&mut tokens, &mut random);
        }
        let text = format!("root {}", tokens.into_iter().collect::<TokenStream>());
        // what does not lex is no call
        let Ok(call) = text.parse::<TokenStream>() else { continue };
        let ends = text.lines().count();
        let expansion = expand(call);
        if variant % 4 == 0 {
            let editors = format!("! {text}").parse().unwrap();
            assert!(!expand(editors).is_empty(), "{variant}: nothing for the editor: {text}");
        }
        let mut found = Vec::new();
        errors(expansion.clone(), &mut found);
        if found.is_empty() {
            let printed = expansion.to_string();
            assert!(printed.contains("__p") || printed.contains("struct"), "{variant}: nothing printed: {text}");
            continue;
        }
        refused += 1;
        let mut said = BTreeSet::new();
        for (message, first, last) in found {
            // the call as a whole has no place here
            let whole = Span::call_site().start();
            let inside = |at: LineColumn| at == whole || at.line <= ends && (at.line > 1 || at.column >= "root ".len());
            assert!(inside(first.start()) && inside(last.end()), "{variant}: {message} is elsewhere in {text}");
            assert!(first.start() <= last.end(), "{variant}: {message} ends before it begins in {text}");
            let place = (first.start().line, first.start().column, message);
            assert!(said.insert(place.clone()), "{variant}: twice: {place:?} in {text}");
        }
    }
    assert!(refused > variants * 2 / 3, "only {refused} are refused");
}
