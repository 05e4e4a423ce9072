//! How the table of messages shows a message, so that a search finds it.

use payment_core::rules::{self, Rule};

/// Returns a message as the table shows it. That of a rule between fields names them, so it is shown as it is printed.
/// Any other message may name every field, also one that lists the values of an enum.
pub fn shown(rule: &str, message: &str) -> String {
    let message = match message.split_once("`: ") {
        // The condition of an arm
        Some((condition, rest)) if ["when `", "with `", "without `"].iter().any(|word| condition.starts_with(word)) => {
            rest
        }
        _ => message,
    };
    let message = message.strip_prefix("if this is `None`, ").unwrap_or(message);
    let is_between_fields = rules::get(rule).is_some_and(Rule::is_between_fields);
    match message.split_once(" must be ") {
        _ if is_between_fields => message.to_owned(),
        Some((_, values)) if ["enum", "ewallet-channel"].contains(&rule) => format!("`…` must be {values}"),
        _ => pattern(message),
    }
}

/// Returns a message with the names of JSON in place of those of Rust: an invocation and a text can have both.
pub fn with_json_names(message: &str) -> String {
    let parts = message.split('`').enumerate().map(|(index, part)| match part.split_once(": ") {
        _ if index % 2 == 0 || part.starts_with('"') => part.to_owned(),
        Some((key, value @ ("true" | "false"))) => format!("\"{}\": {value}", json_name(key)),
        Some((key, value)) => format!("\"{}\": \"{value}\"", json_name(key)),
        None => json_name(part),
    });
    parts.collect::<Vec<_>>().join("`")
}

/// Returns the name in JSON of a field, or of several joined by points. Other names stay.
fn json_name(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default();
    if !first.starts_with(|c: char| c.is_ascii_lowercase()) {
        return name.to_owned();
    }
    words.fold(first.to_owned(), |name, word| name + &word[..1].to_uppercase() + &word[1..])
}

/// Returns a message with `…` for its names and values, and N for its numbers. The number of a standard stays, and so do signs,
/// except for one that was found in another's place.
pub fn pattern(message: &str) -> String {
    let mut pattern = String::new();
    for (index, part) in message.split('`').enumerate() {
        if index % 2 == 1 {
            let is_sign = part.chars().all(|c| c.is_ascii_punctuation() && c != '"') && !pattern.ends_with("found ");
            pattern.extend(["`", if is_sign { part } else { "…" }, "`"]);
            continue;
        }
        let words: Vec<_> = part.split(' ').collect();
        let shown = words.iter().enumerate().map(|(at, word)| {
            let number = word.trim_end_matches([',', ':', ';']);
            let is_variable =
                number.parse::<u32>().is_ok() && at.checked_sub(1).is_none_or(|before| words[before] != "ISO");
            if is_variable { word.replace(number, "N") } else { (*word).to_owned() }
        });
        pattern.push_str(&shown.collect::<Vec<_>>().join(" "));
    }
    // A list of names may have any length.
    let list = "`…`, `…`";
    while pattern.contains(list) {
        pattern = pattern.replace(list, "`…`");
    }
    pattern.replace("`…` or `…`", "`…`").replace("`…` and `…`", "`…`")
}

/// Returns a shown message with `…` for its signs as well. The book shows one of the messages that differ in a sign only.
pub fn without_signs(shown: &str) -> String {
    let parts = shown.split('`').enumerate();
    let parts =
        parts.map(|(index, part)| if index % 2 == 1 && !part.contains(char::is_alphanumeric) { "…" } else { part });
    parts.collect::<Vec<_>>().join("`")
}

#[cfg(test)]
mod tests {
    use super::{pattern, with_json_names, without_signs};

    #[test]
    fn signs_are_shown() {
        assert_eq!(pattern("expected `,` after `mode`"), "expected `,` after `…`");
        assert_eq!(without_signs("expected `,` after `…`"), "expected `…` after `…`");
    }

    #[test]
    fn messages_can_have_the_names_of_json() {
        let pairs = [
            ("`customer` or `customer_id` is missing", "`customer` or `customerId` is missing"),
            (
                "`MULTIPLE` cannot be used with `auto_confirm: false`",
                r#"`MULTIPLE` cannot be used with `"autoConfirm": false`"#,
            ),
            ("`type: FIXED` requires `fixed_amount`", r#"`"type": "FIXED"` requires `fixedAmount`"#),
            ("`QR` requires `a_b.c_d`, or `SINGLE_USE`", "`QR` requires `aB.cD`, or `SINGLE_USE`"),
        ];
        for (rust, json) in pairs {
            assert_eq!(with_json_names(rust), json);
        }
    }
}
