//! Strings of responses that `Debug` redacts.

use alloc::string::String;
use core::fmt;

use super::item_limit::ItemLimit;
use super::read::{Read, Reading, read_parsed};

/// The key that a card is encrypted with for `/confirm`: standard base64 of an RSA public key (DER,
/// `SubjectPublicKeyInfo`, 2048 bits). Documentation page: Card Encryption.
#[derive(Clone, PartialEq, Eq)]
pub struct EncryptionKey(String);

impl EncryptionKey {
    /// Returns the key. Keep it out of logs.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for EncryptionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EncryptionKey(redacted)")
    }
}

impl Read for EncryptionKey {
    fn read(json: &str, _: &mut ItemLimit) -> Reading<Self> {
        read_parsed(json, |text| Some(Self(text.into())))
    }
}

/// The address to send the customer to: the hosted page, a bank's page for 3-D Secure, or an e-wallet's app link
/// (`shopeepayid://…`).
///
/// Anyone with the link can pay and see the payment, so `Debug` omits the part after `?`. `Display` is for the customer.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PaymentUrl(String);

impl PaymentUrl {
    /// Returns the link.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for PaymentUrl {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PaymentUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for PaymentUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.split_once(['?', '#']) {
            Some((page, _)) => write!(f, "PaymentUrl({page:?}, redacted)"),
            None => write!(f, "PaymentUrl({:?})", self.0),
        }
    }
}

impl Read for PaymentUrl {
    fn read(json: &str, _: &mut ItemLimit) -> Reading<Self> {
        read_parsed(json, |text| Some(Self(text.into())))
    }
}
