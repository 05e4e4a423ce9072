//! The alternatives that a help names are data, too: each is a suggestion with its own value.

use payment_core::{
    inspect::help::{Remedy, Suggestion},
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
    let [finding] = checked.findings() else { panic!("{} mistakes: {entries}", checked.findings().len()) };
    let change = |change: &Remedy| match change {
        Remedy::Name { to, .. } => format!("name {to}"),
        Remedy::Write { value, .. } => value.show(Style::Rust),
        Remedy::Remove { entry } => format!("remove {entry}"),
        other => panic!("{other:?}"),
    };
    let changes = |suggestion: &Suggestion| suggestion.remedy().iter().map(change).collect();
    finding.help.suggestions().iter().map(changes).collect()
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

#[test]
fn a_string_for_an_object_may_be_its_id() {
    let amount = "amount: { value: 1, currency: IDR }";
    assert_eq!(changes(&format!("{amount}, customer: \"C-1\"")), [["name /customerId", "\"C-1\""]]);
    // The text is in neither of them together.
    let changes = changes(&format!("{amount}, customer: \"C-1\", customer_email: \"a@b.id\""));
    assert_eq!(changes[0], ["{ email: \"a@b.id\" }", "remove /customer_email"]);
    assert_eq!(changes[1], ["name /customerId", "\"C-1\""]);
}
