//! A card to encrypt, and a function that opens it as the gateway does. Only for tests.
// Tests fail by a panic, so the functions need no `# Panics` section.
#![allow(clippy::missing_panics_doc)]

use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Payload},
};
use base64ct::{Base64, Encoding};
use payment_session::{
    Invalid,
    encrypt::{CardKey, CardPayload, DeviceInformations, ExpiryMonth, ExpiryYear, PlainCard},
    request::{Country, EncryptedCard},
};
use rsa::{Oaep, RsaPrivateKey, pkcs8::DecodePrivateKey};
use serde::Deserialize;
use sha2::Sha256;

/// The public key of the private key in the same folder, in the form of a response.
pub const KEY: &str = include_str!("../encryption/keys/rsa-2048.txt");

/// The number of the documented sandbox card that needs no challenge.
pub const NUMBER: &str = "4440000112200001";

/// The JSON of the payload before its encryption.
pub const PLAINTEXT: &str = include_str!("../encryption/payload.json");

/// Returns the public key of the private key that [`open`] uses.
pub fn key() -> CardKey {
    KEY.parse().unwrap()
}

/// Returns the card of the documentation's example.
///
/// # Errors
///
/// Returns an error if a value is rejected.
pub fn card() -> Result<PlainCard, Invalid> {
    let (month, year) = (ExpiryMonth::try_from(1)?, ExpiryYear::try_from(29)?);
    PlainCard::new(NUMBER.parse()?, month, year, "123".parse()?, "John Doe".parse()?)
}

/// Returns the documented example, with values instead of its ellipses.
///
/// # Errors
///
/// Returns an error if a value is rejected.
pub fn payload() -> Result<CardPayload, Invalid> {
    let device = DeviceInformations {
        user_agent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0".parse()?,
        ip_address: "203.0.113.7".parse()?,
        accept_language: "EN".parse()?,
        cookie_token: "9b1c7d0e".parse()?,
        device_id: "6f0c4f1e-0d5c-4e8e-9a51-0b5c3f6c2a11".parse()?,
        browser_width: 1234.into(),
        browser_height: "1234".parse()?,
        country: Some(Country::ID),
        ..DeviceInformations::default()
    };
    Ok(CardPayload::new(card()?, device))
}

/// The parts of an encrypted card. Other fields are rejected.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Envelope {
    encrypted_key: String,
    nonce: String,
    ciphertext: String,
}

/// The parts of an encrypted card as bytes.
#[derive(Debug)]
pub struct Parts {
    /// The AES key, encrypted with the public key.
    pub encrypted_key: Vec<u8>,
    /// The nonce of the AES encryption.
    pub nonce: Vec<u8>,
    /// The payload, followed by the tag.
    pub ciphertext: Vec<u8>,
}

/// Decodes the parts of an encrypted card.
pub fn parts(card: &EncryptedCard) -> Parts {
    let bytes = |base64: &str| Base64::decode_vec(base64).unwrap();
    let envelope: Envelope = serde_json::from_slice(&bytes(card.expose())).unwrap();
    Parts {
        encrypted_key: bytes(&envelope.encrypted_key),
        nonce: bytes(&envelope.nonce),
        ciphertext: bytes(&envelope.ciphertext),
    }
}

/// Returns the AES key of an encrypted card, which the private key for tests decrypts.
///
/// # Errors
///
/// Returns an error if the key was encrypted for another private key.
pub fn unwrap_key(parts: &Parts) -> Result<Vec<u8>, rsa::Error> {
    let private = RsaPrivateKey::from_pkcs8_pem(include_str!("../encryption/keys/test-only-private-key.pem")).unwrap();
    private.decrypt(Oaep::new::<Sha256>(), &parts.encrypted_key)
}

/// Decrypts the payload of an encrypted card.
pub fn open(card: &EncryptedCard) -> String {
    let parts = parts(card);
    let key = unwrap_key(&parts).unwrap();
    let payload = Payload { msg: &parts.ciphertext, aad: b"" };
    let nonce: [u8; 12] = parts.nonce.as_slice().try_into().unwrap();
    let plaintext = Aes256Gcm::new_from_slice(&key).unwrap().decrypt(&nonce.into(), payload).unwrap();
    String::from_utf8(plaintext).unwrap()
}
