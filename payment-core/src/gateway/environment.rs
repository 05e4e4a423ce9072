//! The servers of the gateway.

use alloc::string::String;
use core::fmt;

use super::{InvalidSetting, setting::texts};

/// A server of the gateway. Documentation page: Environment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Environment {
    /// `https://api.pivot-payment.com`, which moves money.
    Production,
    /// `https://api-stg.pivot-payment.com`, which simulates payments.
    Sandbox,
    /// Another server: a proxy, or a test double of the gateway.
    Custom(BaseUrl),
}

/// A server that moves no money, so that payments can be simulated. Documentation page: Environment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TestEnvironment {
    /// `https://api-stg.pivot-payment.com`.
    Sandbox,
    /// A test double of the gateway.
    Custom(BaseUrl),
}

impl From<TestEnvironment> for Environment {
    fn from(environment: TestEnvironment) -> Self {
        match environment {
            TestEnvironment::Sandbox => Self::Sandbox,
            TestEnvironment::Custom(url) => Self::Custom(url),
        }
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Environment {}
    impl Sealed for super::TestEnvironment {}
}

/// An [`Environment`] or a [`TestEnvironment`].
pub trait Server: sealed::Sealed {
    /// Returns the URL to which the paths of calls are appended.
    fn base_url(&self) -> &str;
}

const SANDBOX: &str = "https://api-stg.pivot-payment.com";

impl Server for Environment {
    fn base_url(&self) -> &str {
        match self {
            Self::Production => "https://api.pivot-payment.com",
            Self::Sandbox => SANDBOX,
            Self::Custom(url) => &url.0,
        }
    }
}

impl Server for TestEnvironment {
    fn base_url(&self) -> &str {
        match self {
            Self::Sandbox => SANDBOX,
            Self::Custom(url) => &url.0,
        }
    }
}

/// A URL to which paths are appended: `http` or `https`, a host, and optionally a port and a path.
///
/// It has at most 255 characters. A slash at its end is removed. Requests to it contain the access token, so use `http`
/// within one machine only.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BaseUrl(String);

impl TryFrom<&str> for BaseUrl {
    type Error = InvalidSetting;

    fn try_from(text: &str) -> Result<Self, InvalidSetting> {
        const WRONG: InvalidSetting = InvalidSetting::new(
            "BaseUrl",
            "`http://` or `https://` and a host, without credentials, query and fragment, at most 255 characters",
        );
        let uri: http::Uri = text.parse().map_err(|_| WRONG)?;
        let authority = uri.authority().ok_or(WRONG)?;
        let has_port = authority.port_u16().is_some();
        let is_plain = matches!(uri.scheme_str(), Some("http" | "https"))
            && !authority.host().is_empty()
            && (has_port || authority.as_str() == authority.host())
            && !authority.as_str().contains('@')
            && !text.contains(['?', '#'])
            && text.len() <= 255;
        is_plain.then(|| Self(text.trim_end_matches('/').into())).ok_or(WRONG)
    }
}

texts!(BaseUrl);

impl AsRef<str> for BaseUrl {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BaseUrl").field(&self.0).finish()
    }
}
