//! Decrypts cards and shows them as the gateway does. Documentation pages: Card Encryption, Charge Object.

use std::sync::LazyLock;

use aes_gcm::{Aes256Gcm, KeyInit, aead::Aead};
use base64ct::{Base64, Encoding};
use payment_session::request::CardNumber;
use rsa::{
    Oaep, RsaPrivateKey,
    pkcs8::{DecodePrivateKey, EncodePublicKey},
};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::Sha256;

/// The key pair of all sessions; the gateway has one for each session. Creating one takes a minute in a debug build.
static KEY: LazyLock<RsaPrivateKey> = LazyLock::new(|| {
    RsaPrivateKey::from_pkcs8_der(include_bytes!("test-only-key.der")).expect("the file holds a key pair")
});

/// Returns the `encryptionKey` of a session: the base64 of a DER `SubjectPublicKeyInfo`.
pub fn public_key() -> String {
    let der = KEY.to_public_key().to_public_key_der().expect("a key can be written");
    Base64::encode_string(der.as_bytes())
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CardEnvelope {
    encrypted_key: String,
    nonce: String,
    ciphertext: String,
}

#[derive(Deserialize)]
struct Payload {
    card: Plain,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Plain {
    number: String,
    expiry_month: String,
    expiry_year: String,
}

/// Decrypts a card and returns the part that a charge shows of it, or the reason why it cannot be decrypted.
pub fn open(encrypted: &str) -> Result<Value, &'static str> {
    let decode = |text: &str| Base64::decode_vec(text).map_err(|_| "is not base64");
    let sealed: CardEnvelope = serde_json::from_slice(&decode(encrypted)?).map_err(|_| "is not the documented JSON")?;
    let key = KEY
        .decrypt(Oaep::new::<Sha256>(), &decode(&sealed.encrypted_key)?)
        .map_err(|_| "was not encrypted with the session's key")?;
    let nonce: [u8; 12] = decode(&sealed.nonce)?.try_into().map_err(|_| "has a nonce of another length")?;
    let cipher = Aes256Gcm::new_from_slice(&key).map_err(|_| "has a key of another length")?;
    let text = cipher
        .decrypt(&nonce.into(), decode(&sealed.ciphertext)?.as_slice())
        .map_err(|_| "has been changed on its way")?;
    let card = serde_json::from_slice::<Payload>(&text).map_err(|_| "holds no documented card")?.card;
    let number = CardNumber::try_from(card.number).map_err(|_| "holds no card number")?;
    Ok(shown(number.expose(), &card.expiry_month, &card.expiry_year))
}

/// Returns the card of a token: the gateway shows nothing of it before 3-D Secure.
pub fn unknown() -> Value {
    json!({
        "first6": "", "first8": "", "last4": "", "expMonth": "", "expYear": "",
        "binInformations": { "type": "", "issuingBank": "", "brand": "", "country": "" },
        "authenticationResult": null, "authorizationResult": null,
    })
}

/// Returns a card as a charge shows it.
pub fn shown(number: &str, month: &str, year: &str) -> Value {
    json!({
        "first6": number[..6], "first8": number[..8], "last4": number[number.len() - 4..],
        "expMonth": month, "expYear": year,
        "binInformations": { "type": "CREDIT", "issuingBank": "SANDBOX", "brand": "VISA", "country": "ID" },
        "authenticationResult": { "threeDsVersion": "2.2.0", "threeDsResult": "", "threeDsMethod": "", "eciCode": "" },
        "authorizationResult": null,
    })
}
