//! A replacement changes how a key or a value is written, and never its meaning.
//!
//! The tests have their own idea of what a value denotes. A value whose meaning they do not know has no replacement.

use payment_session::{PaymentSession, Suggestion, Violation, Violations};
use serde_json::{Value, json};
use test_support::Random;

/// The number of values of each kind.
const COUNT: usize = if cfg!(debug_assertions) { 1_000 } else { 30_000 };

/// A kind of values, and what they denote in a request.
struct Kind {
    name: &'static str,
    /// The pointer of the value. The test replaces it.
    pointer: &'static str,
    value: fn(&mut Random) -> Value,
    /// Returns what the field denotes in a request, or `None` if nobody knows.
    denotes: fn(&Value) -> Option<String>,
    /// The least share of values with a replacement, in 100.
    share: usize,
}

const KINDS: [Kind; 8] = [
    Kind { name: "instants", pointer: "/expiryAt", value: instant, denotes: second, share: 10 },
    Kind { name: "numbers", pointer: "/customer/phoneNumber/number", value: phone, denotes: telephone, share: 15 },
    Kind { name: "telephones", pointer: "/customer/phoneNumber", value: phone, denotes: telephone, share: 5 },
    Kind { name: "codes", pointer: "/customer/phoneNumber/countryCode", value: code, denotes: telephone, share: 10 },
    Kind { name: "addresses", pointer: "/redirectUrl/successReturnUrl", value: address, denotes: url, share: 4 },
    Kind { name: "amounts", pointer: "/amount/value", value: amount, denotes: decimal, share: 20 },
    Kind { name: "banks", pointer: CHANNEL, value: bank, denotes: |it| name(it, CHANNEL, &[]), share: 20 },
    Kind {
        name: "currencies",
        pointer: CURRENCY,
        value: currency,
        denotes: |it| name(it, CURRENCY, &[("RUPIAH", "IDR"), ("YEN", "JPY"), ("RMB", "CNY")]),
        share: 20,
    },
];

const CHANNEL: &str = "/paymentMethodOptions/virtualAccount/channel";
const CURRENCY: &str = "/amount/currency";

fn request(country_code: &str) -> Value {
    json!({
        "clientReferenceId": "A",
        "amount": { "value": 1, "currency": "IDR" },
        "redirectUrl": { "successReturnUrl": "https://shop.id" },
        "customer": { "email": "a@b.id", "phoneNumber": { "countryCode": country_code, "number": "812" } },
        "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
        "paymentMethodOptions": { "virtualAccount": { "channel": "BCA" } },
        "expiryAt": "2035-12-30T23:59:00Z",
    })
}

/// Returns a text after each of its replacements.
fn replaced(text: &str, violations: &Violations) -> Vec<String> {
    let replacements = violations.iter().flat_map(Violation::suggestions).filter_map(Suggestion::replacement);
    let after = |replacement: &payment_session::Replacement| {
        let mut after = text.to_owned();
        after.replace_range(replacement.range(), replacement.text());
        after
    };
    replacements.map(after).collect()
}

#[test]
fn old_and_new_values_denote_the_same() {
    for (seed, kind) in KINDS.iter().enumerate() {
        let mut random = Random::new(seed as u64);
        let mut count = 0;
        for _ in 0..COUNT {
            let mut body = request(random.of(["+62", "62", "+62", "+1", "39", "+65"]));
            *body.pointer_mut(kind.pointer).unwrap() = (kind.value)(&mut random);
            let text = body.to_string();
            let Err(violations) = PaymentSession::from_json(text.as_bytes()) else { continue };
            for corrected in replaced(&text, &violations) {
                let corrected: Value = serde_json::from_str(&corrected).unwrap();
                let [old, new] = [&body, &corrected].map(kind.denotes);
                assert!(old.is_some() && old == new, "{}: {old:?} and {new:?}\n{text}\n{corrected}", kind.name);
                count += 1;
            }
        }
        assert!(count * 100 >= COUNT * kind.share, "{}: {count} replacements", kind.name);
    }
}

