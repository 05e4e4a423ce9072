//! The public key that encrypts a card, from the response to a new session.

use alloc::vec::Vec;
use core::fmt;

use base64ct::{Base64, Encoding};
use rsa::{
    BigUint, RsaPublicKey, pkcs1,
    pkcs8::{
        SubjectPublicKeyInfoRef,
        der::{Decode, Reader, SliceReader},
    },
};

/// The smallest number of bits of a key. The gateway's own keys have this size.
const FEWEST_BITS: usize = 2048;

/// The key that encrypts the card of one session: an RSA public key of 2048 to 4096 bits. `Debug` redacts it.
///
/// It is parsed from the `encryptionKey` of the response: standard base64 of a DER `SubjectPublicKeyInfo`.
///
#[doc = payment_core::page_link!(CardEncryption)]
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "responses")]
/// # {
/// use payment_session::{NextStep, SessionResponse, encrypt::{CardKey, CardKeyError}};
///
/// fn key(session: &SessionResponse) -> Option<Result<CardKey, CardKeyError>> {
///     let NextStep::EncryptAndConfirm(key) = session.next_step() else { return None };
///     Some(key.try_into())
/// }
/// # }
///
/// # use payment_session::encrypt::{CardKey, CardKeyError};
/// // Older examples of the gateway's documentation have a key of another form.
/// let obsolete = "Eykc6QYeUuG5aKcPMrUsaZq0bWWCGLJY".parse::<CardKey>();
/// assert_eq!(obsolete, Err(CardKeyError::NotDer));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct CardKey(pub(super) RsaPublicKey);

/// The error of a string that is not a [`CardKey`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CardKeyError {
    /// The string is not standard base64 with padding.
    NotBase64,
    /// The bytes are not a `SubjectPublicKeyInfo` in DER.
    NotDer,
    /// More bytes follow the key.
    TrailingBytes,
    /// The key is of another algorithm, or its numbers are not those of an RSA key.
    NotRsa,
    /// The key has fewer than 2048 bits.
    TooShort {
        /// The number of bits of the key.
        bits: usize,
    },
    /// The key has more than 4096 bits.
    TooLong {
        /// The number of bits of the key.
        bits: usize,
    },
}

impl CardKey {
    fn read(base64: &str) -> Result<Self, CardKeyError> {
        let der: Vec<u8> = Base64::decode_vec(base64).map_err(|_| CardKeyError::NotBase64)?;
        let mut reader = SliceReader::new(&der).map_err(|_| CardKeyError::NotDer)?;
        let info = SubjectPublicKeyInfoRef::decode(&mut reader).map_err(|_| CardKeyError::NotDer)?;
        if !reader.is_finished() {
            return Err(CardKeyError::TrailingBytes);
        }
        let bits = info.subject_public_key.as_bytes().ok_or(CardKeyError::NotRsa)?;
        let numbers = pkcs1::RsaPublicKey::try_from(bits).map_err(|_| CardKeyError::NotRsa)?;
        match BigUint::from_bytes_be(numbers.modulus.as_bytes()).bits() {
            bits @ ..FEWEST_BITS => return Err(CardKeyError::TooShort { bits }),
            bits if bits > RsaPublicKey::MAX_SIZE => return Err(CardKeyError::TooLong { bits }),
            _ => {}
        }
        // This also checks the name of the algorithm.
        RsaPublicKey::try_from(info).map(Self).map_err(|_| CardKeyError::NotRsa)
    }
}

impl TryFrom<&str> for CardKey {
    type Error = CardKeyError;

    fn try_from(base64: &str) -> Result<Self, CardKeyError> {
        Self::read(base64)
    }
}

/// Reads the key of a [`NextStep`](crate::response::NextStep).
#[cfg(feature = "responses")]
impl TryFrom<&crate::response::EncryptionKey> for CardKey {
    type Error = CardKeyError;

    fn try_from(key: &crate::response::EncryptionKey) -> Result<Self, CardKeyError> {
        Self::read(key.expose())
    }
}

impl core::str::FromStr for CardKey {
    type Err = CardKeyError;

    fn from_str(base64: &str) -> Result<Self, CardKeyError> {
        Self::read(base64)
    }
}

impl fmt::Debug for CardKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardKey(redacted)")
    }
}

/// Writes the reason, without the key.
impl fmt::Display for CardKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the card key ")?;
        match self {
            Self::NotBase64 => f.write_str("is not valid base64"),
            Self::NotDer => f.write_str("is not a public key in DER (`SubjectPublicKeyInfo`)"),
            Self::TrailingBytes => f.write_str("has extra bytes after its end"),
            Self::NotRsa => f.write_str("is not an RSA key"),
            Self::TooShort { bits } => write!(f, "has {bits} bits; the minimum is {FEWEST_BITS}"),
            Self::TooLong { bits } => write!(f, "has {bits} bits; the maximum is {}", RsaPublicKey::MAX_SIZE),
        }
    }
}

impl core::error::Error for CardKeyError {}
