//! Amounts and instants in responses.

use std::{
    collections::HashSet,
    time::{Duration, UNIX_EPOCH},
};

use payment_session::{
    AmountValue,
    response::{Charge, Money, MoneyValue, Timestamp},
};

fn money(value: &str) -> Option<MoneyValue> {
    let money = Money::from_json(format!(r#"{{"value":{value},"currency":"IDR"}}"#).as_bytes());
    money.ok().map(|money| money.value)
}

fn number(text: &str) -> MoneyValue {
    let (plain, quoted) = (money(text).unwrap(), money(&format!("{text:?}")).unwrap());
    assert_eq!(plain, quoted);
    assert_eq!((plain.as_str(), quoted.to_string()), (text, text.to_owned()));
    plain
}

#[test]
fn sums_are_compared_by_value() {
    let groups: [&[&str]; 7] = [
        &["0", "0.00", "0e9", "0.0e-5"],
        &["0.05", "5e-2", "0.0500", "50e-3"],
        &["0.5", "5E-1", "0.50", "0.05e1"],
        &["9999.99"],
        &["10000", "10000.00", "1e4", "1E+4", "100000e-1", "0.1e5", "1.0000e4", "0.00001e9"],
        &["10000.01", "1.000001e4"],
        &["10001"],
    ];
    for (at, group) in groups.iter().enumerate() {
        for text in *group {
            for (other_at, other) in groups.iter().enumerate() {
                for other in *other {
                    let order = number(text).partial_cmp(&number(other));
                    assert_eq!(order, Some(at.cmp(&other_at)), "{text} {other}");
                }
            }
        }
        let set: HashSet<MoneyValue> = group.iter().map(|text| number(text)).collect();
        assert_eq!(set.len(), 1, "{group:?}");
    }
}

/// Requests cannot hold these sums, so only their strings are compared.
#[test]
fn negative_and_long_sums_are_compared_as_strings() {
    let texts = ["-1", "-1.0", "-0", "1e400", "10e399", "1e-400", "123456789012345678901234567890.5", "1e99999999999"];
    for (at, text) in texts.iter().enumerate() {
        for (other_at, other) in texts.iter().enumerate() {
            assert_eq!(number(text) == number(other), at == other_at, "{text} {other}");
        }
        assert_eq!(number(text).partial_cmp(&number("0")), None);
        assert_eq!(number(text).to_decimal(), None);
    }
}

#[test]
fn sums_are_compared_with_those_of_requests() {
    let amount: AmountValue = "10000.50".parse().unwrap();
    for text in ["10000.5", "10000.50", "1.00005e4"] {
        assert_eq!(number(text), amount);
        assert_eq!(number(text).to_decimal().unwrap().to_string().trim_end_matches('0'), "10000.5");
    }
    for text in ["10000", "-10000.5", "10000.500001", "1e400"] {
        assert_ne!(number(text), amount);
    }
    assert_eq!(number("1e400").to_decimal(), None);
    assert_eq!(number("-1").to_decimal(), None);
}

#[test]
fn invalid_sums() {
    for text in [
        "true",
        "[]",
        "{}",
        "null",
        r#""""#,
        r#"" 1""#,
        r#""+1""#,
        r#""01""#,
        r#""1.""#,
        r#"".5""#,
        r#""1e""#,
        r#""1,000""#,
        r#""Rp 1""#,
        r#""-""#,
        r#""NaN""#,
        r#""1e+-1""#,
        r#""1.5.5""#,
        r#""--1""#,
    ] {
        assert!(money(text).is_none(), "{text}");
    }
    // `other` of the object around it keeps the invalid sum.
    let charge = Charge::from_json(br#"{"amount":{"value":"Rp 1","currency":"IDR"}}"#).unwrap();
    assert_eq!((&charge.amount, charge.other.len()), (&None, 1));
    let charge = Charge::from_json(br#"{"amount":{"value":1}}"#).unwrap();
    assert_eq!(charge.amount.unwrap().currency.as_str(), "");
}

fn instant(text: &str) -> Option<Timestamp> {
    let charge = Charge::from_json(format!(r#"{{"paidAt":"{text}"}}"#).as_bytes()).unwrap();
    // `other` keeps a string that is not an instant.
    assert_eq!(charge.other.is_empty(), charge.paid_at.is_some() || text.is_empty() || text.starts_with("0001-01-01"));
    charge.paid_at
}

#[test]
fn instants() {
    for (text, seconds, nanos) in [
        ("1970-01-01T00:00:00Z", 0, 0),
        ("2025-10-02T08:38:37Z", 1_759_394_317, 0),
        ("2025-10-02T08:38:37.5Z", 1_759_394_317, 500_000_000),
        ("2025-10-02T08:38:37.008529109Z", 1_759_394_317, 8_529_109),
        ("2025-10-02T15:38:37.000000001+07:00", 1_759_394_317, 1),
        ("2025-10-02T00:08:37-08:30", 1_759_394_317, 0),
        ("2025-10-02t08:38:37z", 1_759_394_317, 0),
        ("2025-10-02 08:38:37Z", 1_759_394_317, 0),
        ("1969-12-31T23:59:59.25Z", -1, 250_000_000),
        ("2000-02-29T00:00:00Z", 951_782_400, 0),
        ("2100-03-01T00:00:00Z", 4_107_542_400, 0),
        ("0001-01-01T00:00:01Z", -62_135_596_799, 0),
        ("9999-12-31T23:59:59.999999999Z", 253_402_300_799, 999_999_999),
    ] {
        let Some(instant) = instant_of(text) else { panic!("{text}") };
        assert_eq!((instant.unix_seconds(), instant.subsec_nanos()), (seconds, nanos), "{text}");
        assert_eq!((instant.as_str(), instant.to_string()), (text, text.to_owned()));
    }
}

fn instant_of(text: &str) -> Option<Timestamp> {
    Charge::from_json(format!(r#"{{"paidAt":"{text}"}}"#).as_bytes()).unwrap().paid_at
}

#[test]
fn invalid_instants() {
    for text in [
        "",
        "2025",
        "2025-10-02",
        "2025-10-02T08:38:37",
        "2025-10-02T08:38Z",
        "2025-02-29T00:00:00Z",
        "2025-13-01T00:00:00Z",
        "2025-10-02T24:00:00Z",
        "2025-10-02T08:38:37.Z",
        "2025-10-02T08:38:37.0123456789Z",
        "2025-10-02T08:38:37+0700",
        "2025-10-02T08:38:37+7:00",
        "2025-10-02T08:38:37+24:00",
        "2025-10-02T08:38:37+07:60",
        "2025-10-02T08:38:37+aa:bb",
        "2025-10-02T08:38:37ZZ",
        "2025-10-02T08:38:37,5Z",
        "2025-10-02X08:38:37Z",
        "0000-01-01T00:00:00Z",
        "２025-10-02T08:38:37Z",
        "+2025-10-02T08:38:37Z",
    ] {
        assert_eq!(instant(text), None, "{text}");
    }
    // The gateway sends the year 1 for an instant that is not set.
    for none in ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z", "0001-01-01T07:00:00+07:00"] {
        assert_eq!(instant(none), None);
    }
}

#[test]
fn instants_are_compared_by_time() {
    let at = |text: &str| instant_of(text).unwrap();
    assert_eq!(at("2025-10-02T08:38:37Z"), at("2025-10-02T15:38:37.000+07:00"));
    assert!(at("2025-10-02T08:38:37Z") < at("2025-10-02T08:38:37.000000001Z"));
    assert!(at("2025-10-02T08:38:37.9Z") < at("2025-10-02T08:38:38Z"));
    assert_eq!(at("1970-01-01T00:00:01.5Z").to_system_time(), Some(UNIX_EPOCH + Duration::from_millis(1_500)));
    assert_eq!(at("1969-12-31T23:59:58.5Z").to_system_time(), Some(UNIX_EPOCH - Duration::from_millis(1_500)));
}
