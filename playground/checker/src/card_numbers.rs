//! Card numbers, which a permalink must not contain.

use payment_core::request::CardNumber;

/// Returns whether a text contains a full card number, also with spaces or hyphens between groups of its digits.
pub fn has_card_number(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-');
    text.split(|c| !is_part(c)).any(|run| {
        let groups = run.split([' ', '-']);
        let whole: String = run.chars().filter(char::is_ascii_digit).collect();
        groups.map(str::to_owned).chain([whole]).any(|digits| CardNumber::try_from(digits).is_ok())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_number_is_found_in_any_form() {
        for text in
            ["4111111111111111", "\"number\": \"4111 1111 1111 1111\"", "x4111-1111-1111-1111y", "5555555555554444,"]
        {
            assert!(has_card_number(text), "{text}");
        }
        for text in ["4111111111111112", "89699990001", "2025-12-30T23:59:00Z", "4111 1111, 1111 1111"] {
            assert!(!has_card_number(text), "{text}");
        }
    }
}
