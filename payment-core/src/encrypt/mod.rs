//! Card data, encrypted for the gateway (documentation page: Card Encryption).
//!
//! A [`CardPayload`] becomes an [`EncryptedCard`](crate::request::EncryptedCard) under the [`CardKey`] of its session: the card
//! holder's data as JSON, by AES-256-GCM under a key made for it alone, and that key by RSA-OAEP with SHA-256.

mod card;
// eight texts, each of a type of its own
#[allow(clippy::too_many_arguments)]
mod device;
mod expiry;
mod key;
mod network;
mod payload;
mod seal;
// the macro, which knows requests alone, never writes these as literals
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
