//! Every number type: its digits, decimals, exponents, ranges and integers, and its JSON.

use std::str::FromStr;

use payment_session::{
    AmountValue, Invalid, PaymentSession,
    request::{ExpMonth, ExpYear, Percentage, PriceValue, Quantity},
    values::Decimal,
};
use serde::{Serialize, de::DeserializeOwned};

use crate::support::rules_and_pointers;

/// The longest number: it has 18 digits.
const LONGEST: &str = "999999999999999999";

trait Number: FromStr<Err = Invalid> + TryFrom<String, Error = Invalid> + Serialize + DeserializeOwned {
    const RULE: &str;

    fn of_str(text: &str) -> Result<Self, Invalid>;
}

macro_rules! numbers {
    ($($type:ident $rule:literal)*) => {$(
        impl Number for $type {
            const RULE: &str = $rule;

            fn of_str(text: &str) -> Result<Self, Invalid> {
                text.try_into()
            }
        }
    )*};
}

numbers! {
    AmountValue "amount.value" PriceValue "amount.value" Quantity "quantity" Percentage "percentage"
    ExpMonth "card-data" ExpYear "card-data"
}

/// Returns the JSON of a number, or `None` if it is rejected. Checks that all conversions agree.
fn out<T: Number>(text: &str) -> Option<String> {
    let ways = [T::of_str(text), text.parse(), text.to_owned().try_into()];
    let [first, second, third] = ways.map(|way| match way {
        Ok(number) => Some(serde_json::to_string(&number).unwrap()),
        Err(invalid) => {
            assert_eq!(invalid.rule().id, T::RULE, "{text}");
            None
        }
    });
    assert_eq!((&first, &first), (&second, &third), "{text}");
    let read = serde_json::from_str::<T>(text).map(|number| serde_json::to_string(&number).unwrap());
    assert_eq!(read.ok(), first, "{text} as JSON");
    first
}

fn accepts<T: Number>(texts: &[(&str, &str)]) {
    for (text, written) in texts {
        assert_eq!(out::<T>(text).as_deref(), Some(*written), "{text}");
    }
}

fn rejects<T: Number>(texts: &[&str]) {
    for text in texts {
        assert_eq!(out::<T>(text), None, "{text}");
    }
}

/// Numbers that are valid in all types except percentages and expiry dates.
const DECIMALS: &[(&str, &str)] = &[
    ("1", "1"),
    ("10000", "10000"),
    (LONGEST, LONGEST),
    ("10000.50", "10000.50"),
    ("1.0", "1.0"),
    ("0.5", "0.5"),
    ("0.01", "0.01"),
    ("12345678901234567.8", "12345678901234567.8"),
    // The zero before the point is the eighteenth digit.
    ("0.12345678901234567", "0.12345678901234567"),
    ("0.00000000000000001", "0.00000000000000001"),
    ("1.00000000000000000", "1.00000000000000000"),
    // A number is written without its exponent.
    ("1e3", "1000"),
    ("1E3", "1000"),
    ("1e+3", "1000"),
    ("1E+03", "1000"),
    ("1e0", "1"),
    ("1e-0", "1"),
    ("1.50e1", "15.0"),
    ("1.50e2", "150"),
    ("1.50e4", "15000"),
    ("5e-1", "0.5"),
    ("50e-2", "0.50"),
    ("1e17", "100000000000000000"),
    ("1e-17", "0.00000000000000001"),
    ("0.001e3", "1"),
    ("0.000000000000000000001e21", "1"),
    ("1e0000000000000000000000000000003", "1000"),
];

const ZEROS: &[(&str, &str)] =
    &[("0", "0"), ("0.0", "0.0"), ("0.00", "0.00"), ("0e400", "0"), ("0e-2", "0.00"), ("0.0e1", "0"), ("0e0", "0")];

const INVALID: &[&str] = &[
    // More than 18 digits.
    "1000000000000000000",
    "9999999999999999999",
    "99999999999999999999999999999999999999",
    "123456789012345678.9",
    "0.123456789012345678",
    "1.000000000000000000",
    "1e18",
    "10e17",
    "1e-18",
    "1e400",
    "1e-400",
    "1e99999999999999999999999",
    "1e-99999999999999999999999",
    "1e9223372036854775807",
    "1e-9223372036854775808",
    "0e-18",
    "0.000000000000000000",
    // Numbers with a minus sign, including zero.
    "-1",
    "-0",
    "-0.0",
    "-1e3",
    // Strings that are not JSON numbers.
    "",
    "01",
    "00",
    "00.5",
    "+1",
    ".5",
    "1.",
    "1.e3",
    "1e",
    "1e+",
    "1e1.5",
    "e3",
    "1_000",
    "1,000",
    "1 000",
    "0x10",
    "1f",
    "NaN",
    "Infinity",
    "１",
    "\"1\"",
    "null",
    "true",
];

