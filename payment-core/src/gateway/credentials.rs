//! Who asks, and the token that the gateway gives for it.

use alloc::{format, string::String, vec::Vec};
use core::{fmt, time::Duration};

use http::{HeaderValue, Method, Request};

use super::{InvalidSetting, Server, requests::request, setting::header_value};
use crate::response::{Answer, ApiError, Envelope, ReadError, read::Members};

/// A merchant's id and secret, from the dashboard. `Debug` shows neither. Documentation page: Authentication.
#[derive(Clone)]
pub struct Credentials {
    merchant_id: HeaderValue,
    merchant_secret: HeaderValue,
}

impl Credentials {
    /// Of both, each visible ASCII: they go into headers.
    pub fn new(merchant_id: &str, merchant_secret: &str) -> Result<Self, InvalidSetting> {
        let header = |name, text| header_value(text, true).ok_or(InvalidSetting::new(name, "visible ASCII characters"));
        Ok(Self {
            merchant_id: header("merchant_id", merchant_id)?,
            merchant_secret: header("merchant_secret", merchant_secret)?,
        })
    }

    /// `POST /v1/access-token`: asks for a token. The answer is an [`AccessToken`]; ask again before it expires.
    pub fn token_request(&self, server: &impl Server) -> Request<Vec<u8>> {
        let body = br#"{"grantType":"client_credentials"}"#.to_vec();
        let mut request = request(Method::POST, server.base_url(), "/v1/access-token", body);
        let headers = request.headers_mut();
        headers.insert("x-merchant-id", self.merchant_id.clone());
        headers.insert("x-merchant-secret", self.merchant_secret.clone());
        request
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(redacted)")
    }
}

/// How long a token is good by the documentation.
const DOCUMENTED_SECONDS: u64 = 900;

/// What the gateway lets its bearer in with, for 15 minutes. `Debug` does not show it. Documentation page:
/// Authentication.
#[derive(Clone)]
pub struct AccessToken {
    /// With `Bearer ` before it.
    header: HeaderValue,
    expires_in: Duration,
}

impl AccessToken {
    /// A token that was kept elsewhere, and how long it is still good.
    pub fn new(token: &str, expires_in: Duration) -> Result<Self, InvalidSetting> {
        let wrong = InvalidSetting::new("AccessToken", "visible ASCII characters");
        header_value(token, true).ok_or(wrong)?;
        let mut header = HeaderValue::try_from(format!("Bearer {token}")).map_err(|_| wrong)?;
        header.set_sensitive(true);
        Ok(Self { header, expires_in })
    }

    /// How long it is good, counted from its answer; the documented 900 seconds, where the answer does not say.
    pub const fn expires_in(&self) -> Duration {
        self.expires_in
    }

    /// When it ends, if its answer came at `received`; none if that is beyond what the clock can tell.
    pub fn expires_at(&self, received: std::time::SystemTime) -> Option<std::time::SystemTime> {
        received.checked_add(self.expires_in)
    }

    /// The token itself, without `Bearer`. Keep it out of logs.
    pub fn expose(&self) -> &str {
        self.header.to_str().ok().and_then(|header| header.strip_prefix("Bearer ")).unwrap_or_default()
    }

    pub(super) const fn header(&self) -> &HeaderValue {
        &self.header
    }
}

/// The answer to [`Credentials::token_request`].
impl Answer for AccessToken {
    fn parse(status: u16, body: &[u8]) -> Result<Self, ApiError> {
        let envelope = Envelope::parse(status, body)?;
        let mut members = Members::of(envelope.data.as_json()).unwrap_or_default();
        let token: Option<String> = members.take(&["accessToken"]);
        // the documentation has it as a string
        let seconds = members.take(&["expiresIn"]).unwrap_or(DOCUMENTED_SECONDS);
        let token = token.and_then(|token| Self::new(&token, Duration::from_secs(seconds)).ok());
        token.ok_or_else(|| ApiError::unreadable(status, ReadError::NO_TOKEN))
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AccessToken(redacted, {} s)", self.expires_in.as_secs())
    }
}
