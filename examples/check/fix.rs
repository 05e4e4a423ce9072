//! The correction of bodies.

use payment_session::{Edit, Suggestion, Violation, Violations};

use super::bodies::Bodies;

/// The greatest number of edits of one body.
const MOST: usize = 1_000;

/// Returns the first exact edit of a violation.
pub fn first_edit(violation: &Violation) -> Option<&Edit> {
    violation.suggestions().iter().find_map(Suggestion::edit)
}

/// Returns a text after all exact edits, and the violations that are left.
pub fn fix(text: &str, bodies: &Bodies) -> (String, Option<Violations>) {
    let mut text = text.to_owned();
    for _ in 0..MOST {
        let Some(violations) = bodies.violations(text.as_bytes()) else { return (text, None) };
        // One edit at a time, because another one may concern the same field.
        match violations.iter().find_map(|violation| first_edit(violation)?.apply(&text)) {
            Some(corrected) => text = corrected,
            None => return (text, Some(violations)),
        }
    }
    let left = bodies.violations(text.as_bytes());
    (text, left)
}

#[cfg(test)]
mod tests {
    use payment_session::ReadOptions;

    use super::*;

    #[test]
    fn exact_edits_are_applied_and_the_others_are_left() {
        let body = r#"{ "clientReferenceID": "INV-1", "amount": { "value": "10000", "currency": "idr" },
            "customer": { "email": "a@b.id ", "phoneNumber": { "country": "+62", "number": "0812" } },
            "redirectUrl": { "successReturnUrl": "https:/shop.id/paid" }, "paymentMethod": "CARD", "customerId": "C" }"#;
        let (corrected, left) = fix(body, &Bodies::sessions(ReadOptions::new()));
        let expected = r#"{ "clientReferenceId": "INV-1", "amount": { "value": 10000, "currency": "IDR" },
            "customer": { "email": "a@b.id", "phoneNumber": { "countryCode": "+62", "number": "812" } },
            "redirectUrl": { "successReturnUrl": "https://shop.id/paid" }, "paymentMethod": {"type":"CARD"}, "customerId": "C" }"#;
        assert_eq!(corrected, expected);
        let left = left.unwrap();
        assert_eq!(left.iter().map(Violation::id).collect::<Vec<_>>(), ["customer-choice"]);
    }
}