#[test]
fn amounts_are_greater_than_zero() {
    accepts::<AmountValue>(DECIMALS);
    rejects::<AmountValue>(INVALID);
    rejects::<AmountValue>(&ZEROS.iter().map(|(zero, _)| *zero).collect::<Vec<_>>());
}

/// In Indonesia, `50.000` means fifty thousand.
#[test]
fn strings_with_a_possible_thousands_separator_are_rejected() {
    for text in ["50.000", "1.000", "999.999", "50,000", "1.250.000"] {
        assert!(text.parse::<AmountValue>().is_err() && text.parse::<PriceValue>().is_err(), "{text}");
        assert!(text.parse::<Quantity>().is_err(), "{text}");
    }
    for text in ["1250.000", "0.125", "50.00", "50.0000"] {
        accepts::<AmountValue>(&[(text, text)]);
    }
    // A percentage cannot be 2500, so the point must begin a fraction.
    accepts::<Percentage>(&[("2.500", "2.500"), ("33.333", "33.333")]);
    let invalid = "50.000".parse::<AmountValue>().unwrap_err();
    assert_eq!(invalid.to_string(), "`AmountValue` has a point that may begin a fraction or separate thousands");
    let body =
        r#"{"clientReferenceId":"1","amount":{"value":50.000,"currency":"IDR"},"customerId":"C","redirectUrl":{}}"#;
    assert!(PaymentSession::from_json(body.as_bytes()).is_ok(), "a JSON number has no separators");
}

#[test]
fn prices_may_be_zero() {
    accepts::<PriceValue>(DECIMALS);
    accepts::<PriceValue>(ZEROS);
    rejects::<PriceValue>(INVALID);
}

#[test]
fn quantities_are_greater_than_zero() {
    accepts::<Quantity>(DECIMALS);
    rejects::<Quantity>(INVALID);
    rejects::<Quantity>(&ZEROS.iter().map(|(zero, _)| *zero).collect::<Vec<_>>());
}

#[test]
fn percentages_are_greater_than_zero_and_at_most_100() {
    accepts::<Percentage>(&[("2.5", "2.5"), ("100", "100"), ("100.0", "100.0"), ("1e2", "100"), ("99.99", "99.99")]);
    accepts::<Percentage>(&[("100.000000000000000", "100.000000000000000"), ("1e-17", "0.00000000000000001")]);
    rejects::<Percentage>(&["100.1", "101", "100.000000000000001", "1e3", "1.001e2", LONGEST]);
    rejects::<Percentage>(INVALID);
    rejects::<Percentage>(&ZEROS.iter().map(|(zero, _)| *zero).collect::<Vec<_>>());
}

#[test]
fn months_and_years_are_whole() {
    for number in 0..=130_u8 {
        let text = number.to_string();
        let expected = Some(text.clone());
        assert_eq!(out::<ExpMonth>(&text), expected.clone().filter(|_| (1..=12).contains(&number)));
        assert_eq!(out::<ExpYear>(&text), expected.filter(|_| number <= 99));
    }
    rejects::<ExpMonth>(&["1.0", "1.5", "12.0", "10e-1", "0.0", LONGEST]);
    rejects::<ExpYear>(&["39.0", "0.0", "0e-1", "1.5", "2039", LONGEST]);
    rejects::<ExpMonth>(INVALID);
    rejects::<ExpYear>(INVALID);
}

/// Converts integers of every type, at its ends and around each limit, and compares the outcome with the range.
macro_rules! integers {
    ($type:ident, $range:expr; $($integer:ident)*) => {$(
        for number in [$integer::MIN, $integer::MAX, 0, 1, 12, 13, 99, 100, 101, $integer::MAX / 2] {
            let outcome = $type::try_from(number);
            let expected = u128::try_from(number).is_ok_and(|number| $range.contains(&number));
            assert_eq!(outcome.is_ok(), expected, "{number}{}", stringify!($integer));
            match outcome {
                Ok(value) => assert_eq!(serde_json::to_string(&value).unwrap(), number.to_string()),
                Err(invalid) => assert_eq!(invalid.rule().id, $type::RULE),
            }
        }
    )*};
    ($type:ident $range:expr) => {
        integers!($type, $range; u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize)
    };
}

