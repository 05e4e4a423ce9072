//! Values of other crates in metadata.

use payment_session::values::{MetadataScalar, MetadataValue};

fn json(value: impl MetadataScalar) -> String {
    let value: MetadataValue = value.into();
    value.as_json().to_owned()
}

#[test]
fn ids_are_strings() {
    let id = uuid::Uuid::from_u128(0x0197_5d90_bb55_76f6_b423_691c_7868_e85d);
    assert_eq!(json(id), r#""01975d90-bb55-76f6-b423-691c7868e85d""#);
}

#[test]
fn decimals_are_numbers_with_all_digits() {
    assert_eq!(json(rust_decimal::Decimal::new(-1050, 2)), "-10.50");
    assert_eq!(json(rust_decimal::Decimal::MAX), "79228162514264337593543950335");
}

#[test]
fn instants_are_rfc_3339_in_utc() {
    for (text, expected) in [
        ("2025-12-30T23:59:00+07:00", "2025-12-30T16:59:00Z"),
        ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.5Z"),
        ("2024-02-29T00:00:00.000000001Z", "2024-02-29T00:00:00.000000001Z"),
    ] {
        let expected = format!("\"{expected}\"");
        let chrono = chrono::DateTime::parse_from_rfc3339(text).unwrap();
        assert_eq!(json(chrono), expected);
        let jiff: jiff::Timestamp = text.parse().unwrap();
        assert_eq!(json(jiff), expected);
        let nanoseconds = jiff.as_nanosecond();
        let time = time::OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).unwrap();
        assert_eq!(json(time), expected);
        assert_eq!(json(time::UtcDateTime::from(time)), expected);
    }
}
