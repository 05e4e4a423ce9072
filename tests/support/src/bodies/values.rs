//! Values at the limits of each field, both valid and invalid.

use payment_core::schema::{EnumValues, Kind, Number, Text};

use super::{
    json::{Json, plain, text},
    request,
};
use crate::Random;

/// Returns a valid value of this kind.
pub fn good(random: &mut Random, kind: Kind) -> Json {
    match kind {
        Kind::Text(of) => text(&good_text(random, of)),
        Kind::Number(number) => {
            let spellings = numbers(number).0;
            plain(spellings[random.below(spellings.len())])
        }
        Kind::EnumValue(words) => text(good_enum_value(random, words)),
        Kind::Bool => plain(random.of(["true", "false"])),
        Kind::Object(object) => Json::Object(request::object(random, object)),
        Kind::List(item) => {
            let count = random.of([0, 1, 1, 2, 3]);
            Json::List((0..count).map(|_| good(random, *item)).collect())
        }
        Kind::Free(_) => free(random),
    }
}

/// Returns an invalid value of the right JSON type, or of another JSON type if all values are valid.
pub fn bad(random: &mut Random, kind: Kind) -> Json {
    match kind {
        Kind::Text(of) => text(&bad_text(random, of)),
        Kind::Number(number) => {
            let spellings = numbers(number).1;
            plain(spellings[random.below(spellings.len())])
        }
        Kind::EnumValue(words) => text(&bad_enum_value(random, words)),
        kind => other_type(random, kind),
    }
}

/// Returns a value of another JSON type.
pub fn other_type(random: &mut Random, kind: Kind) -> Json {
    let scalars = match kind {
        Kind::Text(_) | Kind::EnumValue(_) => vec![plain("1"), plain("-0.50"), plain("true")],
        Kind::Number(_) => vec![text("1"), text("10000"), text("x"), plain("false")],
        Kind::Bool => vec![text("true"), text("x"), plain("0")],
        _ => vec![text("x"), plain("1"), plain("true")],
    };
    let object = Json::Object(vec![("a".into(), plain("1")), ("a".into(), plain("null"))]);
    match (random.below(6), kind) {
        (0, Kind::List(_)) => object,
        (0, _) => Json::List(vec![plain("null"), object]),
        (1, Kind::Object(_) | Kind::Free(_)) => Json::List(Vec::new()),
        (1, _) => Json::Object(Vec::new()),
        _ => random.one(&scalars).clone(),
    }
}

fn good_text(random: &mut Random, kind: &Text) -> String {
    let some = |random: &mut Random, texts: &[&str]| (*random.one(texts)).to_owned();
    match (kind.rule.as_str(), kind.name) {
        ("reference", _) => random.of(["a".into(), "INV-1_c9".into(), "-".into(), "A".repeat(100)]),
        ("instant", _) => some(
            random,
            &["2025-12-30T23:59:00Z", "2024-02-29T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"],
        ),
        ("url", _) if random.chance(20) => format!("https://{}", "x".repeat(247)),
        ("url", _) => {
            some(random, &["https://shop.example/ok?a=1&b=2", "myshop://paid", "h+2.x-y://é", "a://b", "https://:"])
        }
        ("email", _) if random.chance(20) => format!("{}@y", "x".repeat(253)),
        ("email", _) => some(random, &["a@b", "customer@example.com", "é@漢", "\"q\"@x"]),
        ("phone", "CountryCode") => some(random, &["+62", "62", "1", "+999"]),
        ("phone", _) => some(random, &["8", "89699990001", "812345678901234"]),
        ("amount.value", _) => some(random, &["1", "10000", "0.5", "10000.50", "0.01", "999999999999999999"]),
        (_, "RefundStatement") => some(random, &["a", "Refund Pivot", "ABCDEFGHIJ 012345678"]),
        ("card-data", "Cvc") => some(random, &["123", "1234", "000"]),
        ("card-data", _) => some(random, &["4111111111111111", "4222222222222", "6304000000000000000"]),
        _ => {
            let most = kind.max.min(300);
            let length = random.of([
                kind.min,
                kind.min.max(1),
                most.min(5),
                most.min(9),
                most.min(9),
                most.min(20),
                most.min(20),
                most,
            ]);
            filler(random, length)
        }
    }
}

fn bad_text(random: &mut Random, kind: &Text) -> String {
    let some = |random: &mut Random, texts: &[&str]| (*random.one(texts)).to_owned();
    match (kind.rule.as_str(), kind.name) {
        ("reference", _) => random.of([String::new(), "a b".into(), "é".into(), "a/b".into(), "A".repeat(101)]),
        ("instant", _) => some(
            random,
            &[
                "",
                "2025-02-29T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "2025-12-30T23:59:60Z",
                "2025-12-30T23:59:00.0Z",
                "2025-12-30T23:59:00+00:00",
                "2025-12-30t23:59:00Z",
                "２025-12-30T23:59:00Z",
                "2025-12-30T23:59:00Z ",
            ],
        ),
        ("url", _) if random.chance(20) => format!("https://{}", "x".repeat(248)),
        ("url", _) => some(
            random,
            &["", "https://", "shop.example", "1a://b", "https:/a", "https://a b", "https://a\u{a0}", "é://a"],
        ),
        ("email", _) if random.chance(20) => format!("{}@y", "x".repeat(254)),
        ("email", _) => some(random, &["", "a", "@", "a@", "@b", "a@b@c", "a b@c", "a@b\n", "a@\u{a0}b", "a@b\u{7f}"]),
        ("phone", "CountryCode") => some(random, &["", "+", "+1234", "62+", "+6a", "６2"]),
        ("phone", _) => some(random, &["", "0812", "8123456789012345", "8-1", "+62812", "٨"]),
        ("card-data", "Cvc") => some(random, &["", "12", "12345", "12a"]),
        ("card-data", _) => some(random, &["", "4111111111111112", "4111 1111 1111 1111", "411111111111", "x"]),
        _ if kind.max > 300 => String::new(),
        _ if kind.min > 0 && random.chance(40) => String::new(),
        _ => {
            let length = kind.max + random.of([1, 1, 30]);
            filler(random, length)
        }
    }
}

