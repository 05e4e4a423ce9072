//! The merchant's credentials, and the access token that the gateway returns for them.

use alloc::string::String;
use core::{fmt, time::Duration};

use http::{HeaderValue, Method};
use zeroize::Zeroizing;

use super::{Call, InvalidSetting, Repeatability, Server, requests::request, setting::sensitive_header_value};
use crate::response::{ApiError, Envelope, GatewayResponse, ReadError, read::Members};

/// Declares a part of the credentials. It has no conversion from a string, so that the parts cannot be swapped.
macro_rules! part {
    ($(#[doc = $docs:literal])* $name:ident) => {
        $(#[doc = $docs])*
        #[derive(Clone)]
        pub struct $name(HeaderValue);

        impl $name {
            /// Creates the value from the text in the dashboard.
            ///
            /// # Errors
            ///
            /// Returns an error if the text is empty or has other characters than visible ASCII.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use payment_session::gateway::", stringify!($name), ";")]
            ///
            #[doc = concat!("let value = ", stringify!($name), "::new(\"from-the-dashboard\")?;")]
            #[doc = concat!("assert_eq!(format!(\"{value:?}\"), \"", stringify!($name), "(redacted)\");")]
            #[doc = concat!("assert!(", stringify!($name), "::new(\"with a line break\\n\").is_err());")]
            /// # Ok::<(), payment_session::gateway::InvalidSetting>(())
            /// ```
            pub fn new(text: impl Into<String>) -> Result<Self, InvalidSetting> {
                sensitive_header_value("", &Zeroizing::new(text.into()))
                    .map(Self)
                    .ok_or(InvalidSetting::new(stringify!($name), "visible ASCII characters"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
            }
        }
    };
}

part! {
    /// A merchant's id, from the gateway's dashboard. `Debug` redacts it.
    MerchantId
}

part! {
    /// A merchant's secret, from the gateway's dashboard. `Debug` redacts it.
    MerchantSecret
}

/// A merchant's id and secret. `Debug` redacts both.
///
#[doc = payment_core::page_link!(Authentication)]
///
/// # Examples
///
/// ```
/// use payment_session::gateway::{Credentials, Environment, MerchantId, MerchantSecret};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let id = MerchantId::new("merchant-id")?;
/// let credentials = Credentials::new(id, MerchantSecret::new("merchant-secret")?);
/// let call = credentials.request_token(&Environment::Sandbox);
/// assert_eq!(call.request().uri().path(), "/v1/access-token");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Credentials {
    merchant_id: MerchantId,
    merchant_secret: MerchantSecret,
}

impl Credentials {
    /// Creates credentials from both parts.
    pub const fn new(merchant_id: MerchantId, merchant_secret: MerchantSecret) -> Self {
        Self { merchant_id, merchant_secret }
    }

    /// Creates the call `POST /v1/access-token`, which returns an [`AccessToken`].
    ///
    /// Send it again before the token expires.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{
    ///     ApiError,
    ///     gateway::{AccessToken, Credentials, Environment, Gateway},
    /// };
    ///
    /// /// `exchange` is your HTTP client. It returns the status and the body.
    /// fn connect(
    ///     credentials: &Credentials,
    ///     exchange: impl Fn(http::Request<Vec<u8>>) -> (u16, Vec<u8>),
    /// ) -> Result<Gateway, ApiError> {
    ///     let call = credentials.request_token(&Environment::Sandbox);
    ///     let (status, body) = exchange(call.request().clone());
    ///     let token: AccessToken = call.parse(status, &body)?;
    ///     Ok(Gateway::new(Environment::Sandbox, token))
    /// }
    /// ```
    pub fn request_token(&self, server: &impl Server) -> Call<AccessToken> {
        let body = br#"{"grantType":"client_credentials"}"#.to_vec();
        let mut request = request(Method::POST, server.base_url(), "/v1/access-token", body);
        let headers = request.headers_mut();
        headers.insert("x-merchant-id", self.merchant_id.0.clone());
        headers.insert("x-merchant-secret", self.merchant_secret.0.clone());
        Call::new(request, Repeatability::Safe)
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(redacted)")
    }
}

/// The lifetime of a token in the documentation.
const DOCUMENTED_SECONDS: u64 = 900;

/// A token that authorizes requests for 15 minutes.
///
/// `Debug` redacts it.
///
#[doc = payment_core::page_link!(Authentication)]
///
/// # Examples
///
/// ```
/// use payment_session::{gateway::AccessToken, response::GatewayResponse};
/// use std::time::{Duration, SystemTime};
///
/// let body = br#"{"code":"00","message":"Success",
///     "data":{"accessToken":"t","expiresIn":"900"}}"#;
/// let received = SystemTime::now();
/// let token = AccessToken::parse(200, body)?;
/// assert_eq!(token.expires_in(), Duration::from_secs(900));
/// assert!(token.expires_at(received) > Some(received));
/// assert_eq!(format!("{token:?}"), "AccessToken(redacted, 900 s)");
/// # Ok::<(), payment_session::ApiError>(())
/// ```
#[derive(Clone)]
pub struct AccessToken {
    /// The header's value: `Bearer ` and the token.
    header: HeaderValue,
    expires_in: Duration,
}

impl AccessToken {
    /// Creates a token that was stored elsewhere, with its remaining lifetime.
    ///
    /// # Errors
    ///
    /// Returns an error if the token is empty or has other characters than visible ASCII.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::gateway::AccessToken;
    /// use std::time::Duration;
    ///
    /// let token = AccessToken::new("from-a-cache", Duration::from_secs(300))?;
    /// assert_eq!(token.expose(), "from-a-cache");
    /// assert!(AccessToken::new("", Duration::from_secs(300)).is_err());
    /// # Ok::<(), payment_session::gateway::InvalidSetting>(())
    /// ```
    pub fn new(token: impl Into<String>, expires_in: Duration) -> Result<Self, InvalidSetting> {
        let wrong = InvalidSetting::new("AccessToken", "visible ASCII characters");
        let header = sensitive_header_value("Bearer ", &Zeroizing::new(token.into())).ok_or(wrong)?;
        Ok(Self { header, expires_in })
    }

    /// Returns the lifetime after the response. It is 900 seconds if the response does not state it.
    pub const fn expires_in(&self) -> Duration {
        self.expires_in
    }

    /// Returns the time at which the token expires if the response arrived at `received`, or `None` if the clock cannot
    /// hold that time.
    pub fn expires_at(&self, received: std::time::SystemTime) -> Option<std::time::SystemTime> {
        received.checked_add(self.expires_in)
    }

    /// Returns the token without `Bearer`. Keep it out of logs.
    pub fn expose(&self) -> &str {
        self.header.to_str().ok().and_then(|header| header.strip_prefix("Bearer ")).unwrap_or_default()
    }

    pub(super) const fn header(&self) -> &HeaderValue {
        &self.header
    }
}

/// The response to [`Credentials::request_token`].
impl GatewayResponse for AccessToken {
    fn parse(status: u16, body: &[u8]) -> Result<Self, ApiError> {
        let envelope = Envelope::parse(status, body)?;
        let mut members = Members::of(envelope.data.as_json()).unwrap_or_default();
        let token: Option<Zeroizing<String>> = members.take(&["accessToken"]).map(Zeroizing::<String>::new);
        // The documentation has a string; a number is accepted as well.
        let seconds = match members.get("expiresIn") {
            None | Some("null") => Some(DOCUMENTED_SECONDS),
            Some(_) => members.take(&["expiresIn"]).filter(|seconds| *seconds > 0),
        };
        let unreadable = |reason| ApiError::unreadable(status, reason);
        let seconds = seconds.ok_or_else(|| unreadable(ReadError::InvalidLifetime))?;
        let token = token.and_then(|token| Self::new(&**token, Duration::from_secs(seconds)).ok());
        token.ok_or_else(|| unreadable(ReadError::InvalidToken))
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AccessToken(redacted, {} s)", self.expires_in.as_secs())
    }
}
