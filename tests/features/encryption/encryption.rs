//! Only the owner of the private key can open an encrypted card.

use std::collections::BTreeSet;

use payment_session::{
    Amount, Currency, Mode, Price, Violations,
    request::{Card, MethodType, ProductType},
};
use payment_session::{
    Product, SessionDraft,
    encrypt::{
        CardKey, EncryptError,
        rand_core::{TryCryptoRng, TryRng},
    },
    request::{BillingInfo, Country, OrderInformation, PaymentMethod, PriceValue},
};
use test_features::encryption::{PLAINTEXT, key, open, parts, payload, unwrap_key};

/// A random source that counts up, and fails after `calls` uses. It is not secure.
struct Counting {
    next: u8,
    calls: usize,
}

impl TryRng for Counting {
    type Error = std::fmt::Error;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        unreachable!("the encryption requests only bytes")
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        unreachable!("the encryption requests only bytes")
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        self.calls = self.calls.checked_sub(1).ok_or(std::fmt::Error)?;
        for byte in bytes {
            *byte = self.next;
            self.next = self.next.wrapping_add(1);
        }
        Ok(())
    }
}

impl TryCryptoRng for Counting {}

#[test]
fn the_plaintext_is_the_documented_payload() {
    assert_eq!(open(&payload().unwrap().encrypt(&key()).unwrap()), PLAINTEXT);
}

#[test]
fn order_information_and_metadata_are_encrypted_too() {
    let mut payload = payload().unwrap();
    payload.metadata = r#"{"n": 1.50}"#.parse().unwrap();
    let price = Price::new(PriceValue::try_from(10_000).unwrap(), Currency::IDR);
    let product = Product::new(ProductType::DIGITAL, 1.try_into().unwrap(), price);
    let mut order = OrderInformation::new(vec![product].into());
    let mut billing = BillingInfo::new("Budi \"B\"".parse().unwrap(), "budi@shop.id".parse().unwrap());
    billing.country = Some(Country::ID);
    order.billing_info = Some(billing);
    payload.order_information = Some(order);
    let end = concat!(
        r#""metadata":{"n":1.50},"orderInformation":{"productDetails":[{"type":"DIGITAL","quantity":1,"#,
        r#""price":{"value":10000,"currency":"IDR"}}],"#,
        r#""billingInfo":{"givenName":"Budi \"B\"","email":"budi@shop.id","country":"ID"}}}"#
    );
    let expected = PLAINTEXT.replace(r#""metadata":{}}"#, end);
    assert_eq!(open(&payload.encrypt(&key()).unwrap()), expected);
}

#[test]
fn sizes_are_the_documented_ones() {
    let parts = parts(&payload().unwrap().encrypt(&key()).unwrap());
    assert_eq!(parts.encrypted_key.len(), 256);
    assert_eq!(parts.nonce.len(), 12);
    assert_eq!(parts.ciphertext.len(), PLAINTEXT.len() + 16);
    assert_eq!(unwrap_key(&parts).unwrap().len(), 32);
}

#[test]
fn no_two_encryptions_share_anything() {
    let (payload, key) = (payload().unwrap(), key());
    let mut seen = [const { BTreeSet::new() }; 4];
    for _ in 0..4 {
        let parts = parts(&payload.encrypt(&key).unwrap());
        let once = unwrap_key(&parts).unwrap();
        for (seen, new) in seen.iter_mut().zip([once, parts.encrypted_key, parts.nonce, parts.ciphertext]) {
            assert!(seen.insert(new));
        }
    }
}

#[test]
fn all_randomness_comes_from_the_given_source() {
    let (payload, key) = (payload().unwrap(), key());
    let encrypt = |next| payload.encrypt_with(&key, &mut Counting { next, calls: 9 }).unwrap();
    let encrypted = encrypt(0);
    let parts = parts(&encrypted);
    assert_eq!(unwrap_key(&parts).unwrap(), (0..32).collect::<Vec<u8>>());
    assert_eq!(parts.nonce, (32..44).collect::<Vec<u8>>());
    assert_eq!(open(&encrypted), PLAINTEXT);
    // All randomness comes from this source.
    assert_eq!(encrypt(0), encrypted);
    assert_ne!(encrypt(1), encrypted);
}

#[test]
fn a_failing_source_is_an_error() {
    // The source is called for the key, for the nonce and for the seed of the padding.
    for calls in 0..3 {
        let outcome = payload().unwrap().encrypt_with(&key(), &mut Counting { next: 0, calls });
        assert_eq!(outcome, Err(EncryptError::Random), "after {calls}");
    }
    assert!(payload().unwrap().encrypt_with(&key(), &mut Counting { next: 0, calls: 3 }).is_ok());
    assert_eq!(EncryptError::Random.to_string(), "the random source failed");
}

#[test]
fn a_source_may_be_a_trait_object() {
    let random: &mut dyn TryCryptoRng<Error = std::fmt::Error> = &mut Counting { next: 0, calls: 3 };
    assert!(payload().unwrap().encrypt_with(&key(), random).is_ok());
}

#[test]
fn another_key_cannot_open_it() {
    let other: CardKey = include_str!("keys/rsa-4096.txt").parse().unwrap();
    let parts = parts(&payload().unwrap().encrypt(&other).unwrap());
    assert_eq!(parts.encrypted_key.len(), 512);
    assert!(unwrap_key(&parts).is_err());
}

#[test]
fn a_request_accepts_an_encrypted_card() -> Result<(), Violations> {
    let mut card = Card::new();
    card.encrypted_card = Some(payload().unwrap().encrypt(&key()).unwrap());
    let mut method = PaymentMethod::new(MethodType::CARD);
    method.card = Some(card);
    let mut draft = SessionDraft::new("INV-1".parse().unwrap());
    draft.amount = Some(Amount::new(10_000.try_into().unwrap(), Currency::IDR));
    draft.payment_method = Some(method);
    draft.mode = Some(Mode::API);
    draft.auto_confirm = Some(false);
    draft.customer_id = Some("c".parse().unwrap());
    draft.check().map(drop)
}