/// Returns a string of `length` Unicode scalar values.
fn filler(random: &mut Random, length: usize) -> String {
    let letters: &[char] = match random.below(6) {
        0 => &['é', 'ü', 'ß'],
        1 => &['漢', '😀', '\u{301}', '\u{200d}'],
        2 => &['"', '\\', '\n', '\t', '\'', '/', '\u{1}', '\r', '\u{7f}', '\u{2028}'],
        3 => &[' '],
        _ => &['a', 'b', 'X', 'Z', '0', '9', '.', ',', '-', ' ', '$', '{', '}'],
    };
    (0..length).map(|_| *random.one(letters)).collect()
}

/// Returns valid numbers and invalid numbers, in JSON spellings.
fn numbers(kind: &Number) -> (&'static [&'static str], &'static [&'static str]) {
    const POSITIVE: [&str; 14] = [
        "1",
        "10000",
        "0.5",
        "1e3",
        "1E+5",
        "1.50e1",
        "10000.50",
        "0.10",
        "999999999999999999",
        "1e17",
        "1e-17",
        "0.00000000000000001",
        "12345678901234567.0e1",
        "1.00000000000000000e00",
    ];
    const WITH_ZERO: [&str; 8] = ["0", "0.0", "0e0", "0E5", "0.00e1", "1", "7.25", "100000000000000000"];
    const BAD: [&str; 14] = [
        "-1",
        "-0",
        "-0.0",
        "1000000000000000000",
        "1e18",
        "1e-18",
        "0.000000000000000001",
        "1e400",
        "1e-400",
        "-1e3",
        "1e99999999999999999999",
        "100000000000000000.0",
        "0.1e-17",
        "10e17",
    ];
    const BAD_OR_ZERO: [&str; 8] = ["0", "0.0", "0e-3", "-1", "1e18", "1e400", "0.000000000000000001", "-0"];
    match (kind.rule.as_str(), kind.name) {
        (_, "PriceValue") => (&WITH_ZERO, &BAD),
        ("percentage", _) => (
            &["1", "100", "2.5", "100.0", "1e2", "0.01", "100.000000000000000"],
            &["0", "0.0", "100.1", "101", "-1", "1e3", "100.0000000000000000", "1e400"],
        ),
        (_, "ExpMonth") => (&["1", "12"], &["0", "13", "1.0", "-1", "1e400", "100"]),
        (_, "ExpYear") => (&["0", "99"], &["100", "-1", "39.0", "2039"]),
        _ => (&POSITIVE, &BAD_OR_ZERO),
    }
}

fn good_enum_value(random: &mut Random, words: &EnumValues) -> &'static str {
    if words.open && random.chance(20) {
        return random.of(["SMBC", "NOBU", "Z", "B2_"]);
    }
    let names = words.names();
    names[random.below(names.len())]
}

fn bad_enum_value(random: &mut Random, words: &EnumValues) -> String {
    let word = *random.one(&words.names());
    match random.below(7) {
        0 => String::new(),
        5 => format!("\0{word}"),
        1 => "lower case".into(),
        2 => word.to_lowercase() + "x",
        3 => word[..word.len() - 1].to_owned() + "?",
        4 => format!("{word}{word}{word}?"),
        _ => word.chars().rev().chain("-1".chars()).collect(),
    }
}

/// Returns a valid value for metadata and other arbitrary JSON.
fn free(random: &mut Random) -> Json {
    let entry = |key: &str, value: Json| (key.to_owned(), value);
    match random.below(6) {
        0 => Json::Object(Vec::new()),
        1 => {
            let number = random.of(["1e400", "-0", "1.0e-99999", "123456789012345678901234567890.00100", "1E+5"]);
            Json::Object(vec![entry("n", plain(number)), entry("nul", plain("null")), entry("mode", text("API"))])
        }
        2 => {
            // Metadata is the second level. The maximum is 127 levels.
            let levels = 100 + random.below(26);
            Json::Object(vec![entry("deep", Json::Plain("[".repeat(levels - 1) + &"]".repeat(levels - 1)))])
        }
        3 => Json::Object(vec![
            entry("~/", Json::List(vec![plain("null"), Json::List(Vec::new())])),
            entry("", text("")),
        ]),
        _ => {
            let length = random.below(9);
            Json::Object(vec![entry("note", text(&filler(random, length))), entry("a b", plain("true"))])
        }
    }
}
