//! Amounts and instants in responses.

use std::{
    collections::HashSet,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use payment_session::{
    Amount, AmountValue, Currency, Mode,
    response::{CallbackEvent, Charge, EnumValue, InvalidTimestamp, Money, MoneyValue, Open, SessionStatus, Timestamp},
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
}

#[test]
fn instants_of_the_clock() {
    // The clock of Windows counts in units of 100 ns.
    for (text, time) in [
        ("1970-01-01T00:00:01.5Z", UNIX_EPOCH + Duration::from_millis(1_500)),
        ("1969-12-31T23:59:58.5Z", UNIX_EPOCH - Duration::from_millis(1_500)),
        ("1969-12-31T23:59:59.9999999Z", UNIX_EPOCH - Duration::from_nanos(100)),
        ("1969-12-31T23:59:59Z", UNIX_EPOCH - Duration::from_secs(1)),
        ("1970-01-01T00:00:00Z", UNIX_EPOCH),
        ("9999-12-31T23:59:59.9999999Z", UNIX_EPOCH + Duration::new(253_402_300_799, 999_999_900)),
    ] {
        let timestamp = Timestamp::try_from(time).unwrap();
        assert_eq!(timestamp.as_str(), text);
        assert_eq!(SystemTime::try_from(&timestamp), Ok(time));
        assert_eq!(SystemTime::try_from(text.parse::<Timestamp>().unwrap()), Ok(time));
    }
    assert_eq!(Timestamp::try_from(UNIX_EPOCH + Duration::from_secs(253_402_300_800)), Err(InvalidTimestamp));
    assert!(Timestamp::from_unix(0, 1_000_000_000).is_err());
    assert_eq!(Timestamp::from_unix(0, 120_000_000).unwrap().as_str(), "1970-01-01T00:00:00.12Z");
    // A stored instant keeps its spelling.
    let written = "\"2025-10-02T15:38:37.000+07:00\"";
    let timestamp: Timestamp = serde_json::from_str(written).unwrap();
    assert_eq!(serde_json::to_string(&timestamp).unwrap(), written);
    assert!(serde_json::from_str::<Timestamp>("\"yesterday\"").is_err());
}

/// The amount of a response is captured or refunded by the next request.
#[test]
fn money_becomes_an_amount() {
    let amount = |json: &str| Amount::try_from(Money::from_json(json.as_bytes()).unwrap());
    let ten = amount(r#"{"value":"10000.00","currency":"IDR"}"#).unwrap();
    // The digits stay as the gateway wrote them.
    assert_eq!((ten.value.to_string().as_str(), ten.currency), ("10000.00", Currency::IDR));
    for (json, rule) in [
        (r#"{"value":-1,"currency":"IDR"}"#, "amount.value"),
        (r#"{"value":1234567890123456789,"currency":"IDR"}"#, "amount.value"),
        (r#"{"value":1,"currency":"RUPIAH"}"#, "currency"),
    ] {
        assert_eq!(amount(json).unwrap_err().rule().id.as_str(), rule, "{json}");
    }
}

fn survives<T>(text: &str, is_known: bool)
where
    T: EnumValue + std::hash::Hash + Eq,
{
    let value: Open<T> = text.parse().unwrap();
    assert_eq!(value.known().is_some(), is_known, "{text}");
    assert_eq!(value.to_string(), text);
    let json = serde_json::to_string(&value).unwrap();
    assert_eq!(json, format!("{text:?}"));
    assert_eq!(serde_json::from_str::<Open<T>>(&json).unwrap(), value);
    assert_eq!(Open::<T>::from(text), value);
    assert!(HashSet::from([value.clone()]).contains(&value));
}

/// A status column stores the gateway's string, also a value that this version does not know.
#[test]
fn enum_values_survive_a_column() {
    for status in SessionStatus::VALUES {
        survives::<SessionStatus>(status.as_str(), true);
        assert_eq!(status.as_str().parse(), Ok(*status));
        assert_eq!(serde_json::from_str::<SessionStatus>(&serde_json::to_string(status).unwrap()).unwrap(), *status);
        assert_eq!(Open::<SessionStatus>::from(*status), *status);
    }
    for event in CallbackEvent::VALUES {
        survives::<CallbackEvent>(event.as_str(), true);
    }
    survives::<Mode>("REDIRECT", true);
    for unknown in ["ON_HOLD", "", "Größe"] {
        survives::<SessionStatus>(unknown, false);
        survives::<CallbackEvent>(unknown, false);
        survives::<Mode>(unknown, false);
    }
    let error = "ON_HOLD".parse::<SessionStatus>().unwrap_err();
    assert_eq!(error.to_string(), "the string is not a value of `SessionStatus`");
    assert!(serde_json::from_str::<SessionStatus>("\"ON_HOLD\"").is_err());
    // Aliases are read, and the listed spelling is written.
    let event: Open<CallbackEvent> = serde_json::from_str("\"payment.success\"").unwrap();
    assert_eq!(serde_json::to_string(&event).unwrap(), "\"PAYMENT.PAID\"");
}
