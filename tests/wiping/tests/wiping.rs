//! Secrets are wiped when they are dropped, and no copy of them is freed before.

use std::{collections::BTreeSet, convert::Infallible, time::Duration};

use payment_session::{
    PaymentSession, Refund,
    encrypt::{
        AcceptLanguage, BrowserHeight, BrowserWidth, CookieToken, DeviceId, DeviceType, ExpiryMonth, ExpiryYear,
        IpAddress, NameOnCard, UserAgent,
        rand_core::{TryCryptoRng, TryRng},
    },
    gateway::{AccessToken, Credentials, Environment, Gateway, MerchantId, MerchantSecret},
    request::{AccountNumber, CardNumber, Cvc, EncryptedCard, RefundAccountNumber, Token},
    response::CallbackKey,
    rules::{Waiver, Waivers},
    schema::{Kind, REQUESTS, Secrecy, walk},
};
use serde_json::{Value, json};
use test_wiping::leaks;

const NUMBER: &str = "4440000112200001";

#[test]
fn the_allocator_finds_what_is_not_wiped() {
    assert_eq!(leaks(NUMBER, || String::from(NUMBER)), 1);
    let grown = leaks(NUMBER, || {
        let mut text = NUMBER.as_bytes().to_vec();
        text.reserve_exact(1_000);
        text.fill(0);
        text
    });
    assert_eq!(grown, 1);
    assert_eq!(leaks(NUMBER, || String::from("4440000112200002")), 0);
}

/// Creates a value of each type from a string, copies it, and drops both. Returns the names of the types.
macro_rules! check_types {
    ($($name:ident: $text:literal)*) => {{
        $(
            let found = leaks($text, || {
                let text = $name::try_from(String::from($text)).unwrap();
                (text.clone(), $text.parse::<$name>().unwrap(), text)
            });
            assert_eq!(found, 0, "{}", stringify!($name));
            // A value that is rejected is wiped as well. Types without a length accept this one.
            let found = leaks("too long", || $name::try_from("too long".repeat(100)).is_ok());
            assert_eq!(found, 0, "{} of a long string", stringify!($name));
        )*
        [$(stringify!($name)),*]
    }};
}

#[test]
fn every_secret_type_is_wiped() {
    let checked = check_types! {
        AccountNumber: "17677665415"
        RefundAccountNumber: "98213344556"
        Token: "020027de-134e-45ed-8f0d-7ae0506a7133"
        EncryptedCard: "eyJlbmNyeXB0ZWQiOiJjYXJkIn0="
        CardNumber: "4440000112200001"
        Cvc: "7391"
    };
    assert_eq!(BTreeSet::from(checked), secret_types());
}

#[test]
fn every_secret_type_of_encryption_is_wiped() {
    check_types! {
        ExpiryMonth: "12"
        ExpiryYear: "97"
        NameOnCard: "Budi Santoso"
        DeviceType: "a telephone"
        UserAgent: "Mozilla/5.0"
        IpAddress: "203.0.113.7"
        AcceptLanguage: "id-ID"
        CookieToken: "6f0c4f1e"
        DeviceId: "9b1c7d0e"
        BrowserWidth: "1234"
        BrowserHeight: "4321"
    };
    assert_eq!(leaks("a callback key", || CallbackKey::new(String::from("a callback key"))), 0);
}

#[test]
fn the_credentials_and_the_token_are_wiped() {
    const SECRET: &str = "merchant-secret-7391";
    const TOKEN: &str = "access-token-7391";
    let secret = || MerchantSecret::new(SECRET).unwrap();
    assert_eq!(leaks(SECRET, || (secret(), secret().clone())), 0);
    assert_eq!(leaks(SECRET, || MerchantSecret::new(String::from(SECRET)).unwrap()), 0);
    assert_eq!(leaks(SECRET, || MerchantSecret::new("merchant-secret-7391\n").is_err()), 0);
    let call = || Credentials::new(MerchantId::new("merchant").unwrap(), secret()).request_token(&Environment::Sandbox);
    assert_eq!(leaks(SECRET, || (call().clone(), call())), 0);

    let token = || AccessToken::new(TOKEN, Duration::from_secs(900)).unwrap();
    assert_eq!(leaks(TOKEN, || (token(), token().clone())), 0);
    assert_eq!(leaks(TOKEN, || Gateway::new(Environment::Sandbox, token()).get_payment_method_configs()), 0);
}

