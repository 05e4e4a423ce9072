//! The checked strings of card data. `Debug` redacts all of them.

use crate::engine::{
    schema::{Form, forms},
    values::{text_storage::TextStorage, text_type::text},
};

const MONTH: Form = Form { check: month, pattern: Some("^(?:0[1-9]|1[0-2])$"), ..forms::ANY };

fn month(text: &str) -> Result<(), &'static str> {
    match text.as_bytes() {
        [b'0', b'1'..=b'9'] | [b'1', b'0'..=b'2'] => Ok(()),
        _ => Err("must be a two-digit month from 01 to 12"),
    }
}

text! {
    /// The month in which a card expires, two digits: `01` to `12`. In a request,
    /// [`ExpMonth`](crate::request::ExpMonth) is a number.
    pub struct ExpiryMonth: CardData, secret, 2..=2, MONTH;
    /// The year in which a card expires, its last two digits. In a request, [`ExpYear`](crate::request::ExpYear) is a number.
    pub struct ExpiryYear: CardData, secret, 2..=2, forms::DIGITS;
    /// The name that is printed on a card.
    pub struct NameOnCard: Text, secret, 1..=255, forms::ANY;

    /// The kind of the customer's device. It is empty in the documentation's own example.
    pub struct DeviceType: Text, secret, 0, forms::ANY, "";
    /// The header `User-Agent` of the customer's browser.
    pub struct UserAgent: Text, secret, 0, forms::ANY;
    /// The IP address of the customer. It converts from [`core::net::IpAddr`].
    pub struct IpAddress: Text, secret, 0, forms::ANY;
    /// The header `Accept-Language` of the customer's browser, for example `EN`.
    pub struct AcceptLanguage: Text, secret, 0, forms::ANY, "EN";
    /// A token from a cookie of your page in the customer's browser.
    pub struct CookieToken: Text, secret, 0, forms::ANY;
    /// Your id of the customer's device, a UUID in the documentation's example.
    pub struct DeviceId: Text, secret, 0, forms::ANY;
    /// The width of the browser's window in pixels, as digits. It converts from `u32`.
    pub struct BrowserWidth: Text, secret, 0, forms::DIGITS, "1234";
    /// The height of the browser's window in pixels, as digits. It converts from `u32`.
    pub struct BrowserHeight: Text, secret, 0, forms::DIGITS, "1234";
}

impl From<core::net::IpAddr> for IpAddress {
    fn from(address: core::net::IpAddr) -> Self {
        Self(TextStorage::owned(alloc::string::ToString::to_string(&address)))
    }
}

/// Implements conversions from numbers: two digits for expiry dates, as many as needed for pixels.
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
