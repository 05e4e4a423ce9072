//! Texts that are usually not valid JSON for a request.

use crate::Random;

pub fn broken(random: &mut Random, text: &str) -> String {
    let inner = &text[1..];
    match random.below(10) {
        0 => format!("{text}{}", random.of(["x", "{}", ",", " 1", "//c", "\u{feff}", " \t\n"])),
        1 => format!("\u{feff}{text}"),
        2 => text.chars().take(random.below(text.chars().count())).collect(),
        3 => {
            let surrogate = random.of(["\\ud800", "\\udfff", "\\ud83d\\u0041", "\\uD83Dx", "\\ud83d\\ude00"]);
            if random.chance(50) {
                format!("{{\"metadata\":{{\"a\":\"{surrogate}\"}},{inner}")
            } else {
                format!("{{\"{surrogate}\":[1],{inner}")
            }
        }
        4 => {
            let number = random.of(["01", "+1", "1.", ".5", "NaN", "1e", "0x1", "-", "1_000", "True"]);
            format!("{{\"metadata\":{{\"a\":{number}}},{inner}")
        }
        5 => random.of(["[]", "null", "1", "\"x\"", "{", "}", "true", "[{}]", " {} ", "{}", ""]).into(),
        6 => {
            // The request itself is the first level.
            let levels = 125 + random.below(4);
            let (open, close) = random.of([("[", "]"), ("{\"a\":", "}")]);
            let deep = if open == "[" {
                open.repeat(levels) + &close.repeat(levels)
            } else {
                open.repeat(levels) + "1" + &close.repeat(levels)
            };
            format!("{{\"{}\":{deep},{inner}", random.of(["metadata", "foo", "mode", "customer"]))
        }
        7 => format!(
            "{{{}{inner}",
            random.of(["\"a\":\"\\x\",", "\"a\" 1,", "\"a\":,", ",", "a:1,", "/*c*/", "\"a\":\"\t\","])
        ),
        8 => text.replacen('"', "'", 2),
        _ => {
            let at = random.below(text.chars().count());
            let wrong = random.of(['{', '}', '[', ']', '"', ',', ':', '0', '-', '\\']);
            text.chars().enumerate().map(|(i, c)| if i == at { wrong } else { c }).collect()
        }
    }
}
