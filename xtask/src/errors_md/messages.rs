//! How the table of messages shows a message, so that a search finds it.

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
    use super::{pattern, without_signs};

    #[test]
    fn signs_are_shown() {
        assert_eq!(pattern("expected `,` after `mode`"), "expected `,` after `…`");
        assert_eq!(without_signs("expected `,` after `…`"), "expected `…` after `…`");
    }
}
