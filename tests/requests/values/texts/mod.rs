//! Every string type: its length in Unicode scalar values, its form, and the rule that an invalid string breaks.
//!
//! This file repeats the documented limits, so that a mistake in the crate's table fails a test.

use std::{any::type_name, collections::BTreeSet, str::FromStr};

use payment_session::{
    ClientReferenceId, Email, Invalid,
    request::{
        AccountDigits, AuthenticationTime, CardNumber, CountryCode, Cvc, Digits, EncryptedCard, ExpiryAt,
        NationalNumber, RefundStatement, RefundValue, ReturnUrl, VirtualAccountNumber,
    },
    schema::{Kind, REQUESTS, walk},
};
use serde::{Serialize, de::DeserializeOwned};

mod instants;

/// A type with all the promised conversions from strings.
trait FromText: FromStr<Err = Invalid> + TryFrom<String, Error = Invalid> {
    fn of_str(text: &str) -> Result<Self, Invalid>;
}

impl<T> FromText for T
where
    T: FromStr<Err = Invalid> + TryFrom<String, Error = Invalid> + for<'a> TryFrom<&'a str, Error = Invalid>,
{
    fn of_str(text: &str) -> Result<Self, Invalid> {
        text.try_into()
    }
}

/// Returns the rule that a string breaks. Checks that all conversions agree.
fn rule<T: FromText>(text: &str) -> Result<(), &'static str> {
    let outcome = T::of_str(text).map(drop);
    assert_eq!(outcome, text.parse::<T>().map(drop), "{text:.300}");
    assert_eq!(outcome, T::try_from(text.to_owned()).map(drop), "{text:.300}");
    outcome.map_err(|invalid| invalid.rule().id.as_str())
}

/// Returns the rule that a string breaks. Checks that JSON agrees and that the string is written unchanged.
fn rule_in_json<T: FromText + Serialize + DeserializeOwned>(text: &str) -> Result<(), &'static str> {
    let outcome = rule::<T>(text);
    let json = serde_json::to_string(text).unwrap();
    let read = serde_json::from_str::<T>(&json);
    assert_eq!(read.is_ok(), outcome.is_ok(), "{text:.300}");
    if let Ok(value) = read {
        assert_eq!(serde_json::to_string(&value).unwrap(), json);
    }
    outcome
}

fn accepts<T: FromText + Serialize + DeserializeOwned>(texts: &[&str]) {
    for text in texts {
        assert_eq!(rule_in_json::<T>(text), Ok(()), "{text:?} as {}", type_name::<T>());
    }
}

fn rejects<T: FromText + Serialize + DeserializeOwned>(id: &'static str, texts: &[&str]) {
    for text in texts {
        assert_eq!(rule_in_json::<T>(text), Err(id), "{text:?} as {}", type_name::<T>());
    }
}

/// Checks a type that accepts `min` to `max` characters of any kind.
fn free<T: FromText + Serialize + DeserializeOwned>(id: &'static str, min: usize, max: usize) {
    // Units of one to four bytes, a letter of two scalar values, and characters that JSON escapes.
    for (unit, characters) in [("a", 1), ("é", 1), ("語", 1), ("😀", 1), ("e\u{301}", 2), ("\"", 1), ("\n", 1)] {
        for count in [0, 1, max / characters, max / characters + 1] {
            let length = count * characters;
            let expected = if (min..=max).contains(&length) { Ok(()) } else { Err(id) };
            assert_eq!(
                rule_in_json::<T>(&unit.repeat(count)),
                expected,
                "{count} times {unit:?} as {}",
                type_name::<T>()
            );
        }
    }
    accepts::<T>(&[" ", "\0", "\u{7f}", "\u{2028}", "\u{feff}"]);
}

