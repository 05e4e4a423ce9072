//! Checked values compare with each other and with plain values.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
};

use payment_session::{
    AmountValue, ClientReferenceId, Email,
    request::{ExpiryAt, Percentage},
    values::{Decimal, Metadata},
};

fn amount(text: &str) -> AmountValue {
    text.parse().unwrap()
}

#[test]
fn amounts_are_ordered_by_value_and_then_by_scale() {
    let ordered = ["0.0001", "0.9", "9", "9.99", "10", "10.0", "10.00", "10.01", "123456789012345678"];
    for (at, one) in ordered.iter().enumerate() {
        for (other_at, other) in ordered.iter().enumerate() {
            assert_eq!(amount(one).cmp(&amount(other)), at.cmp(&other_at), "{one} {other}");
            assert_eq!(amount(one) == amount(other), at == other_at, "{one} {other}");
            assert_eq!(amount(one).get().cmp(&amount(other).get()), at.cmp(&other_at), "{one} {other}");
        }
    }
    let sorted: BTreeSet<_> = ordered.iter().rev().map(|text| amount(text)).collect();
    assert_eq!(sorted.iter().map(ToString::to_string).collect::<Vec<_>>(), ordered);
}

#[test]
fn amounts_compare_with_integers_by_value() {
    assert!(amount("10") == 10 && amount("10.00") == 10 && amount("10.01") != 10);
    assert!(amount("10.01") > 10_u8 && amount("9.99") < 10_i64 && amount("10") >= 10_usize);
    assert!(amount("1") > -1 && amount("1") > i128::MIN);
    assert!(amount("123456789012345678") < u128::MAX && amount("0.12345678901234567") < i128::MAX);
    assert!(amount("0.12345678901234567") > 0 && amount("0.12345678901234567") < 1);
    assert!("100".parse::<Percentage>().unwrap() == 100 && Decimal::from(amount("2.5")) > 2);
}

#[test]
fn string_types_compare_with_strings() {
    let reference: ClientReferenceId = "INV-1".parse().unwrap();
    assert!(reference == "INV-1" && reference == *"INV-1" && reference != "INV-2");
    let at: ExpiryAt = "2025-12-30T23:59:00Z".parse().unwrap();
    assert!(at == "2025-12-30T23:59:00Z" && at < "2026-01-01T00:00:00Z".parse::<ExpiryAt>().unwrap());
}

#[test]
fn instants_are_ordered_by_time() {
    for pair in [-62_135_596_800, -1, 0, 951_782_400, 253_402_300_799].windows(2) {
        let [earlier, later] = [pair[0], pair[1]].map(|seconds| ExpiryAt::from_unix_seconds(seconds).unwrap());
        assert!(earlier < later, "{earlier} {later}");
    }
}

#[test]
fn maps_with_checked_keys_are_searched_by_string() {
    let email: Email = "a@b.id".parse().unwrap();
    assert_eq!(HashMap::from([(email.clone(), 1)]).get("a@b.id"), Some(&1));
    assert_eq!(BTreeMap::from([(email, 1)]).get("a@b.id"), Some(&1));
}

#[test]
fn strings_convert_by_reference() {
    let (email, total) = (String::from("a@b.id"), String::from("10.50"));
    assert_eq!(Email::try_from(&email).unwrap(), *email);
    assert_eq!(AmountValue::try_from(&total).unwrap(), amount("10.50"));
}

#[test]
fn metadata_is_compared_by_value() {
    let metadata = |text: &str| -> Metadata { text.parse().unwrap() };
    let hash = |metadata: &Metadata| {
        let mut hasher = DefaultHasher::new();
        metadata.hash(&mut hasher);
        hasher.finish()
    };
    for (one, other) in [
        (r#"{"a":1,"b":[{"c":"x","d":null}]}"#, r#"{ "b": [{ "d": null, "c": "x" }], "a": 1 }"#),
        (r#"{"a":"\u0041\/"}"#, r#"{"a":"A/"}"#),
    ] {
        let (one, other) = (metadata(one), metadata(other));
        assert_eq!(one, other);
        assert_eq!(hash(&one), hash(&other));
    }
    for (one, other) in [
        (r#"{"a":1}"#, r#"{"a":1.0}"#),
        (r#"{"a":"1"}"#, r#"{"a":1}"#),
        (r#"{"a":[1,2]}"#, r#"{"a":[2,1]}"#),
        (r#"{"a":[[],1]}"#, r#"{"a":[[1]]}"#),
        (r#"{"a":12345678901234567890.1}"#, r#"{"a":12345678901234567890.2}"#),
        (r#"{"a":null}"#, "{}"),
    ] {
        assert_ne!(metadata(one), metadata(other));
    }
}
