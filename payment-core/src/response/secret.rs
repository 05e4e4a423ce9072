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
///
/// It has a scheme, and no spaces or control characters. A URL that would run in your own page is rejected: the schemes
/// `javascript`, `vbscript`, `data`, `blob`, `file`, `filesystem`, `about` and `view-source`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PaymentUrl(String);

impl PaymentUrl {
    /// Returns a link that a customer can be sent to.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        can_be_opened(text).then(|| Self(text.into()))
    }

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
        read_parsed(json, Self::parse)
    }
}

/// The schemes of URLs that run in the page that opens them, or that open a file.
const UNSAFE_SCHEMES: [&str; 8] =
    ["javascript", "vbscript", "data", "blob", "file", "filesystem", "about", "view-source"];

/// Returns whether a customer can be sent to a URL.
fn can_be_opened(url: &str) -> bool {
    let Some((scheme, _)) = url.split_once(':') else { return false };
    // Browsers drop spaces and control characters, also in the middle of a scheme.
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
        && !url.contains(|c: char| c.is_whitespace() || c.is_control())
        && !UNSAFE_SCHEMES.iter().any(|other| scheme.eq_ignore_ascii_case(other))
}
