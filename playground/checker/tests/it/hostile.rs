//! No text makes the checker panic.

use checker::{MOST_BYTES, apply_all, check_with_preview};
use test_support::Random;

fn check_all(text: &str) {
    let report = check_with_preview(text);
    for mistake in &report.mistakes {
        assert!(text.get(mistake.range.clone()).is_some(), "{text}: {mistake:?}");
        if let Some(replacement) = &mistake.replacement {
            assert!(text.get(replacement.range()).is_some(), "{text}: {replacement:?}");
        }
    }
}

#[test]
fn deep_and_long_texts_are_mistakes() {
    for open in [
        "{",
        "[",
        "(",
        "{\"metadata\":",
        "payment_session!{metadata:[",
        "a: ((",
        "/*",
        "if a {",
        "<",
        "!",
        "#[",
        "|",
        "&",
        "-",
        "..",
        "for x in ",
    ] {
        for bytes in [200, MOST_BYTES / 4] {
            check_all(&open.repeat(bytes / open.len()));
        }
    }
    let long = format!("{{ \"metadata\": {{ \"a\": \"{}\" }} }}", "x".repeat(MOST_BYTES));
    assert_eq!(check_with_preview(&long).mistakes[0].message, "the text is too long");
}

#[test]
fn cut_and_changed_texts_are_checked() {
    let invocation = "payment_session! { #![allow(va_channel)] client_reference_id: r#\"é\"#, amount: { value: 1_0.5e3, currency: IDR },
        if let Some(a) = b { mode: API } else { match c { 'x' => { mode: REDIRECT }, _ => return } }
        customer!: { \"n\\u{e9}\": [-1, null] }, metadata?: m, order_information: { product_details: [for x in y { name: x }, ..z] } }";
    let json = r#"{ "clientReferenceId": "é\"", // c
        "amount": { "value": 1.5e3, "currency": "IDR" }, "metadata": { "😀": [1, {}] }, "customer": null }"#;
    let mut random = Random::new(5);
    for text in [invocation, json] {
        let characters: Vec<char> = text.chars().collect();
        for end in 0..characters.len() {
            check_all(&characters[..end].iter().collect::<String>());
        }
        for _ in 0..400 {
            let mut changed = characters.clone();
            for _ in 0..=random.below(4) {
                let (at, other) = (random.below(changed.len()), random.below(changed.len()));
                match random.below(3) {
                    0 => changed.swap(at, other),
                    1 => drop(changed.remove(at)),
                    _ => changed
                        .insert(at, random.of(['{', '}', '"', ',', ':', '!', '\\', '😀', '#', '‹', '\0', '\u{feff}'])),
                }
            }
            check_all(&changed.into_iter().collect::<String>());
        }
    }
}

#[test]
fn replacements_end() {
    let (text, count) =
        apply_all(&"{\"amount\":{\"value\":\"1\",\"currency\":\"IRD\"},\"customerID\":\"C\"}".repeat(3));
    assert!(count < 200, "{text}");
}
