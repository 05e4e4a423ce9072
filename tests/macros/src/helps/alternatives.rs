//! The alternatives that a help names are data, too: each is a suggestion with its own value.

use payment_core::{
    inspect::help::{Change, Suggestion},
    schema::key_style::Style,
};
use payment_expand::{Invocation, Macro};
use proc_macro2::TokenStream;

/// Returns what the suggestions of the only mistake change.
fn changes(entries: &str) -> Vec<Vec<String>> {
    let base = "client_reference_id: \"A\", redirect_url: {}";
    let tokens: Vec<_> = format!("{base}, {entries}").parse::<TokenStream>().unwrap().into_iter().collect();
    let invocation = Invocation::parse(Macro::Session, &tokens);
    let checked = invocation.check();
    let [explanation] = checked.explanations() else { panic!("{} mistakes: {entries}", checked.explanations().len()) };
    let change = |change: &Change| match change {
        Change::Write { value, .. } => value.show(Style::Rust),
        other => panic!("{other:?}"),
    };
    let changes = |suggestion: &Suggestion| suggestion.changes().iter().map(change).collect();
    explanation.help.suggestions().iter().map(changes).collect()
}

#[test]
fn have_values() {
    let amount = "amount: { value: 1, currency: IDR }, customer_id: \"C\"";
    for (entries, expected) in [
        (format!("{amount}, save_for_future_use: \"maybe\""), [&["true"][..], &["false"]]),
        (
            "amount: 50.000, customer_id: \"C\"".to_owned(),
            [&["{ value: 50000, currency: IDR }"], &["{ value: 50.00, currency: IDR }"]],
        ),
        ("amount: { value: 1,500, currency: IDR }, customer_id: \"C\"".to_owned(), [&["1500"], &["1.50"]]),
        (
            "amount: 1,500, customer_id: \"C\"".to_owned(),
            [&["{ value: 1500, currency: IDR }"], &["{ value: 1.50, currency: IDR }"]],
        ),
        ("amount: { value: 50.000, currency: IDR }, customer_id: \"C\"".to_owned(), [&["50000"], &["50.00"]]),
        ("amount: { value: \"50.000\", currency: IDR }, customer_id: \"C\"".to_owned(), [&["50000"], &["50.00"]]),
        (
            format!("{amount}, expiry_at: \"2025-12-30T10:00:00\""),
            [&["\"2025-12-30T10:00:00Z\""], &["\"2025-12-30T03:00:00Z\""]],
        ),
    ] {
        assert_eq!(changes(&entries), expected, "{entries}");
    }
}
