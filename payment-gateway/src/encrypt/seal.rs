//! The encryption of a card: AES-256-GCM with a new key, which RSA-OAEP encrypts.

use alloc::{format, string::String, vec};
use core::fmt;

use aes_gcm::{Aes256Gcm, KeyInit, aead::AeadInPlace};
use base64ct::{Base64, Encoding};
use rand_core::TryCryptoRng;
// `rsa` has its own version of these traits.
use rsa::Oaep;
use rsa::rand_core::{CryptoRng, Error, RngCore, impls};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{CardKey, CardPayload};
use payment_core::request::EncryptedCard;

/// The bytes of the tag that GCM appends.
const TAG: usize = 16;

/// The error of a card that could not be encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EncryptError {
    /// The random source failed.
    Random,
    /// A cipher failed. No key and payload are known with which this happens.
    Cipher,
}

impl CardPayload {
    /// Encrypts the card for the gateway, with the system's random source.
    ///
    /// Each result has its own key and nonce. The plaintext and that key are wiped.
    ///
    /// # Errors
    ///
    /// Returns [`EncryptError::Random`] if the system's random source fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::encrypt::{CardKey, CardPayload, EncryptError};
    ///
    /// fn encrypt_twice(payload: &CardPayload, key: &CardKey) -> Result<(), EncryptError> {
    ///     let (first, second) = (payload.encrypt(key)?, payload.encrypt(key)?);
    ///     assert_ne!(first.expose(), second.expose()); // each has its own key and nonce
    ///     Ok(())
    /// }
    /// ```
    #[cfg(feature = "std")]
    pub fn encrypt(&self, key: &CardKey) -> Result<EncryptedCard, EncryptError> {
        self.seal(key, |bytes| rsa::rand_core::OsRng.try_fill_bytes(bytes).is_ok())
    }

    /// Encrypts the card for the gateway, with a cryptographic random source of your choice.
    ///
    /// The source implements a trait of [`rand_core`](crate::encrypt::rand_core). This function needs no `std`.
    ///
    /// # Errors
    ///
    /// Returns [`EncryptError::Random`] if the source fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::encrypt::{
    ///     CardKey, CardPayload, EncryptError, rand_core::TryCryptoRng,
    /// };
    /// use payment_session::request::EncryptedCard;
    ///
    /// fn encrypt<R: TryCryptoRng>(
    ///     payload: &CardPayload,
    ///     key: &CardKey,
    ///     random: &mut R,
    /// ) -> Result<EncryptedCard, EncryptError> {
    ///     payload.encrypt_with(key, random)
    /// }
    /// ```
    pub fn encrypt_with<R: TryCryptoRng + ?Sized>(
        &self,
        key: &CardKey,
        random: &mut R,
    ) -> Result<EncryptedCard, EncryptError> {
        self.seal(key, |bytes| random.try_fill_bytes(bytes).is_ok())
    }

    /// Encrypts the card with AES-256-GCM and a new key, and that key with RSA-OAEP and the card key.
    fn seal(&self, key: &CardKey, fill: impl FnMut(&mut [u8]) -> bool) -> Result<EncryptedCard, EncryptError> {
        let mut source = RandomSource { fill, failed: false };
        // On the heap, it stays in one place: moves of an array would leave copies behind that nobody wipes.
        let mut once = Zeroizing::new(vec![0; 32]);
        let mut nonce = [0; 12];
        source.fill_bytes(&mut once);
        source.fill_bytes(&mut nonce);
        let encrypted_key = key.0.encrypt(&mut source, Oaep::new::<Sha256>(), &once);
        if source.failed {
            return Err(EncryptError::Random);
        }
        let encrypted_key = encrypted_key.map_err(|_| EncryptError::Cipher)?;

        let mut text = self.plaintext(TAG);
        let tag = Aes256Gcm::new(once.as_slice().into())
            .encrypt_in_place_detached((&nonce).into(), b"", &mut text)
            .map_err(|_| EncryptError::Cipher)?;
        text.extend_from_slice(&tag);
        envelope(&encrypted_key, &nonce, &text).try_into().map_err(|_| EncryptError::Cipher)
    }
}

/// Returns the envelope that the gateway opens: base64 of JSON whose fields are in base64.
fn envelope(encrypted_key: &[u8], nonce: &[u8], ciphertext: &[u8]) -> String {
    let [key, nonce, ciphertext] = [encrypted_key, nonce, ciphertext].map(Base64::encode_string);
    let json = format!(r#"{{"encryptedKey":"{key}","nonce":"{nonce}","ciphertext":"{ciphertext}"}}"#);
    Base64::encode_string(json.as_bytes())
}

/// A random source for `rsa`, which panics if a source fails. This source stores the failure instead.
struct RandomSource<F> {
    fill: F,
    failed: bool,
}

impl<F: FnMut(&mut [u8]) -> bool> RngCore for RandomSource<F> {
    fn next_u32(&mut self) -> u32 {
        impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        self.failed |= !(self.fill)(bytes);
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl<F> CryptoRng for RandomSource<F> {}

impl fmt::Display for EncryptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Random => "the random source failed",
            Self::Cipher => "the card cannot be encrypted",
        })
    }
}

impl core::error::Error for EncryptError {}
