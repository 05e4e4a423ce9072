//! The macro and `from_json` reach the same verdict on every body, with the same rules and places.
//!
//! A body is a JSON text. The macro parses the tokens of the same text, with Rust strings instead of JSON strings. The same
//! rules are allowed in both.

mod bodies;
mod book;
mod choices;
mod escape_hatches;
mod places;

use std::{collections::BTreeSet, fmt::Display};

use payment_core::{
    PaymentSession, Violations,
    inspect::{Explanation, tree::Place},
    rules::{Waiver, Waivers},
};
use payment_expand::{Invocation, Macro};
use proc_macro2::{TokenStream, TokenTree};

/// Mistakes: a rule, the pointer of the value to blame, and its offset in the text, if that is compared.
type Mistakes = BTreeSet<(&'static str, String, Option<usize>)>;

fn by_macro(rust: &places::Rust, allowed: &[Waiver]) -> Mistakes {
    // Otherwise the texts of earlier bodies would fill the memory.
    proc_macro2::extra::invalidate_current_thread_spans();
    let tokens: TokenStream = rust.text.parse().unwrap_or_else(|error| panic!("{error}: {}", rust.text));
    let tokens = if allowed.is_empty() { tokens } else { escape_hatches::allow(allowed, tokens) };
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let invocation = Invocation::parse(Macro::Session, &tokens);
    let checked = invocation.check();
    let mistakes = checked.explanations().iter().flat_map(|explanation| {
        let found = rules_of(explanation).into_iter();
        found.map(|(rule, pointer, at)| (rule, pointer, Some(rust.place(&invocation.snippet(at).tokens))))
    });
    mistakes.collect()
}

/// Returns each rule that an error of the macro is about, with its pointer and its place.
fn rules_of(explanation: &Explanation) -> Vec<(&'static str, String, Place)> {
    let others = explanation.others.iter().map(|other| (other.rule, &other.pointer, other.place));
    let all = [(explanation.rule, &explanation.pointer, explanation.place)].into_iter().chain(others);
    all.map(|(rule, pointer, place)| (rule.id.as_str(), pointer.to_string(), place)).collect()
}

/// Returns the mistakes of the reader.
fn at_run_time(body: &str, allowed: &[Waiver]) -> Mistakes {
    let options = allowed.iter().fold(Waivers::NONE, |options, waiver| options.with(*waiver));
    let read = match allowed {
        [] => PaymentSession::from_json(body.as_bytes()),
        _ => PaymentSession::from_json_with(body.as_bytes(), options),
    };
    mistakes_in(body, read.err())
}

/// Returns the mistakes of a reader.
fn mistakes_in(body: &str, violations: Option<Violations>) -> Mistakes {
    let Some(violations) = violations else { return Mistakes::new() };
    let lines: Vec<usize> = std::iter::once(0).chain(body.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mistakes = violations.iter().map(|violation| {
        let (line, column) = (violation.line().expect("a text"), violation.column().expect("a text"));
        let start = lines[line - 1];
        let offset = body[start..].char_indices().nth(column - 1).map_or(body.len(), |(at, _)| start + at);
        (violation.rule().unwrap().id.as_str(), violation.pointer(), Some(offset))
    });
    mistakes.collect()
}

/// Panics if the mistakes differ, except for mistakes that only one of the two can have.
///
/// Only the macro rejects literal card data. Only the macro can blame the value `null` for a missing field.
fn assert_alike(by_macro: Mistakes, run_time: Mistakes, context: &dyn Display) {
    let (card_literals, by_macro) = split_cards(by_macro);
    let (card_values, run_time) = split_cards(run_time);
    // The macro rejects card data before it checks its form.
    assert!(card_literals.iter().all(|(rule, ..)| *rule == "card-literal"), "{card_literals:?}\n{context}");
    for (_, pointer, _) in &card_values {
        assert!(card_literals.iter().any(|(_, literal, _)| literal == pointer), "{card_values:?}\n{context}");
    }
    assert_eq!(without_missing_places(by_macro), without_missing_places(run_time), "{context}");
}

/// Separates the mistakes about card data from all others.
fn split_cards(mistakes: Mistakes) -> (Mistakes, Mistakes) {
    const CARD: [&str; 3] =
        ["/paymentMethod/card/number", "/paymentMethod/card/cvc", "/paymentMethod/card/encryptedCard"];
    mistakes.into_iter().partition(|(rule, pointer, _)| {
        CARD.contains(&&**pointer) && matches!(*rule, "card-literal" | "card-data" | "text" | "type")
    })
}

/// Removes the places of missing fields.
fn without_missing_places(mistakes: Mistakes) -> Mistakes {
    let is_missing = |rule: &str, pointer: &str| rule == "missing-field" || (rule, pointer) == ("reference", "");
    mistakes
        .into_iter()
        .map(|(rule, pointer, place)| {
            let place = place.filter(|_| !is_missing(rule, &pointer));
            (rule, pointer, place)
        })
        .collect()
}

/// Panics unless the macro and the reader agree.
fn compare(body: &str, allowed: &[Waiver]) -> Verdict {
    let run_time = at_run_time(body, allowed);
    let is_json = run_time.iter().all(|(rule, ..)| *rule != "json");
    let Some(rust) = places::Rust::of(body) else {
        assert!(!is_json, "the JSON has no valid tokens: {body}");
        return Verdict::NoTokens;
    };
    if !is_json {
        // The body is nested too deeply, or it is not an object.
        assert!(!by_macro(&rust, allowed).is_empty(), "{body}");
        return Verdict::NoJson;
    }
    let by_macro = by_macro(&rust, allowed);
    let verdict = if run_time.is_empty() { Verdict::Good } else { Verdict::Bad };
    assert_alike(by_macro, run_time, &format_args!("{allowed:?} {body}"));
    verdict
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Verdict {
    Good,
    Bad,
    /// The body is not JSON, and the macro rejects it too.
    NoJson,
    /// The body is not JSON, and not Rust tokens.
    NoTokens,
}

/// JSON has a violation for each of them.
#[test]
fn one_error_about_several_missing_fields_has_the_rule_of_each() {
    for entries in ["", r#"charge_id: "C", is_full_amount: true"#] {
        let tokens: TokenStream = entries.parse().unwrap();
        let invocation = Invocation::parse(Macro::Refund, &tokens.into_iter().collect::<Vec<_>>());
        let checked = invocation.check();
        let explanation = &checked.explanations()[0];
        let others: Vec<_> = explanation.others.iter().map(|other| other.rule.id.as_str()).collect();
        assert_eq!((explanation.rule.id.as_str(), others), ("reference", vec!["missing-field"]), "{entries}");
    }
}
