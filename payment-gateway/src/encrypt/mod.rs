//! Card data, encrypted for the gateway.
//!
//! [`CardPayload::encrypt`] encrypts a card with the [`CardKey`] of its session. The result is the
//! [`EncryptedCard`](payment_core::request::EncryptedCard) of the confirmation. The JSON of the card is encrypted with AES-256-GCM
//! and a new key, and that key with RSA-OAEP and SHA-256.
//!
//! `Debug` redacts every string of this module, and dropping a value wipes its memory.
//!
#![doc = payment_core::page_link!(CardEncryption)]
//!
//! # Examples
//!
//! ```
//! use payment_session::{
//!     encrypt::{CardKey, CardPayload, DeviceInformations, PlainCard, UserAgent},
//!     request::EncryptedCard,
//! };
//!
//! /// The inputs of a card form.
//! struct Form<'a> {
//!     number: &'a str,
//!     month: u8,
//!     year: u8,
//!     cvc: &'a str,
//!     name: &'a str,
//! }
//!
//! fn encrypt(
//!     form: &Form<'_>,
//!     user_agent: UserAgent,
//!     key: &CardKey,
//! ) -> Result<EncryptedCard, Box<dyn std::error::Error>> {
//!     let card = PlainCard::new(
//!         form.number.parse()?,
//!         form.month.try_into()?,
//!         form.year.try_into()?,
//!         form.cvc.parse()?,
//!         form.name.parse()?,
//!     )?;
//!     let device = DeviceInformations { user_agent, ..DeviceInformations::default() };
//!     Ok(CardPayload::new(card, device).encrypt(key)?)
//! }
//! ```

mod key;
mod payload;
mod seal;

#[doc(inline)]
pub use payment_core::card_payload::*;

pub use {
    key::{CardKey, CardKeyError},
    payload::CardPayload,
    seal::EncryptError,
};

pub use rand_core;
