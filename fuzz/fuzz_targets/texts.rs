//! Reads any text as each string, enum value and number: a valid one stays the same, and all constructors agree.
#![no_main]

use libfuzzer_sys::fuzz_target;
use payment_core::{AmountValue, ClientReferenceId, Currency, CustomerId, Email, VaChannel, request::{ AccountDigits, AccountIdentifier, AccountName, AccountNumber, AddressLine2, AuthenticationTime, BankMerchantId, CaptureMethod, CardHolderPhone, CardNumber, ChannelCode, ChannelName, Country, CountryCode, Cvc, Digits, EncryptedCard, EwalletChannel, ExpMonth, ExpYear, ExpiryAt, MethodType, NationalNumber, Percentage, PriceValue, Quantity, ReturnUrl, StatementDescriptor, Surname, Token, VirtualAccountName, VirtualAccountNumber, }};

/// Checks strings and enum values: serde writes and reads them as the same string.
macro_rules! texts {
    ($text:ident: $($name:ident)*) => {$({
        let json = serde_json::to_string($text).expect("a string");
        let parsed = $text.parse::<$name>();
        assert_eq!($name::try_from($text).is_ok(), parsed.is_ok());
        assert_eq!($name::try_from($text.to_owned()).is_ok(), parsed.is_ok());
        let read = serde_json::from_str::<$name>(&json);
        assert_eq!(read.is_ok(), parsed.is_ok());
        match (parsed, read) {
            (Ok(parsed), Ok(read)) => {
                assert!(parsed == read);
                let out = serde_json::to_string(&parsed).expect("a string");
                let again = serde_json::from_str::<$name>(&out);
                assert!(again.is_ok_and(|again| again == parsed));
                let _ = format!("{parsed:?}");
            }
            (Err(invalid), _) => assert!(!invalid.to_string().is_empty()),
            (Ok(_), Err(_)) => unreachable!("both are right"),
        }
    })*};
}

/// Checks that the string is written unchanged.
macro_rules! unchanged {
    ($text:ident: $($name:ident)*) => {$(
        if let Ok(value) = $text.parse::<$name>() {
            assert_eq!(serde_json::to_value(&value).expect("a string"), $text);
        }
    )*};
}

/// Checks that numbers keep every digit.
macro_rules! numbers {
    ($text:ident: $($name:ident)*) => {$({
        let parsed = $text.parse::<$name>();
        // JSON allows white space around a number. A JSON number with three digits after its point has one meaning; in a
        // string, they could be thousands.
        let read = serde_json::from_str::<$name>($text);
        let could_be_thousands = $text.rsplit_once('.').is_some_and(|(_, decimals)| decimals.len() == 3);
        assert!(read.is_ok() || parsed.is_err());
        assert!(parsed.is_ok() || read.is_err() || $text.trim() != $text || could_be_thousands);
        if let Ok(number) = parsed {
            let out = serde_json::to_string(&number).expect("a number");
            assert!(out.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'), "{out}");
            assert!(serde_json::from_str::<$name>(&out).is_ok_and(|again| again == number));
        }
    })*};
}

fuzz_target!(|text: &str| {
    texts!(text:
        AccountIdentifier AccountName AccountNumber AddressLine2 AuthenticationTime BankMerchantId CaptureMethod
        CardHolderPhone CardNumber ChannelCode ChannelName ClientReferenceId Country CountryCode Currency CustomerId Cvc
        Email EncryptedCard EwalletChannel ExpiryAt MethodType NationalNumber ReturnUrl StatementDescriptor Surname Token
        VaChannel VirtualAccountName VirtualAccountNumber);
    unchanged!(text:
        AccountIdentifier AccountName AccountNumber AuthenticationTime ClientReferenceId Country Currency CustomerId Email
        ExpiryAt ReturnUrl StatementDescriptor VaChannel VirtualAccountNumber);
    numbers!(text: AmountValue PriceValue Quantity Percentage);
    let _ = (text.parse::<ExpMonth>(), text.parse::<ExpYear>());
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    assert_eq!(text.parse::<AccountDigits>().is_ok(), is_digits && text.len() <= 100);
    assert_eq!(text.parse::<Digits<8>>().is_ok(), is_digits && text.len() == 8);
});
