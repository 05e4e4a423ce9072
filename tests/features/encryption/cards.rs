//! The number, cvc and date of a card, and the rules between them.

use payment_session::{
    Invalid,
    encrypt::{
        BrowserHeight, BrowserWidth, CardNetwork, DeviceInformations, ExpiryMonth, ExpiryYear, IpAddress, NameOnCard,
        PlainCard,
    },
    request::{CardNumber, Cvc, ExpMonth, ExpYear},
};
use test_features::encryption::{NUMBER, card};

/// Returns a number of `length` digits that begins with `first` and ends with a check digit.
fn number(first: &str, length: usize) -> CardNumber {
    let body = format!("{first:0<width$}", width = length - 1);
    let found: Vec<CardNumber> = (0..10).filter_map(|digit| format!("{body}{digit}").parse().ok()).collect();
    let [number] = found.try_into().unwrap();
    number
}

fn with(number: CardNumber, cvc: &str) -> Result<PlainCard, Invalid> {
    PlainCard::new(number, "01".parse()?, "29".parse()?, cvc.parse()?, "John Doe".parse()?)
}

fn expiring(month: &str, year: &str) -> PlainCard {
    let (month, year) = (month.parse().unwrap(), year.parse().unwrap());
    PlainCard::new(NUMBER.parse().unwrap(), month, year, "123".parse().unwrap(), "John Doe".parse().unwrap()).unwrap()
}

#[test]
fn networks_are_known_by_the_first_digits() {
    use CardNetwork::{AMEX, DINERS, DISCOVER, JCB, MASTERCARD, UNIONPAY, VISA};

    for (first, network) in [
        ("4", Some(VISA)),
        ("50", None),
        ("51", Some(MASTERCARD)),
        ("55", Some(MASTERCARD)),
        ("56", None),
        ("2220", None),
        ("2221", Some(MASTERCARD)),
        ("2720", Some(MASTERCARD)),
        ("2721", None),
        ("3527", None),
        ("3528", Some(JCB)),
        ("3589", Some(JCB)),
        ("3590", None),
        ("1800", Some(JCB)),
        ("2131", Some(JCB)),
        ("33", None),
        ("34", Some(AMEX)),
        ("37", Some(AMEX)),
        ("62", Some(UNIONPAY)),
        // Discover issues these numbers too.
        ("622126", Some(UNIONPAY)),
        ("8099", None),
        ("8100", Some(UNIONPAY)),
        ("8171", Some(UNIONPAY)),
        ("8172", None),
        ("300", Some(DINERS)),
        ("305", Some(DINERS)),
        ("306", None),
        ("3095", Some(DINERS)),
        ("3096", None),
        ("36", Some(DINERS)),
        ("38", Some(DINERS)),
        ("39", Some(DINERS)),
        ("6011", Some(DISCOVER)),
        ("6012", None),
        ("643", None),
        ("644", Some(DISCOVER)),
        ("649", Some(DISCOVER)),
        ("65", Some(DISCOVER)),
        ("66", None),
        ("0", None),
        ("9", None),
    ] {
        for length in [13, 15, 16, 19] {
            assert_eq!(number(first, length).network(), network, "{first} of {length}");
        }
    }
    for sandbox in [NUMBER, "4440000112290002", "4448100334430014"] {
        assert_eq!(sandbox.parse::<CardNumber>().unwrap().network(), Some(VISA));
    }
}

#[test]
fn networks_have_the_documented_names() {
    let names: Vec<_> = CardNetwork::VALUES.iter().map(CardNetwork::as_str).collect();
    assert_eq!(names, ["VISA", "MASTERCARD", "JCB", "AMEX", "UNIONPAY", "DINERS", "DISCOVER"]);
    for network in CardNetwork::VALUES {
        assert_eq!(network.cvc_digits(), if *network == CardNetwork::AMEX { 4 } else { 3 });
    }
}

#[test]
fn a_cvc_has_the_digits_of_its_network() {
    for first in ["4", "51", "3528", "62", "36", "6011"] {
        assert!(with(number(first, 16), "123").is_ok());
        let invalid = with(number(first, 16), "9173").unwrap_err();
        assert_eq!(invalid.rule().id, "card-data");
        let network = number(first, 16).network().unwrap();
        assert_eq!(invalid.to_string(), format!("`Cvc` must have 3 digits for {network} cards"));
    }
    for first in ["34", "37"] {
        assert!(with(number(first, 15), "1234").is_ok());
        let message = with(number(first, 15), "917").unwrap_err().to_string();
        assert_eq!(message, "`Cvc` must have 4 digits for AMEX cards");
    }
    // The length of a cvc is not documented for other networks.
    assert!(with(number("9", 16), "123").is_ok() && with(number("9", 16), "1234").is_ok());
    for cvc in ["12", "12345", "12a", ""] {
        assert!(cvc.parse::<Cvc>().is_err(), "{cvc}");
    }
}

