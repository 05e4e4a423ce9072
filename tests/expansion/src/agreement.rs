//! The macro and `from_json` agree about every body: on the verdict, the rules and the places.
//!
//! Bodies are JSON texts. The macro parses the tokens of the same text, with its strings written as Rust strings.

mod bodies;
mod choices;
mod drafts;
mod lists;
mod places;
mod ui;
mod waivers;
mod ways_out;

use std::{collections::BTreeSet, fmt::Display};

use payment_core::PaymentSession;
use payment_expand::{Invocation, Macro};
use proc_macro2::{TokenStream, TokenTree};

/// Findings: a rule, the pointer of the value to blame, and its offset in the text, if that is compared.
type Findings = BTreeSet<(&'static str, String, Option<usize>)>;

/// Returns the findings of the macro.
fn by_macro(rust: &places::Rust) -> Findings {
    // The texts of earlier bodies would fill the memory.
    proc_macro2::extra::invalidate_current_thread_spans();
    let tokens: TokenStream = rust.text.parse().unwrap_or_else(|error| panic!("{error}: {}", rust.text));
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let invocation = Invocation::parse(Macro::Session, &tokens);
    let findings = invocation.findings().iter().map(|finding| {
        let place = rust.place(&invocation.source().at(finding.place).tokens);
        (finding.rule.id.as_str(), finding.pointer.clone(), Some(place))
    });
    findings.collect()
}

/// Returns the findings of `from_json`.
fn at_run_time(body: &str) -> Findings {
    let Err(violations) = PaymentSession::from_json(body.as_bytes()) else { return Findings::new() };
    let lines: Vec<usize> = std::iter::once(0).chain(body.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let findings = violations.iter().map(|violation| {
        let (line, column) = (violation.line().expect("a text"), violation.column().expect("a text"));
        let start = lines[line - 1];
        let offset = body[start..].char_indices().nth(column - 1).map_or(body.len(), |(at, _)| start + at);
        (violation.rule().id.as_str(), violation.pointer().to_owned(), Some(offset))
    });
    findings.collect()
}

/// Panics unless both findings are the same, apart from those that only one of the two can have.
///
/// Only the macro refuses card data because it is a literal. Only the macro can blame a missing field that is written
/// as `null`.
fn assert_alike(by_macro: Findings, run_time: Findings, context: &dyn Display) {
    let (card_literals, by_macro) = split_cards(by_macro);
    let (card_values, run_time) = split_cards(run_time);
    // The macro refuses card data before it looks at its form.
    assert!(card_literals.iter().all(|(rule, ..)| *rule == "card-literal"), "{card_literals:?}\n{context}");
    for (_, pointer, _) in &card_values {
        assert!(card_literals.iter().any(|(_, literal, _)| literal == pointer), "{card_values:?}\n{context}");
    }
    assert_eq!(without_missing_places(by_macro), without_missing_places(run_time), "{context}");
}

/// Separates the findings about card data from all others.
fn split_cards(findings: Findings) -> (Findings, Findings) {
    const CARD: [&str; 3] =
        ["/paymentMethod/card/number", "/paymentMethod/card/cvc", "/paymentMethod/card/encryptedCard"];
    findings.into_iter().partition(|(rule, pointer, _)| {
        CARD.contains(&&**pointer) && matches!(*rule, "card-literal" | "card-data" | "text" | "type")
    })
}

/// Removes the places of missing fields.
fn without_missing_places(findings: Findings) -> Findings {
    let is_missing = |rule: &str, pointer: &str| rule == "missing-field" || (rule, pointer) == ("reference", "");
    findings
        .into_iter()
        .map(|(rule, pointer, place)| {
            let place = place.filter(|_| !is_missing(rule, &pointer));
            (rule, pointer, place)
        })
        .collect()
}

/// Panics unless the macro and `from_json` agree.
fn compare(body: &str) -> Verdict {
    let run_time = at_run_time(body);
    let is_json = run_time.iter().all(|(rule, ..)| *rule != "json");
    let Some(rust) = places::Rust::of(body) else {
        assert!(!is_json, "no tokens of {body}");
        return Verdict::NoTokens;
    };
    if !is_json {
        // The body is nested too deeply, or it is not an object.
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
    /// It is not JSON, and the macro refuses it as well.
    NoJson,
    /// It is neither JSON nor Rust tokens.
    NoTokens,
}
