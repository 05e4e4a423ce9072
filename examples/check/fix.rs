//! The correction of bodies.

use payment_session::{Replacement, Suggestion, Violation, Violations};

use super::arguments::Options;

/// The greatest number of times that a body is read again.
const MOST: usize = 10;

/// Returns the replacement that corrects a violation, if old and new denote the same.
pub fn replacement(violation: &Violation) -> Option<&Replacement> {
    violation.suggestions().iter().find_map(Suggestion::replacement)
}

/// Returns a text after all replacements, and the violations that are left.
pub fn fix(text: &str, options: &Options) -> (String, Option<Violations>) {
    let mut text = text.to_owned();
    for _ in 0..MOST {
        let Some(violations) = options.violations(text.as_bytes()) else { return (text, None) };
        let mut replacements: Vec<_> = violations.iter().filter_map(replacement).collect();
        if replacements.is_empty() {
            return (text, Some(violations));
        }
        // From the end, so that the ranges before stay. No two of them meet.
        replacements.sort_by_key(|replacement| replacement.range().start);
        for replacement in replacements.iter().rev() {
            text.replace_range(replacement.range(), replacement.text());
        }
    }
    let left = options.violations(text.as_bytes());
    (text, left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_denotes_the_same_is_replaced_and_the_rest_is_left() {
        let body = r#"{ "clientReferenceID": "INV-1", "amount": { "value": "10000", "currency": "idr" },
            "customer": { "email": "a@b.id ", "phoneNumber": { "CountryCode": "+62", "number": "0812" } },
            "redirectUrl": { "successReturnUrl": "https:/shop.id/paid" }, "paymentMethod": "CARD", "customerId": "C" }"#;
        let (corrected, left) = fix(body, &Options::default());
        let expected = r#"{ "clientReferenceId": "INV-1", "amount": { "value": 10000, "currency": "IDR" },
            "customer": { "email": "a@b.id", "phoneNumber": { "countryCode": "+62", "number": "812" } },
            "redirectUrl": { "successReturnUrl": "https:/shop.id/paid" }, "paymentMethod": "CARD", "customerId": "C" }"#;
        assert_eq!(corrected, expected);
        let left = left.unwrap();
        assert_eq!(left.iter().map(Violation::id).collect::<Vec<_>>(), ["url", "type", "customer-choice"]);
    }

    #[test]
    fn a_key_that_may_mean_another_field_stays() {
        let body = r#"{"clientReferenceId":"INV-1","notes":"A","locale":"id","password":"B","cardNumber":"C"}"#;
        assert_eq!(fix(body, &Options::default()).0, body);
        let body = r#"{"clientReferenceId":"R","transferDestination":{"channelInformation":{"accountNum":"1","accountHolder":"Ayu"}}}"#;
        assert_eq!(fix(body, &Options { are_refunds: true, ..Options::default() }).0, body);
    }
}