#[test]
fn dates_have_two_digits_from_strings_and_numbers() {
    for month in 1..=12_u8 {
        let text = format!("{month:02}");
        assert_eq!(text.parse::<ExpiryMonth>().unwrap().expose(), text);
        assert_eq!(ExpiryMonth::try_from(month).unwrap().expose(), text);
        assert_eq!(ExpiryMonth::from(ExpMonth::try_from(month).unwrap()).expose(), text);
    }
    for year in 0..=99_i32 {
        let text = format!("{year:02}");
        assert_eq!(text.parse::<ExpiryYear>().unwrap().expose(), text);
        assert_eq!(ExpiryYear::try_from(year).unwrap().expose(), text);
        assert_eq!(ExpiryYear::from(ExpYear::try_from(year).unwrap()).expose(), text);
    }
    for month in ["", "1", "00", "13", "001", "1 ", " 1", "0a", "+1", "１２", "é"] {
        assert_eq!(month.parse::<ExpiryMonth>().unwrap_err().rule().id, "card-data", "{month}");
    }
    for year in ["", "9", "029", "2029", "2a", "-1", " 9", "é"] {
        assert_eq!(year.parse::<ExpiryYear>().unwrap_err().rule().id, "card-data", "{year}");
    }
    for number in [-1, 0, 13, i64::MAX] {
        let invalid = ExpiryMonth::try_from(number).unwrap_err();
        assert!(invalid.to_string().starts_with("`ExpiryMonth` "), "{invalid}");
    }
    for number in [-1_i32, 100, 2029] {
        let invalid = ExpiryYear::try_from(number).unwrap_err();
        assert!(invalid.to_string().starts_with("`ExpiryYear` "), "{invalid}");
    }
}

#[test]
fn a_card_is_valid_until_the_end_of_its_month() {
    // The first second of the next month, in UTC.
    for (month, year, after) in [
        ("01", "29", 1_864_598_400),
        ("12", "29", 1_893_456_000),
        ("02", "28", 1_835_481_600),
        ("02", "29", 1_867_017_600),
        ("01", "00", 949_363_200),
        ("12", "99", 4_102_444_800),
    ] {
        let card = expiring(month, year);
        assert!(!card.expired_at_unix_seconds(after - 1), "{month}/{year}");
        assert!(card.expired_at_unix_seconds(after), "{month}/{year}");
        assert!(!card.expired_at_unix_seconds(0) && !card.expired_at_unix_seconds(i64::MIN));
        assert!(card.expired_at_unix_seconds(i64::MAX));
    }
}

#[test]
fn expiry_accepts_a_system_time() {
    use std::time::{Duration, UNIX_EPOCH};

    let card = expiring("01", "29");
    let end = UNIX_EPOCH + Duration::from_secs(1_864_598_400);
    assert!(!card.expired_at(end - Duration::from_nanos(1)) && card.expired_at(end));
    assert!(!card.expired_at(UNIX_EPOCH - Duration::from_secs(1)));
}

#[test]
fn a_card_returns_its_parts() {
    let card = card().unwrap();
    assert_eq!(card.number().expose(), NUMBER);
    assert_eq!((card.expiry_month().expose(), card.expiry_year().expose()), ("01", "29"));
    assert_eq!((card.cvc().expose(), card.name_on_card().expose()), ("123", "John Doe"));
}

#[test]
fn names_and_devices_have_the_documented_strings() {
    assert!("".parse::<NameOnCard>().is_err() && "é".repeat(256).parse::<NameOnCard>().is_err());
    assert!("é".repeat(255).parse::<NameOnCard>().is_ok());
    assert_eq!(BrowserWidth::from(1234).expose(), "1234");
    assert_eq!(BrowserHeight::from(0).expose(), "0");
    assert!("12.5".parse::<BrowserWidth>().is_err() && "".parse::<BrowserHeight>().is_ok());
    assert_eq!(IpAddress::from(std::net::IpAddr::from([203, 0, 113, 7])).expose(), "203.0.113.7");
    let unknown = concat!(
        r#"{"type":"","userAgent":"","ipAddress":"","acceptLanguage":"","cookieToken":"","deviceId":"","#,
        r#""browserWidth":"","browserHeight":""}"#
    );
    assert_eq!(serde_json::to_string(&DeviceInformations::default()).unwrap(), unknown);
    assert_eq!(serde_json::from_str::<DeviceInformations>(unknown).unwrap(), DeviceInformations::default());
}
