//! Strings that go into headers and URLs.

use alloc::string::String;
use core::fmt;

use bytes::Bytes;
use http::HeaderValue;
use zeroize::Zeroizing;

/// The error of a string that cannot be sent. It has the name of the type and its form, never the string.
///
/// # Examples
///
/// ```
/// use payment_session::gateway::RequestId;
///
/// let error = "INV-1".parse::<RequestId>().unwrap_err();
/// assert_eq!(error.to_string(), "`RequestId` must be 16–36 letters and digits");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InvalidSetting {
    name: &'static str,
    demand: &'static str,
}

impl InvalidSetting {
    pub(super) const fn new(name: &'static str, demand: &'static str) -> Self {
        Self { name, demand }
    }
}

impl fmt::Display for InvalidSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` must be {}", self.name, self.demand)
    }
}

impl core::error::Error for InvalidSetting {}

fn is_visible(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic())
}

/// Returns a header's value of a prefix and visible ASCII that `Debug` redacts and HTTP/2 does not index. Its memory is wiped
/// when the last copy is dropped: copies of a header share it.
pub(super) fn sensitive_header_value(prefix: &str, text: &str) -> Option<HeaderValue> {
    if !is_visible(text) {
        return None;
    }
    let secret = Zeroizing::new([prefix.as_bytes(), text.as_bytes()].concat());
    let mut value = HeaderValue::from_maybe_shared(Bytes::from_owner(secret)).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// Implements further conversions of types that implement `TryFrom<&str>` and `AsRef<str>`.
macro_rules! texts {
    ($($name:ident)*) => {$(
        impl TryFrom<alloc::string::String> for $name {
            type Error = crate::gateway::InvalidSetting;

            fn try_from(text: alloc::string::String) -> Result<Self, Self::Error> {
                text.as_str().try_into()
            }
        }

        impl core::str::FromStr for $name {
            type Err = crate::gateway::InvalidSetting;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.try_into()
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_ref())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_ref())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                alloc::string::String::deserialize(deserializer)?.try_into().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

pub(super) use texts;

/// Declares types of header values: docs, `pub struct Name: "its form", check;`.
macro_rules! headers {
    ($($(#[doc = $docs:expr])* pub struct $name:ident: $demand:literal, $check:expr;)*) => {$(
        $(#[doc = $docs])*
        ///
        #[doc = concat!("It is parsed from ", $demand, ", with `TryFrom` or `parse`.")]
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct $name(HeaderValue);

        impl $name {
            pub(super) fn header(&self) -> &HeaderValue {
                &self.0
            }
        }

        impl TryFrom<&str> for $name {
            type Error = InvalidSetting;

            fn try_from(text: &str) -> Result<Self, InvalidSetting> {
                let check: fn(&str) -> bool = $check;
                HeaderValue::from_str(text)
                    .ok()
                    .filter(|_| is_visible(text) && check(text))
                    .map(Self)
                    .ok_or(InvalidSetting::new(stringify!($name), $demand))
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                // The value was parsed from visible ASCII.
                self.0.to_str().unwrap_or_default()
            }
        }
    )*};
}

headers! {
    /// The id of a request, in the header `X-REQUEST-ID`. A repeated request has the same id.
    ///
    #[doc = payment_core::page_link!(Idempotency)]
    ///
    /// # Examples
    ///
    /// Create one id for each payment, and store it with the order:
    ///
    /// ```
    /// use payment_session::gateway::RequestId;
    ///
    /// let id = RequestId::random();
    /// let stored = id.to_string();
    /// assert_eq!(stored.parse::<RequestId>()?, id);
    /// assert!("INV-1".parse::<RequestId>().is_err()); // too short, and `-` is not allowed
    /// # Ok::<(), payment_session::gateway::InvalidSetting>(())
    /// ```
    pub struct RequestId: "16–36 letters and digits", |text| {
        (16..=36).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric())
    };

    /// The sub-account for which a platform acts, in the header `x-submerchant-id`.
    ///
    #[doc = payment_core::page_link!(SubAccountActivity)]
    pub struct SubMerchantId: "1–255 visible ASCII characters", |text| text.len() <= 255;
}

texts!(RequestId SubMerchantId);

impl RequestId {
    /// Creates an id of 32 random hexadecimal digits.
    ///
    /// # Panics
    ///
    /// Panics if the operating system has no source of randomness.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::gateway::RequestId;
    ///
    /// // Store it with the order: a repetition of the request has the same id.
    /// let id = RequestId::random();
    /// let stored: String = id.to_string();
    /// assert_eq!(stored.parse::<RequestId>()?, id);
    /// # Ok::<(), payment_session::gateway::InvalidSetting>(())
    /// ```
    pub fn random() -> Self {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).expect("the operating system has random bytes");
        let mut text = String::with_capacity(32);
        for byte in bytes {
            text.push(char::from(DIGITS[usize::from(byte >> 4)]));
            text.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        text.as_str().try_into().expect("32 letters and digits")
    }
}
