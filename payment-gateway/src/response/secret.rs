//! Strings of responses that `Debug` redacts.

use alloc::string::String;
use core::fmt;

use super::item_limit::ItemLimit;
use super::read::{Read, Reading, read_parsed};

/// The public key that encrypts a card for the confirmation. `Debug` redacts it.
///
/// It is standard base64 of an RSA key of 2048 bits (DER, `SubjectPublicKeyInfo`). With the feature `encrypt`, it
/// converts into an `encrypt::CardKey`.
///
#[doc = payment_core::page_link!(CardEncryption)]
///
/// # Examples
///
/// ```
/// use payment_session::{NextStep, SessionResponse};
///
/// let session = SessionResponse::from_json(br#"{"id":"a972","mode":"API",
///     "status":"REQUIRE_CONFIRMATION","encryptionKey":"MIIB"}"#)?;
/// let NextStep::EncryptAndConfirm(key) = session.next_step() else { unreachable!() };
/// assert_eq!(key.expose(), "MIIB");
/// assert_eq!(format!("{key:?}"), "EncryptionKey(redacted)");
/// # Ok::<(), payment_session::response::ReadError>(())
/// ```
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

/// The URL to which you send the customer: the hosted page, a bank's page for 3-D Secure, or the app of an e-wallet
/// (`shopeepayid://…`).
///
/// Anyone with the URL can pay and see the payment, so `Debug` omits the part after `?`. `Display` is for the customer.
///
/// The URL has a scheme, and no spaces or control characters. A URL that would run in your own page is not read: the
/// schemes `javascript`, `vbscript`, `data`, `blob`, `file`, `filesystem`, `about` and `view-source`.
///
/// # Examples
///
/// ```
/// use payment_session::SessionResponse;
///
/// let body = br#"{"id":"a972","paymentUrl":"https://pay.example/detail?token=t"}"#;
/// let session = SessionResponse::from_json(body)?;
/// let url = session.payment_url.ok_or("no URL")?;
/// assert_eq!(url.to_string(), "https://pay.example/detail?token=t");
/// assert_eq!(format!("{url:?}"), r#"PaymentUrl("https://pay.example/detail", redacted)"#);
///
/// let unsafe_body = br#"{"id":"a972","paymentUrl":"javascript:alert(1)"}"#;
/// let session = SessionResponse::from_json(unsafe_body)?;
/// assert!(session.payment_url.is_none());
/// assert!(session.other.get("paymentUrl").is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PaymentUrl(String);

impl PaymentUrl {
    /// Reads a URL to which a customer can be sent.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        can_be_opened(text).then(|| Self(text.into()))
    }

    /// Returns the URL.
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

fn can_be_opened(url: &str) -> bool {
    let Some((scheme, _)) = url.split_once(':') else { return false };
    // Browsers drop spaces and control characters, also in the middle of a scheme.
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
        && !url.contains(|c: char| c.is_whitespace() || c.is_control())
        && !UNSAFE_SCHEMES.iter().any(|other| scheme.eq_ignore_ascii_case(other))
}
