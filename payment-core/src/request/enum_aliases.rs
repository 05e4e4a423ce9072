//! The names that people write for enum values, in [`spelling::normalized`](crate::base::spelling::normalized) form. They
//! change helps only.

pub(super) const PAYMENT_TYPES: &[(&str, &str)] =
    &[("static", "MULTIPLE"), ("dynamic", "SINGLE"), ("onetime", "SINGLE")];

pub(super) const METHODS: &[(&str, &str)] =
    &[("va", "VIRTUAL_ACCOUNT"), ("cc", "CARD"), ("creditcard", "CARD"), ("qris", "QR"), ("qrcode", "QR")];

pub(super) const WALLETS: &[(&str, &str)] = &[("iddana", "DANA"), ("idovo", "OVO"), ("idshopeepay", "SHOPEEPAY")];

pub(super) const COUNTRIES: &[(&str, &str)] = &[
    ("indonesia", "ID"),
    ("uk", "GB"),
    // Three letters instead of two.
    ("aus", "AU"),
    ("chn", "CN"),
    ("gbr", "GB"),
    ("idn", "ID"),
    ("ind", "IN"),
    ("jpn", "JP"),
    ("mys", "MY"),
    ("phl", "PH"),
    ("sgp", "SG"),
    ("tha", "TH"),
    ("usa", "US"),
    ("vnm", "VN"),
];

pub(super) const CURRENCIES: &[(&str, &str)] = &[
    ("£", "GBP"),
    ("€", "EUR"),
    ("baht", "THB"),
    ("euro", "EUR"),
    ("ringgit", "MYR"),
    ("rm", "MYR"),
    ("rmb", "CNY"),
    ("rp", "IDR"),
    ("rupiah", "IDR"),
    ("s$", "SGD"),
    ("us$", "USD"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        engine::schema::{Kind, Value},
        request::{Country, Currency, EwalletChannel, MethodType, PaymentType},
    };

    #[test]
    fn each_alias_means_a_listed_value() {
        for (kind, names) in [
            (PaymentType::KIND, PAYMENT_TYPES),
            (MethodType::KIND, METHODS),
            (EwalletChannel::KIND, WALLETS),
            (Country::KIND, COUNTRIES),
            (Currency::KIND, CURRENCIES),
        ] {
            let Kind::EnumValue(list) = kind else { panic!("a list") };
            for (name, value) in names {
                assert!(list.position(value).is_some(), "{name}: {value}");
            }
        }
    }
}