/// Declares the tests. A type without a form is `Type "rule" min max;`. The others are only listed.
macro_rules! texts {
    (free: $($type:ident $rule:literal $min:literal $max:literal;)*; formed: $($formed:ident)*) => {
        /// The strings without a form: the name of the type, with the smallest and the greatest number of characters.
        pub const LENGTHS: &[(&str, usize, usize)] = &[$((stringify!($type), $min, $max)),*];

        #[test]
        fn lengths_are_counted_in_unicode_scalar_values() {
            $(free::<payment_session::request::$type>($rule, $min, $max);)*
        }

        #[test]
        fn every_string_type_of_a_request_is_tested_here() {
            let here: BTreeSet<_> = [$(stringify!($type),)* $(stringify!($formed)),*].into();
            let places = REQUESTS.iter().flat_map(|request| walk(request));
            let texts = places.filter_map(|place| if let Kind::Text(text) = place.kind { Some(text.name) } else { None });
            let known: BTreeSet<_> = texts.collect();
            let different: Vec<_> = here.symmetric_difference(&known).collect();
            assert!(different.is_empty(), "`texts!` in this file and the fields of a request differ in {different:?}");
        }
    };
}

texts! {
    free:
    CustomerId "customer-id" 1 255;
    StatementDescriptor "descriptor" 0 20;
    GivenName "text" 1 255;
    Surname "text" 0 255;
    ChannelCode "text" 1 20;
    AccountNumber "text" 1 30;
    AccountName "text" 1 50;
    Category "text" 1 255;
    SubCategory "text" 1 255;
    ProductName "text" 1 255;
    ProductDescription "text" 1 255;
    AddressLine1 "text" 1 255;
    AddressLine2 "text" 0 255;
    City "text" 1 255;
    ProvinceState "text" 1 255;
    PostalCode "text" 0 255;
    Token "text" 1 255;
    CardHolderFirstName "text" 1 255;
    CardHolderLastName "text" 1 255;
    CardHolderPhone "text" 1 255;
    AccountIdentifier "text" 1 255;
    ChannelName "text" 1 100;
    VirtualAccountNumber "text" 0 100;
    VirtualAccountName "text" 0 100;
    PresetId "text" 1 255;
    TransactionId "text" 1 255;
    ThreeDsVersion "text" 1 255;
    Eci "text" 1 255;
    TransactionStatus "text" 1 255;
    AuthenticationScheme "text" 1 255;
    AcsTransactionId "text" 1 255;
    AcsReference "text" 1 255;
    Mcc "text" 1 255;
    Initiator "text" 1 255;
    CardOnFileType "text" 1 255;
    NetworkTransactionId "text" 1 255;
    BankMerchantId "text" 0 50;
    MerchantIdTag "text" 0 50;
    MerchantId "text" 1 255;
    Remarks "text" 1 255;
    SessionId "text" 1 255;
    ChargeId "text" 1 255;
    RefundDescription "text" 0 50;
    RefundChannelCode "text" 1 30;
    RefundAccountNumber "text" 1 60;
    RefundAccountName "text" 1 60;
    ; formed:
    ClientReferenceId ReturnUrl Email CountryCode NationalNumber ExpiryAt AuthenticationTime CardNumber Cvc
    EncryptedCard RefundValue RefundStatement
}

#[test]
fn encrypted_cards_have_no_maximum_length() {
    rejects::<EncryptedCard>("text", &[""]);
    accepts::<EncryptedCard>(&["a", "é", &"a".repeat(1_000_000)]);
}

#[test]
fn references_hold_letters_digits_hyphens_and_underscores() {
    accepts::<ClientReferenceId>(&["A", "z", "0", "-", "_", "INV-1_a", &"a".repeat(100)]);
    rejects::<ClientReferenceId>(
        "reference",
        &["", " ", "a b", "a ", "a.b", "INV/1", "é", "a\n", "a\0", "１", "–", &"a".repeat(101), &"é".repeat(100)],
    );
}

#[test]
fn amounts_of_refunds_are_decimals_with_at_most_two_decimals() {
    accepts::<RefundValue>(&["1", "10000", "10000.5", "10000.50", "0.01", "0.1", "999999999999999999", "1.0"]);
    accepts::<RefundValue>(&["100000000000000.25"]);
    rejects::<RefundValue>("amount.value", &["", "0", "0.0", "0.00", "00", "01", "1.", ".5", "-1", "+1", "1e3", "1 0"]);
    rejects::<RefundValue>("amount.value", &["1.000", "1.005", "10.000.000", "10,5", "１", "1000000000000000000", "x"]);
    rejects::<RefundValue>("amount.value", &["1000000000000000.25"]);
}

