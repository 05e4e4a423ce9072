//! Texts of answers that do not show themselves.

use alloc::string::String;
use core::fmt;

use super::read::{Read, Reading, read_parsed};

/// The key that a card is encrypted with for `/confirm`: standard base64 of an RSA public key (DER,
/// `SubjectPublicKeyInfo`, 2048 bits). Documentation page: Card Encryption.
#[derive(Clone, PartialEq, Eq)]
pub struct EncryptionKey(String);

impl EncryptionKey {
    /// The key itself. Keep it out of logs.
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
    fn read(json: &str) -> Reading<Self> {
        read_parsed(json, |text| Some(Self(text.into())))
    }
}

/// Where to send the customer: the hosted page, a bank's page for 3-D Secure, or a wallet's app link (`shopeepayid://…`).
///
/// Who has the link can pay and see the payment, so `Debug` leaves out what follows `?`; `Display` is for the customer.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PaymentUrl(String);

impl PaymentUrl {
    /// The link.
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
    fn read(json: &str) -> Reading<Self> {
        read_parsed(json, |text| Some(Self(text.into())))
    }
}
