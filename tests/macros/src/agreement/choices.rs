//! A request with choices breaks the same rules as its combinations without choices.

use std::collections::BTreeSet;

use super::{Mistakes, assert_alike, at_run_time, by_macro, places::Rust};
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

/// The number of pairs of bodies. A debug build compares only a part of them.
const COUNT: usize = if cfg!(debug_assertions) { 600 } else { 20_000 };

/// The entries of a JSON object, whose keys may be repeated.
struct Entries(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;

        impl<'de> Visitor<'de> for All {
            type Value = Entries;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Entries, M::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(All)
    }
}

impl Entries {
    fn of(body: &str) -> Option<Self> {
        serde_json::from_str(body).ok()
    }

    /// Writes the entries whose key `is_wanted`, as JSON without braces.
    fn json(&self, is_wanted: impl Fn(&str) -> bool) -> String {
        let entries = self.0.iter().filter(|(key, _)| is_wanted(key));
        let entries = entries.map(|(key, value)| format!("{}:{}", serde_json::to_string(key).unwrap(), value.get()));
        entries.collect::<Vec<_>>().join(",")
    }
}

/// Returns 1 or 2 for a key in that choice, and 0 for a key outside of the choices.
fn choice_of(key: &str) -> usize {
    key.bytes().map(usize::from).sum::<usize>() % 3
}

fn joined(parts: [&str; 3]) -> String {
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{{{}}}", parts.join(","))
}

/// Removes the places, because those of different texts cannot be compared.
fn without_places(mistakes: Mistakes) -> Mistakes {
    mistakes.into_iter().map(|(rule, pointer, _)| (rule, pointer, None)).collect()
}

#[test]
fn every_combination_is_reported() {
    let mut bodies = test_support::bodies::generate(29, usize::MAX);
    let mut valid = 0;
    for _ in 0..COUNT {
        let mut entries = || Entries::of(&bodies.next()?);
        let (Some(one), Some(other)) = (entries(), entries()) else { continue };
        let always = one.json(|key| choice_of(key) == 0);
        let first = [&one, &other].map(|entries| entries.json(|key| choice_of(key) == 1));
        let second = [&one, &other].map(|entries| entries.json(|key| choice_of(key) == 2));
        let combinations = first.iter().flat_map(|first| second.iter().map(|second| joined([&always, first, second])));
        let combinations: Vec<String> = combinations.collect();
        let run_time: Mistakes = combinations.iter().flat_map(|body| at_run_time(body, &[])).collect();
        let is_other = |(rule, ..): &(&str, String, Option<usize>)| matches!(*rule, "json");
        if run_time.iter().any(is_other) {
            continue;
        }
        let texts =
            [&always, &first[0], &first[1], &second[0], &second[1]].map(|part| Rust::of(&format!("{{{part}}}")));
        let [Some(always), Some(a), Some(b), Some(c), Some(d)] = texts else { continue };
        let always = &always.text[1..always.text.len() - 1];
        let separator = if always.is_empty() { "" } else { "," };
        let invocation = format!(
            "{{{always}{separator} if one {} else {}, match two {{ 1 => {}, _ => {} }}}}",
            a.text, b.text, c.text, d.text
        );
        let by_macro = by_macro(&Rust { text: invocation.clone(), places: Vec::from([(0, 0)]) }, &[]);
        valid += usize::from(run_time.is_empty());
        assert_alike(without_places(by_macro), without_places(run_time), &format_args!("{invocation}"));
    }
    assert!(valid > 0, "no combination of arms is valid");
}

/// An unknown key that names no field hides nothing, in an arm as in a request without choices.
#[test]
fn an_unknown_key_in_an_arm_hides_nothing() {
    let rest = r#""amount": { "value": 1, "currency": "IDR" }, "customerId": "c", "mode": "API", "autoConfirm": false"#;
    let mistakes = |reference: &str| {
        let mistakes = by_macro(&Rust { text: format!("{{ {reference}, {rest} }}"), places: Vec::from([(0, 0)]) }, &[]);
        mistakes.into_iter().map(|(rule, pointer, _)| (rule, pointer)).collect::<Vec<_>>()
    };
    for reference in [
        r#""number": "1""#,
        r#"if one { "number": "1" } else { "clientReferenceId": "1" }"#,
        r#"if one { "number": "1" } else {}"#,
    ] {
        assert_eq!(mistakes(reference), [("reference", String::new()), ("unknown-field", "/number".to_owned())]);
    }
}

/// A key in an arm counts only there: a later one of the same field, which is always there, counts elsewhere.
#[test]
fn an_unknown_key_in_an_arm_leaves_its_field_to_a_later_one() {
    let rest = r#""clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" }, "customerId": "c""#;
    for keys in ["if one { redirect: 1 } redirect_urls: {}", "if one { redirect_urls: 1 } redirect_urls: {}"] {
        let text = format!("{{ {rest}, {keys} }}");
        let rules = by_macro(&Rust { text, places: Vec::from([(0, 0)]) }, &[]);
        let rules: Vec<_> = rules.into_iter().map(|(rule, ..)| rule).collect();
        assert!(!rules.contains(&"redirect-url"), "{keys}: {rules:?}");
        assert!(rules.contains(&"unknown-field"), "{keys}: {rules:?}");
    }
}

/// A help that also removes another entry is one error with that entry, but two arms with the same mistake are two errors.
#[test]
fn the_same_mistake_in_two_arms_is_reported_in_both() {
    let text = r#"{ "clientReferenceId": "1", "customerId": "c", "redirectUrl": {}, "paymentMethod": { "type": "QR" },
        if one { "mode": "REDIRECT" } else { "mode": "REDIRECT" }, "paymentType": "MULTIPLE", "bypassStatusPage": true }"#;
    // The offset is the number of the arm.
    let places = Vec::from([(0, 0), (text.find("else").unwrap(), 1)]);
    let mistakes: Vec<_> = by_macro(&Rust { text: text.into(), places }, &[]).into_iter().collect();
    let in_arm = |arm| ("multiple-mode", "/mode".to_owned(), Some(arm));
    assert_eq!(mistakes, [in_arm(0), in_arm(1)]);
}

/// At most 256 combinations are inspected.
#[test]
fn too_many_combinations_are_one_error() {
    let choices = |count: usize| {
        let choice = |number| format!("if c{number} {{ mode: API }} else {{ mode: REDIRECT }}");
        (0..count).map(choice).collect::<Vec<_>>().join(" ")
    };
    let rules = |text: String| {
        let mistakes = by_macro(&Rust { text, places: Vec::from([(0, 0)]) }, &[]);
        mistakes.into_iter().map(|(rule, ..)| rule).collect::<BTreeSet<_>>()
    };
    assert!(!rules(choices(8)).contains("syntax"));
    assert!(rules(choices(9)).contains("syntax"));
}