#[test]
fn statements_of_refunds_hold_letters_digits_and_spaces() {
    accepts::<RefundStatement>(&["", "Refund Pivot", "A1 ", &"a".repeat(20)]);
    rejects::<RefundStatement>("text", &["Refund-1", "é", "a\n", "a.b", &"a".repeat(21)]);
}

#[test]
fn emails_have_one_at_sign_with_text_on_both_sides() {
    let of_length = |count: usize, unit: &str| format!("a@{}", unit.repeat(count - 2));
    // A zero-width space is not Unicode white space.
    accepts::<Email>(&["a@b", "budi+tag@shop.id", "\"a\"@b", "é@語", "a@\u{200b}", "a@.", "-@-"]);
    accepts::<Email>(&[&of_length(255, "b"), &of_length(255, "é"), &of_length(255, "😀")]);
    rejects::<Email>("email", &["", "a", "@", "a@", "@b", "a@b@c", "a@@b", "@@"]);
    rejects::<Email>("email", &["a@b ", " a@b", "a@ b", "a\t@b", "a@b\n", "a@b\0", "a@b\u{7f}", "a@b\u{1f}"]);
    rejects::<Email>("email", &["a@\u{a0}", "a@\u{85}", "a@\u{2028}", "a@\u{3000}", "a@\u{9f}"]);
    rejects::<Email>("email", &[&of_length(256, "b"), &of_length(256, "é"), &of_length(256, "😀")]);
}

#[test]
fn urls_have_a_scheme_and_text_after_it() {
    let of_length = |count: usize, unit: &str| format!("a://{}", unit.repeat(count - 4));
    accepts::<ReturnUrl>(&["https://merchant.com/ok?a=b#c", "myshop://paid", "a://b", "HTTP://X", "a+b-c.1://x"]);
    accepts::<ReturnUrl>(&["https://a://b", "https://пример.рф/✓", "https://[::1]:80/", "a:///", "a://\u{200b}"]);
    accepts::<ReturnUrl>(&[&of_length(255, "b"), &of_length(255, "é"), &of_length(255, "😀")]);
    rejects::<ReturnUrl>("url", &["", "https", "https:", "https:/", "https://", "https:/a", "https:a", "://a", "//a"]);
    rejects::<ReturnUrl>("url", &["1a://x", "+a://x", "-a://x", ".a://x", "a_b://x", "é://x", "a b://x", " a://x"]);
    rejects::<ReturnUrl>("url", &["a://b c", "a://b ", "a://b\n", "a://b\0", "a://\u{7f}", "a://\t"]);
    rejects::<ReturnUrl>("url", &["a://\u{a0}", "a://\u{85}", "a://\u{2029}", "a://\u{3000}", "a://\u{1680}"]);
    rejects::<ReturnUrl>("url", &[&of_length(256, "b"), &of_length(256, "é"), &of_length(256, "😀")]);
}

#[test]
fn telephone_numbers_are_digits() {
    accepts::<CountryCode>(&["+62", "62", "1", "+1", "999", "+999", "0"]);
    rejects::<CountryCode>("phone", &["", "+", "1234", "+1234", "++1", "62+", "6 2", " 62", "+6a", "６２", "+-1"]);
    accepts::<NationalNumber>(&["8", "1", "9", "81234567890", "812345678901234"]);
    rejects::<NationalNumber>("phone", &["", "0", "0812", "8123456789012345", "+62812", "8 1", "８", "81a", "8-1"]);
}

/// Returns the last digit that completes these digits to a valid card number.
pub fn check_digit(digits: &str) -> u32 {
    let doubled = |digit: u32| if digit < 5 { digit * 2 } else { digit * 2 - 9 };
    let places = digits.chars().rev().map(|digit| digit.to_digit(10).unwrap());
    let sum: u32 = places.enumerate().map(|(at, digit)| if at % 2 == 0 { doubled(digit) } else { digit }).sum();
    (10 - sum % 10) % 10
}

