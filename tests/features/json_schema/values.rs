//! Each definition of a string, a number or an enum accepts the same values as the check at run time.

use std::collections::BTreeMap;

use payment_session::{
    VaChannel,
    rules::Waivers,
    schema::{self, EnumValues, Kind, Number, RuleId, Text},
};
use serde_json::{Value, json};
use test_support::Random;

use crate::validator::Validator;

fn definitions() -> Vec<(Kind, Validator)> {
    let schema = schema::json_schema();
    let named = schema::walk(schema::SESSION).into_iter().filter_map(|place| match place.kind {
        Kind::Text(Text { name, .. })
        | Kind::Number(Number { name, .. })
        | Kind::EnumValue(EnumValues { name, .. }) => Some((*name, place.kind)),
        _ => None,
    });
    let kinds: BTreeMap<_, _> = named.collect();
    let validator = |(name, kind)| {
        let definition = &schema["$defs"][name];
        assert!(definition.is_object(), "{name} has a definition");
        (kind, Validator::new(definition))
    };
    kinds.into_iter().map(validator).collect()
}

/// Returns a string that differs from `example` in a few places.
fn mutate(random: &mut Random, example: &str) -> String {
    const ODD: [char; 34] = [
        'a',
        'Z',
        '0',
        '5',
        '9',
        '-',
        '_',
        '+',
        '.',
        ':',
        '/',
        '@',
        ' ',
        '\n',
        '\t',
        '\0',
        '\u{7f}',
        '\u{85}',
        '\u{a0}',
        '\u{1680}',
        '\u{180e}',
        '\u{200b}',
        '\u{2003}',
        '\u{2028}',
        '\u{202f}',
        '\u{205f}',
        '\u{3000}',
        '\u{feff}',
        'é',
        '漢',
        '\u{300}',
        '😀',
        '٣',
        '\u{10ffff}',
    ];
    let mut text: Vec<char> = example.chars().collect();
    for _ in 0..random.below(3) {
        let at = random.below(text.len() + 1);
        match random.below(4) {
            0 => text.insert(at, *random.one(&ODD)),
            1 if at < text.len() => text[at] = *random.one(&ODD),
            2 if at < text.len() => drop(text.remove(at)),
            _ => text = text.repeat(random.of([1, 1, 2, 12, 60])),
        }
    }
    text.into_iter().collect()
}

#[test]
fn strings() {
    let mut random = Random::new(1);
    for (kind, validator) in definitions() {
        let Kind::Text(text) = kind else { continue };
        let mut passed = 0;
        let example = text.example.unwrap_or(match text.rule.as_str() {
            "instant" => "2025-12-30T23:59:00Z",
            "card-data" => "4111111111111111",
            _ => "123",
        });
        let limits = [text.min, text.max].into_iter().filter(|limit| *limit < usize::MAX);
        let long =
            limits.flat_map(|limit| [limit.saturating_sub(1), limit, limit + 1]).map(|length| "7".repeat(length));
        let mutated = (0..2_000).map(|_| mutate(&mut random, example));
        for candidate in long.chain(mutated) {
            let fits = text.check(&candidate).is_ok();
            // The schema cannot express the check digit.
            if text.name == "CardNumber" && text.check(&candidate).is_err_and(|why| why.contains("check digit")) {
                continue;
            }
            assert_eq!(validator.is_valid(&json!(candidate)), fits, "{}: {candidate:?}", text.name);
            passed += usize::from(fits);
        }
        assert!(passed > 0, "{}: nothing passed", text.name);
    }
}

/// Returns the schemas that have a pattern, without those that only forbid line breaks.
fn schemas_with_patterns(schema: &Value) -> Vec<&Value> {
    let own = schema.get("pattern").is_some_and(|pattern| pattern != "\n").then_some(schema);
    let inner: Vec<&Value> = match schema {
        Value::Array(items) => items.iter().collect(),
        Value::Object(fields) => fields.values().collect(),
        _ => Vec::new(),
    };
    own.into_iter().chain(inner.into_iter().flat_map(schemas_with_patterns)).collect()
}

