//! The checked strings of card data. `Debug` redacts all of them.

use crate::{
    schema::{Form, correct, forms},
    values::{text_storage::TextStorage, text_type::text},
};

const MONTH: Form =
    Form { check: month, pattern: Some("^(?:0[1-9]|1[0-2])$"), is_plain: true, correct: correct::trimmed };

fn month(text: &str) -> Result<(), &'static str> {
    match text.as_bytes() {
        [b'0', b'1'..=b'9'] | [b'1', b'0'..=b'2'] => Ok(()),
        _ => Err("must be a two-digit month from 01 to 12"),
    }
}

text! {
    /// The month in which a card expires, two digits: `01` to `12`. A request's [`ExpMonth`](crate::request::ExpMonth) is a
    /// number.
    pub struct ExpiryMonth: CardData, secret, 2..=2, MONTH;
    /// The year in which a card expires, its last two digits. A request's [`ExpYear`](crate::request::ExpYear) is a number.
    pub struct ExpiryYear: CardData, secret, 2..=2, forms::DIGITS;
    /// The name that is printed on a card.
    pub struct NameOnCard: Text, secret, 1..=255, forms::ANY;

    /// The kind of the customer's device; empty in the documentation's own example.
    pub struct DeviceType: Text, secret, 0, forms::ANY, "";
    /// The `User-Agent` of the customer's browser.
    pub struct UserAgent: Text, secret, 0, forms::ANY;
    /// The address that the customer's request comes from.
    pub struct IpAddress: Text, secret, 0, forms::ANY;
    /// The `Accept-Language` of the customer's browser, as `EN`.
    pub struct AcceptLanguage: Text, secret, 0, forms::ANY, "EN";
    /// The token that a cookie in the customer's browser holds.
    pub struct CookieToken: Text, secret, 0, forms::ANY;
    /// The id of the customer's device, as a UUID.
    pub struct DeviceId: Text, secret, 0, forms::ANY;
    /// The width of the browser's window in pixels, digits.
    pub struct BrowserWidth: Text, secret, 0, forms::DIGITS, "1234";
    /// The height of the browser's window in pixels, digits.
    pub struct BrowserHeight: Text, secret, 0, forms::DIGITS, "1234";
}

impl From<core::net::IpAddr> for IpAddress {
    fn from(address: core::net::IpAddr) -> Self {
        Self(TextStorage::owned(alloc::string::ToString::to_string(&address)))
    }
}

/// Digits from numbers: two of them in an expiry date, as many as it takes in pixels.
macro_rules! digits {
    ($($text:ident of $number:ty: $format:literal, $of:expr;)*) => {$(
        impl From<$number> for $text {
            fn from(number: $number) -> Self {
                Self(TextStorage::owned(alloc::format!($format, $of(number))))
            }
        }
    )*};
}

digits! {
    ExpiryMonth of crate::request::ExpMonth: "{:02}", |month: crate::request::ExpMonth| month.expose();
    ExpiryYear of crate::request::ExpYear: "{:02}", |year: crate::request::ExpYear| year.expose();
    BrowserWidth of u32: "{}", core::convert::identity;
    BrowserHeight of u32: "{}", core::convert::identity;
}