#[test]
fn card_numbers_have_13_to_19_digits_and_the_right_last_one() {
    accepts::<CardNumber>(&["4222222222222", "378282246310005", "4111111111111111", "4440000112200001"]);
    for length in 10..=22 {
        let digits = &"4929715738460281593748"[..length - 1];
        let right = check_digit(digits);
        for last in 0..10 {
            let expected = if last == right && (13..=19).contains(&length) { Ok(()) } else { Err("card-data") };
            assert_eq!(rule_in_json::<CardNumber>(&format!("{digits}{last}")), expected, "{length} digits");
        }
    }
    rejects::<CardNumber>("card-data", &["", "4111 1111 1111 1111", "4111-1111-1111-1111", "411111111111111a"]);
    rejects::<CardNumber>("card-data", &["４１１１１１１１１１１１１１１１", " 4111111111111111", "+4111111111111111"]);
}

#[test]
fn verification_codes_have_three_or_four_digits() {
    accepts::<Cvc>(&["123", "1234", "000", "0000"]);
    rejects::<Cvc>("card-data", &["", "1", "12", "12345", "12a", " 12", "１２３", "１", "-12", "1.2"]);
}

#[test]
fn account_numbers_have_the_digits_of_their_type() {
    let ok = |outcome: Result<(), &str>| {
        assert!(matches!(outcome, Ok(()) | Err("va-number-digits")));
        outcome.is_ok()
    };
    for count in 0..=10 {
        let digits = &"0123456789"[..count];
        assert_eq!(ok(rule::<Digits<4>>(digits)), count == 4);
        assert_eq!(ok(rule::<Digits<6>>(digits)), count == 6);
        assert_eq!(ok(rule::<Digits<7>>(digits)), count == 7);
        assert_eq!(ok(rule::<Digits<8>>(digits)), count == 8);
        assert_eq!(ok(rule::<AccountDigits>(digits)), count > 0);
    }
    assert!(ok(rule::<AccountDigits>(&"0".repeat(100))));
    assert!(ok(rule::<Digits<100>>(&"0".repeat(100))));
    // No request accepts more than 100 digits.
    assert!(!ok(rule::<Digits<101>>(&"0".repeat(101))));
    for wrong in ["0".repeat(101), "000a".into(), "００００".into(), " 000".into(), "é".repeat(2), "-001".into()] {
        assert!(!ok(rule::<Digits<4>>(&wrong)), "{wrong}");
        assert!(!ok(rule::<AccountDigits>(&wrong)), "{wrong}");
    }
}

#[test]
fn an_account_number_becomes_the_one_of_its_bank() {
    let number: VirtualAccountNumber = "000001".parse().unwrap();
    assert_eq!(Digits::<6>::try_from(&number).unwrap().as_ref(), "000001");
    assert_eq!(AccountDigits::try_from(number.clone()).unwrap().as_ref(), "000001");
    assert_eq!(Digits::<8>::try_from(number).unwrap_err().rule().id.as_str(), "va-number-digits");
}

#[test]
fn values_that_are_not_secret_are_shown() {
    let email: Email = "é@b".parse().unwrap();
    assert_eq!((email.as_ref(), email.to_string(), format!("{email:>5}")), ("é@b", "é@b".into(), "  é@b".into()));
    assert_eq!(format!("{email:?}"), r#"Email("é@b")"#);
    assert_eq!(String::from(email), "é@b");
}

#[test]
fn an_error_contains_the_type_and_reason_but_not_the_string() {
    let error = "sentinel".parse::<Email>().unwrap_err();
    assert!(error.to_string().starts_with("`Email` "), "{error}");
    assert!(!error.to_string().contains("sentinel") && !format!("{error:?}").contains("sentinel"));
    let _: &dyn std::error::Error = &error;
    assert_eq!(rule::<ExpiryAt>(""), Err("instant"));
    assert_eq!(rule::<AuthenticationTime>(""), Err("instant"));
}