/// `.ci/checks/patterns` tries the patterns in these engines. This test names the syntax that they do not share.
#[test]
fn patterns_are_in_the_syntax_of_ecma_pcre_re2_and_python() {
    let schemas = json!([schema::json_schema(), schema::json_schema_of(schema::REFUND, Waivers::NONE)]);
    let found = schemas_with_patterns(&schemas);
    assert!(found.len() > 10, "{found:?}");
    for schema in found {
        let pattern = schema["pattern"].as_str().expect("a pattern is a string");
        assert!(pattern.starts_with('^') && pattern.ends_with('$'), "{pattern}");
        assert_eq!(schema["not"], json!({ "type": "string", "pattern": "\n" }), "`$` may match before a line break");
        let escapes = pattern.split('\\').skip(1);
        assert!(escapes.clone().all(|escape| escape.starts_with(['.', '+', 'x'])), "{pattern}");
        assert!(
            escapes
                .filter(|escape| escape.starts_with('x'))
                .all(|escape| { escape.get(1..3).is_some_and(|digits| digits.chars().all(|c| c.is_ascii_hexdigit())) }),
            "{pattern}"
        );
        assert_eq!(pattern.matches("(?").count(), pattern.matches("(?:").count(), "{pattern}");
    }
}

#[test]
fn instants() {
    let (kind, validator) = definitions()
        .into_iter()
        .find(|(kind, _)| matches!(kind, Kind::Text(text) if text.name == "ExpiryAt"))
        .expect("a session has an expiry");
    let Kind::Text(text) = kind else { unreachable!() };
    for year in ["0000", "0001", "0004", "0100", "0400", "1900", "2000", "2023", "2024", "2100", "2400", "9999"] {
        for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
            let instant = format!("{year}-{month:02}-{day:02}T00:00:00Z");
            assert_eq!(validator.is_valid(&json!(instant)), text.check(&instant).is_ok(), "{instant}");
        }
    }
    for time in ["00:00:00", "23:59:59", "24:00:00", "12:60:00", "12:00:60", "19:09:59", "29:00:00"] {
        let instant = format!("2024-02-29T{time}Z");
        assert_eq!(validator.is_valid(&json!(instant)), text.check(&instant).is_ok(), "{instant}");
    }
}

#[test]
fn numbers() {
    const NUMBERS: [&str; 26] = [
        "0",
        "0.0",
        "1",
        "2",
        "11",
        "12",
        "13",
        "98",
        "99",
        "100",
        "101",
        "0.5",
        "1.5",
        "99.99",
        "100.01",
        "12.5",
        "-1",
        "-0.5",
        "1e2",
        "1.5e1",
        "1e17",
        "999999999999999999",
        "99999999999999999.9",
        "2e18",
        "1e-17",
        "1e300",
    ];
    for (kind, validator) in definitions() {
        let Kind::Number(number) = kind else { continue };
        for text in NUMBERS {
            // `0.0` is not a valid month, but a validator reads 0.
            if text == "0.0" && number.rule == RuleId::CardData {
                continue;
            }
            let value: Value = serde_json::from_str(text).expect("a number");
            assert_eq!(validator.is_valid(&value), number.read(text).is_ok(), "{}: {text}", number.name);
        }
    }
}

#[test]
fn enum_values() {
    for (kind, validator) in definitions() {
        let Kind::EnumValue(enum_values) = kind else { continue };
        for name in enum_values.names() {
            assert!(validator.is_valid(&json!(name)), "{}: {name}", enum_values.name);
            assert_eq!(validator.is_valid(&json!(format!("{name}S"))), enum_values.open, "{}", enum_values.name);
            assert!(!validator.is_valid(&json!(format!("{name} "))), "{}", enum_values.name);
        }
    }
}

#[test]
fn names_of_banks() {
    let is_bank = |(kind, _): &(Kind, _)| matches!(kind, Kind::EnumValue(words) if words.open);
    let (_, validator) = definitions().into_iter().find(is_bank).expect("the list of banks is open");
    let longest = format!("Z{}", "9".repeat(99));
    for name in ["Z", "Z9_", &longest, &format!("{longest}9"), "", "z", "9Z", "_Z", "ZÉ", "Z-Z", "Z Z", "ZZ\n"] {
        assert_eq!(validator.is_valid(&json!(name)), VaChannel::other(name).is_ok(), "{name:?}");
    }
}

#[test]
fn examples() {
    for (kind, _) in definitions() {
        match kind {
            Kind::Text(text) => {
                assert_eq!(text.example.map_or(Ok(()), |example| text.check(example)), Ok(()), "{}", text.name);
            }
            Kind::Number(number) => {
                assert!(number.example.is_none_or(|example| number.read(example).is_ok()), "{}", number.name);
            }
            _ => {}
        }
    }
}
