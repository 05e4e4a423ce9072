//! Card data, encrypted for the gateway (documentation page: Card Encryption).
//!
//! A [`CardPayload`] is encrypted into an [`EncryptedCard`](crate::request::EncryptedCard) with the [`CardKey`] of its
//! session. Its JSON is encrypted with AES-256-GCM and a new key, and that key with RSA-OAEP and SHA-256.

mod card;
// A device has eight strings, each with its own type.
#[allow(clippy::too_many_arguments)]
mod device;
mod expiry;
mod key;
mod network;
mod payload;
mod seal;
// The macros know only requests, so they never create these strings from literals.
#[allow(dead_code)]
mod texts;

pub use {
    card::PlainCard,
    device::DeviceInformations,
    key::{CardKey, CardKeyError},
    network::CardNetwork,
    payload::CardPayload,
    seal::EncryptError,
    texts::{
        AcceptLanguage, BrowserHeight, BrowserWidth, CookieToken, DeviceId, DeviceType, ExpiryMonth, ExpiryYear,
        IpAddress, NameOnCard, UserAgent,
    },
};

/// The crate whose `TryCryptoRng` a random source implements, for [`CardPayload::encrypt_with`].
pub use rand_core;