#[test]
fn a_card_is_encrypted_without_leaving_its_plaintext() {
    let key = test_features::encryption::key();
    for secret in [test_features::encryption::NUMBER, "John Doe", "Mozilla"] {
        let payload = test_features::encryption::payload().unwrap();
        assert_eq!(leaks(secret, || payload.encrypt(&key).unwrap()), 0, "{secret}");
        assert_eq!(leaks(secret, || payload), 0, "{secret}");
    }
}

/// A source that returns a known text first, and other bytes then.
struct First(Option<&'static str>);

impl TryRng for First {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        unreachable!("the encryption asks for bytes")
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        unreachable!("the encryption asks for bytes")
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        match self.0.take() {
            Some(known) => {
                bytes.copy_from_slice(known.as_bytes());
                test_wiping::watch(bytes);
            }
            None => bytes.iter_mut().zip(1..).for_each(|(byte, number)| *byte = number),
        }
        Ok(())
    }
}

impl TryCryptoRng for First {}

/// The AES key is the first that the encryption asks for.
#[test]
fn a_card_is_encrypted_without_leaving_its_key() {
    const KEY: &str = "the key of this card, once alone";
    let (key, payload) = (test_features::encryption::key(), test_features::encryption::payload().unwrap());
    let encrypt = || payload.encrypt_with(&key, &mut First(Some(KEY))).unwrap();
    assert_eq!(
        test_features::encryption::unwrap_key(&test_features::encryption::parts(&encrypt())).unwrap(),
        KEY.as_bytes()
    );
    assert_eq!(leaks(KEY, encrypt), 0);
    assert!(test_wiping::is_freed(), "the key is not on the heap");
}

/// Returns the names of the types of secret strings in requests.
fn secret_types() -> BTreeSet<&'static str> {
    let places = REQUESTS.iter().flat_map(|request| walk(request));
    let secret = places.filter_map(|place| match place.kind {
        Kind::Text(text) if text.secrecy != Secrecy::Open => Some(text.name),
        _ => None,
    });
    secret.collect()
}

/// Returns a body that has a secret at its place. The last character of each secret is written as an escape.
fn bodies() -> Vec<(&'static str, String)> {
    let card = |fields: Value, secret: &'static str| {
        let card = json!({
            "clientReferenceId": "INV-1",
            "amount": { "value": 1, "currency": "IDR" },
            "paymentMethod": { "type": "CARD", "card": fields },
            "mode": "API",
            "autoConfirm": false,
            "customerId": "c",
        });
        (secret, escaped(&card, secret))
    };
    let number = json!({
        "number": NUMBER, "expMonth": 12, "expYear": 29, "cvc": "7391",
        "cardHolderFirstName": "a", "cardHolderLastName": "b", "cardHolderEmail": "a@b.id", "cardHolderPhone": "1",
    });
    let transfer = json!({
        "clientReferenceId": "INV-1",
        "amount": { "value": 1, "currency": "IDR" },
        "redirectUrl": {},
        "customer": { "email": "a@b.id", "refundPreference": {
            "method": "TRANSFER_ONLY",
            "transferDestination": {
                "channelCode": "BCA",
                "channelInformation": { "accountNumber": "17677665415", "accountName": "a" },
            },
        } },
    });
    vec![
        card(number.clone(), NUMBER),
        card(number, "7391"),
        card(json!({ "token": "a token to be kept" }), "a token to be kept"),
        card(json!({ "encryptedCard": "an encrypted card" }), "an encrypted card"),
        ("17677665415", escaped(&transfer, "17677665415")),
    ]
}