/// Each key that people write for a field, in an object that lacks the field, with a value that the field accepts.
#[test]
fn a_key_is_replaced_only_by_the_field_that_it_denotes() {
    let product = |rest: &str| format!(r#""orderInformation":{{"productDetails":[{{"type":"DIGITAL",{rest}}}]}}"#);
    let customer = |rest: &str| format!(r#""customer":{{"email":"a@b.id",{rest}}}"#);
    let price = r#"{"value":1,"currency":"IDR"}"#;
    for (entries, denotes) in [
        // In another spelling, or by an alias
        (r#""Redirect-URL":{}"#.to_owned(), Some("redirectUrl")),
        (r#""save_for_future":true"#.into(), Some("saveForFutureUse")),
        (customer(r#""first_name":"Ayu""#), Some("givenName")),
        (customer(r#""sureName":"Putri""#), Some("surname")),
        (product(&format!(r#""qty":1,"price":{price}"#)), Some("quantity")),
        // Likely names, and those of other things
        (r#""order_id":"A""#.into(), None),
        (r#""notes":"A""#.into(), None),
        (r#""locale":"id""#.into(), None),
        (r#""password":"A""#.into(), None),
        (r#""cardNumber":"A""#.into(), None),
        (r#""cvv":"123""#.into(), None),
        (r#""statementDescripter":"A""#.into(), None),
        (r#""total":{"value":1,"currency":"IDR"}"#.into(), None),
        (customer(r#""name":"Ayu""#), None),
        (customer(r#""lastname2":"Ayu""#), None),
        (product(&format!(r#""quantity":1,"discount":{price}"#)), None),
        (product(&format!(r#""weight":1,"price":{price}"#)), None),
        // The field is present, or the value is not valid there.
        (r#""mode":"API","Mode":"API""#.into(), None),
        (r#""Mode":"POS""#.into(), None),
        (customer(r#""givenName":"Ayu","first_name":"Ayu""#), None),
        // Of several keys, only the first counts.
        (r#""Mode":"API","MODE":"API""#.into(), Some("mode")),
        // Nothing next to a secret is replaced.
        (r#""paymentMethod":{"type":"CARD","Card":{"token":"t"}}"#.into(), None),
        (r#""paymentMethod":{"type":"CARD","card":{"Token":"t"}}"#.into(), None),
        (r#""paymentMethod":{"type":"CARD","card":{"token":"t","card_holder_first_name":"A"}}"#.into(), None),
        (r#""paymentMethod":{"type":"CARD","card":{"token":"t","cardHolderFirstName":" A"}}"#.into(), None),
    ] {
        let text = format!("{{{entries}}}");
        let violations = PaymentSession::from_json(text.as_bytes()).unwrap_err();
        let corrected = replaced(&text, &violations);
        match denotes {
            None => assert!(corrected.is_empty(), "{corrected:?}"),
            Some(field) => {
                assert_eq!(corrected.len(), 1, "{text}: {corrected:?}");
                assert!(corrected[0].contains(&format!("\"{field}\":")), "{text}: {corrected:?}");
            }
        }
    }
}

/// Two keys of an account, of which neither is the other: the values must not change places.
#[test]
fn keys_do_not_change_places() {
    let body = r#"{"clientReferenceId":"R","chargeId":"C","isFullAmount":true,"reason":"DUPLICATE","transferDestination":
        {"channelCode":"BCA","channelInformation":{"accountNum":"1234567890","accountHolder":"Ayu"}}}"#;
    let violations = payment_session::Refund::from_json(body.as_bytes()).unwrap_err();
    let helps: Vec<_> = violations.iter().map(|violation| (violation.id(), violation.help().unwrap())).collect();
    let expected = [r#"write `"accountNumber"`"#, r#"write `"accountName"`"#];
    assert_eq!(helps, expected.map(|help| ("unknown-field", help)));
    assert_eq!(replaced(body, &violations), [""; 0]);
}

fn text<'v>(body: &'v Value, pointer: &str) -> Option<&'v str> {
    body.pointer(pointer)?.as_str()
}

fn concat(parts: &[&str]) -> Value {
    parts.concat().into()
}

fn instant(random: &mut Random) -> Value {
    let date = random.of(["2035-12-31", "2036-02-29", "2035-03-01", "0001-01-01", "9999-12-31", "2035-01-01"]);
    let offset = random.of(["Z", "z", "+00:00", "-00:00", "+07:00", "+0700", "-11:30", "+14:00", "-05", " +08:00", ""]);
    let time = random.of(["00:00:00", "23:59:59", "10:20:30", "16:59", "10:20:30.000", "10:20:30.5", "24:00:00"]);
    let edge = random.of(["", "", "", " "]);
    concat(&[edge, date, random.of(["T", "t", " ", "T"]), time, offset, edge])
}

/// Returns the second in UTC that a text with an offset denotes.
fn second(body: &Value) -> Option<String> {
    let text = text(body, "/expiryAt")?.trim().to_uppercase();
    let (date, rest) = text.split_at_checked(10)?;
    let rest = &rest[1..];
    let at = rest.find(['Z', '+', '-'])?;
    let (time, offset) = (rest[..at].trim(), rest[at..].replace(['Z', ':'], ""));
    let numbers = |text: &str, sign: char| -> Vec<i64> { text.split(sign).map(|it| it.parse().unwrap()).collect() };
    let date = numbers(date, '-');
    let time = numbers(time.split('.').next()?, ':');
    // Counted day by day: slow, and nothing to get wrong.
    let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let february = |year| if is_leap(year) { 29 } else { 28 };
    let years: i64 = (1..date[0]).map(|year| 337 + february(year)).sum();
    let lengths = [31, february(date[0]), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let months: i64 = (1..date[1]).zip(lengths).map(|(_, length)| length).sum();
    let offset: i64 = match offset.len() {
        0 => 0,
        3 => offset.parse::<i64>().unwrap() * 60,
        _ => {
            let minutes = offset[1..3].parse::<i64>().unwrap() * 60 + offset[3..5].parse::<i64>().unwrap();
            if offset.starts_with('-') { -minutes } else { minutes }
        }
    };
    let minutes = ((years + months + date[2]) * 24 + time[0]) * 60 + time[1] - offset;
    Some((minutes * 60 + time.get(2).copied().unwrap_or_default()).to_string())
}

fn phone(random: &mut Random) -> Value {
    let prefix = random.of(["+62", "62", "0062", "+1", "0", "", "(62) 0", "+62 (0)", "+65", "+39", "0039", "00", "(0"]);
    let sign = random.of(["-", " ", "", ".", "/", ") "]);
    let rest = random.of(["812", "21", "415", "2", "0812", "62812", "628"]);
    let end = random.of(["3456", "3456 ext 2", "1234567890123", "555"]);
    concat(&[prefix, sign, rest, random.of(["-", " ", "", "."]), end])
}

fn code(random: &mut Random) -> Value {
    concat(&[
        random.of(["+", "", "(+", "00", "0", " ", "++"]),
        random.of(["62", "1", " 62", "6-2", "852"]),
        random.of(["", ")", " "]),
    ])
}

/// Returns the digits of a telephone number, with its country code. The number may have the country code too.
fn telephone(body: &Value) -> Option<String> {
    let whole = body.pointer("/customer/phoneNumber")?;
    let (code, number) = match whole.as_str() {
        // Only one country code begins with 62.
        Some(number) if number.starts_with("+62") => ("62".to_owned(), number),
        Some(_) => return None,
        None => {
            let code: String = whole["countryCode"].as_str()?.chars().filter(char::is_ascii_digit).collect();
            (code.strip_prefix("00").unwrap_or(&code).to_owned(), whole["number"].as_str()?)
        }
    };
    if number.contains(|c: char| !c.is_ascii_digit() && !"+-.() ".contains(c)) {
        return None;
    }
    // White space around a number says nothing about it.
    let number = number.trim();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let national = if number.starts_with('+') || number.starts_with("(+") {
        digits.strip_prefix(&code)?
    } else if digits == number && !number.starts_with('0') && number.len() <= 15 {
        // It is valid, and goes on the wire.
        return Some(format!("{code} {number}"));
    } else if code == "62" && digits.starts_with("00") {
        digits.strip_prefix("0062")?
    } else if code == "62" && digits.starts_with("62") {
        // Area codes of Sumatra have at most ten digits with their number. Mobile numbers have at least eleven with 62.
        let is_mobile = digits.len() >= 11 && ["620", "628"].contains(&&digits[..3]);
        is_mobile.then_some(&digits[2..])?
    } else {
        &digits
    };
    let national = if code == "62" { national.strip_prefix('0').unwrap_or(national) } else { national };
    Some(format!("{code} {national}"))
}

fn address(random: &mut Random) -> Value {
    let scheme = random.of(["https", "http", "HTTPS", "ftp", "myshop", ""]);
    let sign = random.of(["://", ":/", ":", "//", "/", "", ":///"]);
    concat(&[random.of(["", "", " "]), scheme, sign, random.of(["shop.id", "shop.id/paid", "localhost:80/a b", "a"])])
}

/// Returns a web address without the punctuation after its scheme, or an address without white space around it.
fn url(body: &Value) -> Option<String> {
    let text = text(body, "/redirectUrl/successReturnUrl")?.trim();
    let end = text.find([':', '/'])?;
    let (scheme, rest) = (text[..end].to_lowercase(), &text[end..]);
    match &*scheme {
        "http" | "https" => Some(format!("{scheme} {}", rest.trim_start_matches([':', '/']))),
        _ => rest.starts_with("://").then(|| text.to_owned()),
    }
}

fn amount(random: &mut Random) -> Value {
    concat(&[
        random.of(["50", "1", "0", "100"]),
        random.of([".", ",", "", "_", " "]),
        random.of(["000", "5", "000.000", "00", ""]),
    ])
}

/// Returns a decimal number without the zeros at its end. A point or comma before three digits may separate thousands.
fn decimal(body: &Value) -> Option<String> {
    let value = body.pointer("/amount/value")?;
    if value.is_number() {
        return Some(value.to_string().trim_end_matches(".0").to_owned());
    }
    let text = value.as_str()?;
    let signs: Vec<_> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    match &*signs {
        [] => Some(text.to_owned()),
        ['.'] => {
            let (whole, fraction) = text.split_once('.')?;
            let fraction = fraction.trim_end_matches('0');
            let may_be_thousands = text.len() - whole.len() == 4 && whole.len() <= 3 && !whole.starts_with('0');
            (!may_be_thousands).then(|| format!("{whole}{}{fraction}", if fraction.is_empty() { "" } else { "." }))
        }
        // No number has two decimal points.
        ['.', '.'] => Some(text.replace('.', "")),
        _ => None,
    }
}

fn bank(random: &mut Random) -> Value {
    let name = random.of(["BCA", "bca", "BSI", "MANDIRI", "Permata", "BSIM", "BCAS", "BNII", "MANDIRY"]);
    concat(&[random.of(["", " ", "B_"]), name, random.of(["", " ", "-"])])
}

fn currency(random: &mut Random) -> Value {
    let name = random.of(["IDR", "idr", "Usd", "YEN", "yen", "RUPIAH", "IDE", "SGP", "RMB", "I.D.R", "EUX"]);
    concat(&[random.of(["", " ", "_"]), name, random.of(["", " ", "-"])])
}

/// Returns a name without case, white space, `_` and `-`, or the name that it is an alias of.
fn name(body: &Value, pointer: &str, aliases: &[(&str, &str)]) -> Option<String> {
    let name = text(body, pointer)?.to_uppercase().replace([' ', '_', '-'], "");
    let newer = aliases.iter().find(|(alias, _)| *alias == name);
    Some(newer.map_or(name, |(_, newer)| (*newer).to_owned()))
}
