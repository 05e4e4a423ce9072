//! The macro and `from_json` say the same of the same body: verdict, rules and places.
//!
//! Bodies are JSON texts; the macro gets their tokens, made of the same text with its strings spelt as Rust's.

mod bodies;
mod calls;
mod choices;
mod lists;
mod places;
mod ways_out;

use std::{collections::BTreeSet, fmt::Display};

use payment_core::PaymentSession;
use payment_expand::Invocation;
use proc_macro2::{TokenStream, TokenTree};

/// What is said: a rule, the pointer of what is to blame, and its offset in the text, if that is to be compared.
type Told = BTreeSet<(&'static str, String, Option<usize>)>;

fn by_macro(rust: &places::Rust) -> Told {
    // no longer needed are the texts of earlier bodies
    proc_macro2::extra::invalidate_current_thread_spans();
    let tokens: TokenStream = rust.text.parse().unwrap_or_else(|error| panic!("{error}: {}", rust.text));
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let invocation = Invocation::parse(&tokens);
    let told = invocation.findings().iter().map(|finding| {
        let place = rust.place(&invocation.source().at(finding.place).tokens);
        (finding.rule.id.as_str(), finding.pointer.clone(), Some(place))
    });
    told.collect()
}

fn at_run_time(body: &str) -> Told {
    let Err(violations) = PaymentSession::from_json(body.as_bytes()) else { return Told::new() };
    let lines: Vec<usize> = std::iter::once(0).chain(body.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let told = violations.iter().map(|violation| {
        let (line, column) = (violation.line().expect("a text"), violation.column().expect("a text"));
        let start = lines[line - 1];
        let offset = body[start..].char_indices().nth(column - 1).map_or(body.len(), |(at, _)| start + at);
        (violation.rule().id.as_str(), violation.pointer().to_owned(), Some(offset))
    });
    told.collect()
}

/// Panics unless both findings are the same, apart from what only one of the two can know: that card data is a literal,
/// and that a missing field is present, as `null`, so that its place can be blamed.
fn assert_alike(by_macro: Told, run_time: Told, context: &dyn Display) {
    let (card_literals, by_macro) = split_cards(by_macro);
    let (card_values, run_time) = split_cards(run_time);
    // The macro refuses card data before it looks at its form.
    assert!(card_literals.iter().all(|(rule, ..)| *rule == "card-literal"), "{card_literals:?}\n{context}");
    for (_, pointer, _) in &card_values {
        assert!(card_literals.iter().any(|(_, literal, _)| literal == pointer), "{card_values:?}\n{context}");
    }
    assert_eq!(without_missing_places(by_macro), without_missing_places(run_time), "{context}");
}

/// The findings about values of card data, and the others.
fn split_cards(told: Told) -> (Told, Told) {
    const CARD: [&str; 3] =
        ["/paymentMethod/card/number", "/paymentMethod/card/cvc", "/paymentMethod/card/encryptedCard"];
    told.into_iter().partition(|(rule, pointer, _)| {
        CARD.contains(&&**pointer) && matches!(*rule, "card-literal" | "card-data" | "text" | "type")
    })
}

fn without_missing_places(told: Told) -> Told {
    let is_missing = |rule: &str, pointer: &str| rule == "missing-field" || (rule, pointer) == ("reference", "");
    told.into_iter()
        .map(|(rule, pointer, place)| {
            let place = place.filter(|_| !is_missing(rule, &pointer));
            (rule, pointer, place)
        })
        .collect()
}

/// Panics unless macro and run time say the same.
fn compare(body: &str) -> Verdict {
    let run_time = at_run_time(body);
    let is_json = run_time.iter().all(|(rule, ..)| *rule != "json");
    let Some(rust) = places::Rust::of(body) else {
        assert!(!is_json, "no tokens of {body}");
        return Verdict::NoTokens;
    };
    if !is_json {
        // too deep, or no object
        assert!(!by_macro(&rust).is_empty(), "{body}");
        return Verdict::NoJson;
    }
    let by_macro = by_macro(&rust);
    let verdict = if run_time.is_empty() { Verdict::Good } else { Verdict::Bad };
    assert_alike(by_macro, run_time, &body);
    verdict
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Verdict {
    Good,
    Bad,
    /// The macro was asked for the same refusal.
    NoJson,
    /// It is no JSON, and no Rust either.
    NoTokens,
}
