//! Where the gateway is.

use alloc::string::String;
use core::fmt;

use super::{InvalidSetting, setting::texts};

/// Where requests go. Documentation page: Environment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Environment {
    /// `https://api.pivot-payment.com`, where money is moved.
    Production,
    /// `https://api-stg.pivot-payment.com`, where payments are played.
    Sandbox,
    /// Elsewhere: a proxy, or a gateway of one's own for tests.
    Custom(BaseUrl),
}

/// Where payments are only played, so that they may be simulated. Documentation page: Environment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TestEnvironment {
    /// `https://api-stg.pivot-payment.com`.
    Sandbox,
    /// A gateway of one's own.
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

/// An [`Environment`], or one that is for tests alone.
pub trait Server: sealed::Sealed {
    /// What the paths of calls are appended to.
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

/// An address that paths are appended to: `http` or `https`, a host, perhaps a port and a path; at most 255
/// characters. A slash at its end is left out.
///
/// Tokens go there: use `http` within one machine only.
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