#[test]
fn integers_of_all_types_are_accepted_in_the_range() {
    const MOST: u128 = 999_999_999_999_999_999;
    integers!(AmountValue 1..=MOST);
    integers!(PriceValue 0..=MOST);
    integers!(Quantity 1..=MOST);
    integers!(Percentage 1..=100_u128);
    integers!(ExpMonth 1..=12_u128);
    integers!(ExpYear 0..=99_u128);

    assert!(AmountValue::try_from(MOST).is_ok() && AmountValue::try_from(MOST + 1).is_err());
    assert!(AmountValue::try_from(u128::MAX).is_err() && PriceValue::try_from(i128::MIN).is_err());
    assert!(PriceValue::try_from(-1).is_err());
}

#[test]
fn numbers_are_shown_as_they_are_written() {
    let amount: AmountValue = "10000.50".parse().unwrap();
    assert_eq!((amount.to_string(), format!("{amount:>10}")), ("10000.50".into(), "  10000.50".into()));
    assert_eq!(format!("{amount:?}"), "AmountValue(10000.50)");
    assert_eq!("1e3".parse::<PriceValue>().unwrap().to_string(), "1000");
    assert_eq!("2.50".parse::<Percentage>().unwrap().to_string(), "2.50");
    assert_eq!("0.5".parse::<Quantity>().unwrap().to_string(), "0.5");
    // The expiry date is part of the card data.
    let (month, year): (ExpMonth, ExpYear) = ("7".parse().unwrap(), "39".parse().unwrap());
    assert_eq!((format!("{month:?}"), month.expose()), ("ExpMonth(redacted)".into(), 7));
    assert_eq!((format!("{year:?}"), year.expose()), ("ExpYear(redacted)".into(), 39));
}

#[test]
fn digits_and_scale_are_readable() {
    let amount: AmountValue = "10.50".parse().unwrap();
    assert_eq!((amount.get().digits(), amount.get().scale()), (1050, 2));
    assert_eq!(Decimal::from(amount), amount.get());
}

/// Returns a request with these numbers.
fn body(amount: &str, price: &str, quantity: &str, percentage: &str) -> String {
    format!(
        concat!(
            r#"{{"clientReferenceId":"1","amount":{{"value":{},"currency":"IDR"}},"mode":"API","customerId":"c","#,
            r#""orderInformation":{{"productDetails":[{{"type":"DIGITAL","quantity":{},"#,
            r#""price":{{"value":{},"currency":"IDR"}}}}]}},"autoConfirm":false,"splitRoutingConfigurations":"#,
            r#"[{{"merchantId":"m","type":"PERCENTAGE","currency":"IDR","percentageAmount":{},"remarks":"r"}}]}}"#
        ),
        amount, quantity, price, percentage
    )
}

#[test]
fn every_digit_survives_a_request() {
    let session = PaymentSession::from_json(body("10000.50", "1e3", "1.0", "2.50").as_bytes()).unwrap();
    let written = body("10000.50", "1000", "1.0", "2.50");
    assert_eq!(String::from_utf8(session.to_json()).unwrap(), written);
    assert_eq!(serde_json::to_string(&session).unwrap(), written);

    let written = body(LONGEST, "0.00", "0.12345678901234567", "0.00000000000000001");
    let session = PaymentSession::from_json(written.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(session.to_json()).unwrap(), written);
    assert_eq!(serde_json::to_string(&session).unwrap(), written);
    let deserialized: PaymentSession = serde_json::from_str(&written).unwrap();
    assert_eq!(deserialized, session);
}

#[test]
fn a_request_names_each_wrong_number() {
    let violations = PaymentSession::from_json(body("0", "-1", "0e400", "100.5").as_bytes()).unwrap_err();
    let found = rules_and_pointers(&violations);
    let found: Vec<_> = found.iter().map(|(rule, pointer)| (*rule, &**pointer)).collect();
    let product = "/orderInformation/productDetails/0";
    assert_eq!(
        found,
        [
            ("amount.value", "/amount/value"),
            ("quantity", &format!("{product}/quantity")),
            ("amount.value", &format!("{product}/price/value")),
            ("percentage", "/splitRoutingConfigurations/0/percentageAmount"),
        ]
    );
}