fn escaped(body: &Value, secret: &str) -> String {
    let (last, start) = secret.as_bytes().split_last().unwrap();
    let start = std::str::from_utf8(start).unwrap();
    body.to_string().replace(secret, &format!("{start}\\u{last:04x}"))
}

#[test]
fn a_secret_with_an_escape_is_wiped() {
    let all = Waivers::UNKNOWN_FIELDS.union(Waivers::UNCHECKED_VALUES).with(Waiver::CustomerChoice);
    for (secret, body) in bodies() {
        assert!(!body.contains(secret));
        // A buffer that grows at the escape is freed with the characters before it.
        let secret = &secret[..secret.len() - 1];
        let read = || PaymentSession::from_json(body.as_bytes()).unwrap();
        assert_eq!(leaks(secret, read), 0, "{body}");
        assert_eq!(leaks(secret, || PaymentSession::from_json_with(body.as_bytes(), all).unwrap()), 0, "{body}");
        let session = read();
        assert_eq!(leaks(secret, || session.waivers_to_read()), 0, "{body}");
        assert_eq!(leaks(secret, || session.clone().into_draft().check().unwrap()), 0, "{body}");
        // A key may have an escape as well, and a body may be rejected.
        let key = body.replace("\"number\"", "\"n\\u0075mber\"").replace("\"cvc\"", "\"cv\\u0063\"");
        assert_eq!(leaks(secret, || PaymentSession::from_json(key.as_bytes()).unwrap()), 0, "{key}");
        let rejected = body.replace("INV-1", "INV/1");
        assert_eq!(leaks(secret, || PaymentSession::from_json(rejected.as_bytes()).unwrap_err()), 0, "{rejected}");
        let truncated = &body[..body.len() - 1];
        assert_eq!(leaks(secret, || PaymentSession::from_json(truncated.as_bytes()).unwrap_err()), 0, "{truncated}");
    }
}

#[test]
fn the_account_of_a_refund_is_wiped() {
    const ACCOUNT: &str = "17677665415";
    let refund = json!({
        "clientReferenceId": "R-1", "paymentSessionId": "s", "isFullAmount": true, "reason": "OTHERS",
        "method": "TRANSFER_ONLY",
        "transferDestination": {
            "channelCode": "BCA",
            "channelInformation": { "accountNumber": ACCOUNT, "accountName": "a" },
        },
    });
    for body in [refund.to_string(), escaped(&refund, ACCOUNT)] {
        let secret = &ACCOUNT[..ACCOUNT.len() - 1];
        let read = || Refund::from_json(body.as_bytes()).unwrap();
        assert_eq!(leaks(secret, read), 0, "{body}");
        let refund = read();
        assert_eq!(leaks(secret, || refund.waivers_to_read()), 0, "{body}");
        let options = refund.waivers_to_read();
        assert_eq!(leaks(secret, || Refund::from_json_with(body.as_bytes(), options).unwrap()), 0, "{body}");
        let rejected = body.replace("R-1", "R/1");
        assert_eq!(leaks(secret, || Refund::from_json(rejected.as_bytes()).unwrap_err()), 0, "{rejected}");
    }
}

#[test]
fn the_json_of_a_serializable_request_is_wiped() {
    // The JSON is short, so the buffer of `serde_json` does not grow.
    let request = json!({ "paymentMethod": { "card": { "number": NUMBER } } });
    assert_eq!(leaks(NUMBER, || PaymentSession::from_serialize(&request).unwrap_err()), 0);
}

/// `SECURITY.md` says so.
#[test]
fn the_buffers_of_serde_json_are_not_wiped() {
    let bodies = bodies();
    assert!(
        bodies
            .iter()
            .all(|(secret, body)| { leaks(secret, || serde_json::from_str::<PaymentSession>(body).unwrap()) > 0 })
    );
    assert!(bodies.iter().any(|(secret, body)| {
        let request: Value = serde_json::from_str(body).unwrap();
        leaks(secret, || PaymentSession::from_serialize(&request).unwrap()) > 0
    }));
}
