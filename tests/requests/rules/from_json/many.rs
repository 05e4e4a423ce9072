//! Texts with more violations than are kept.

use payment_session::{PaymentSession, Violations};

use crate::support::rules_and_pointers;

fn violations(body: &str) -> Violations {
    PaymentSession::from_json(body.as_bytes()).unwrap_err()
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

#[test]
fn the_first_100_are_kept_and_the_first_of_every_further_rule() {
    let products = list((0..300).map(|at| match at {
        150 => "1".to_owned(),
        200 => r#"{"typ":1}"#.to_owned(),
        _ => r#"{"type":1,"quantity":1,"price":{"value":1,"currency":"IDR"}}"#.to_owned(),
    }));
    let body = format!(r#"{{"orderInformation":{{"productDetails":{products}}},"amount":{{"value":-1}},"mode":"X"}}"#);
    let violations = violations(&body);
    let kept = rules_and_pointers(&violations);
    let kept: Vec<_> = kept.iter().map(|(rule, pointer)| (*rule, &**pointer)).collect();

    // Two fields are missing of the request as a whole, which begins first.
    let products = kept.iter().filter(|(_, pointer)| pointer.ends_with("/type")).count();
    assert_eq!(kept[2], ("type", "/orderInformation/productDetails/0/type"));
    assert_eq!(kept[99], ("type", "/orderInformation/productDetails/97/type"));
    assert_eq!(products, 98);
    let rules: Vec<_> = kept[100..].iter().map(|(rule, _)| *rule).collect();
    assert_eq!(rules, ["missing-field", "unknown-field", "amount.value", "enum"]);
    // The list has 297 further violations of `type`, and its misspelt item two of `missing-field`.
    assert_eq!(violations.omitted(), (298 - 98) + 1 + 1 + 1);
}

#[test]
fn the_order_is_that_of_the_text() {
    let inner = (0..90).map(|at| format!(r#""a{at}":1"#)).collect::<Vec<_>>().join(",");
    let outer = (0..90).map(|at| format!(r#""b{at}":1"#)).collect::<Vec<_>>().join(",");
    let violations = violations(&format!(r#"{{"metadata":{{}},"amount":{{{inner}}},{outer}}}"#));
    assert!(violations.iter().is_sorted_by_key(payment_session::Violation::column));
    let pointers: Vec<_> = violations.iter().map(payment_session::Violation::pointer).collect();
    let count = |prefix: &str| pointers.iter().filter(|pointer| pointer.starts_with(prefix)).count();
    assert_eq!(count("/amount/a"), 90);
    assert!((1..=10).contains(&count("/b")), "{}", count("/b"));
}

#[test]
fn the_number_of_omitted_violations_is_shown() {
    let body = format!(r#"{{"amount":{{{}}}}}"#, vec![r#""value":1"#; 1_000].join(","));
    let violations = violations(&body);
    assert_eq!(violations.omitted(), 903);
    assert!(violations.to_string().ends_with("\n903 further violations are omitted"));
    assert!(format!("{violations:?}").ends_with(", ..]"));
    assert_eq!(serde_json::to_value(&violations).unwrap().as_array().map(Vec::len), Some(violations.len()));
    assert_eq!(violations.clone().under("/a").omitted(), 903);
}
