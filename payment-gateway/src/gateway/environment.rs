//! The servers of the gateway.

use alloc::{format, string::String};
use core::{
    fmt,
    net::{Ipv4Addr, Ipv6Addr},
};

use super::{InvalidSetting, setting::texts};

/// A server of the gateway.
///
#[doc = payment_core::page_link!(BaseUrls)]
///
/// # Examples
///
/// ```
/// use payment_session::gateway::{Environment, Server};
///
/// # fn main() -> Result<(), payment_session::gateway::InvalidSetting> {
/// assert_eq!(Environment::Production.base_url(), "https://api.pivot-payment.com");
/// let proxy = Environment::Custom("https://proxy.example/pivot/".parse()?);
/// assert_eq!(proxy.base_url(), "https://proxy.example/pivot");
/// # Ok(())
/// # }
/// ```
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

/// A server that moves no money, so that payments can be simulated.
///
/// [`Gateway::simulate`](super::Gateway::simulate) exists only for a gateway that was created for such a server.
///
#[doc = payment_core::page_link!(BaseUrls)]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TestEnvironment {
    /// `https://api-stg.pivot-payment.com`.
    Sandbox,
    /// A test double of the gateway, created by [`custom`](Self::custom).
    #[non_exhaustive]
    Custom(BaseUrl),
}

impl TestEnvironment {
    /// Creates the environment of a test double of the gateway.
    ///
    /// # Errors
    ///
    /// Returns an error for a server of the gateway that is not its sandbox, because a simulation must not reach it.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::gateway::TestEnvironment;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = TestEnvironment::custom("http://127.0.0.1:8765".parse()?)?;
    /// assert!(TestEnvironment::custom("https://api.pivot-payment.com".parse()?).is_err());
    /// # Ok(())
    /// # }
    /// ```
    pub fn custom(url: BaseUrl) -> Result<Self, InvalidSetting> {
        if !url.is_of_gateway() {
            return Ok(Self::Custom(url));
        }
        if url.0 == SANDBOX {
            return Ok(Self::Sandbox);
        }
        Err(InvalidSetting::new("TestEnvironment", "a test server; this one may move money"))
    }
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

/// An [`Environment`] or a [`TestEnvironment`]. Only this crate implements it.
///
/// # Examples
///
/// ```
/// use payment_session::gateway::{Environment, Server, TestEnvironment};
///
/// /// Returns the line of a log that names the server.
/// fn describe(server: &impl Server) -> String {
///     format!("payments go to {}", server.base_url())
/// }
///
/// let sandbox = "payments go to https://api-stg.pivot-payment.com";
/// assert_eq!(describe(&Environment::Sandbox), sandbox);
/// assert_eq!(describe(&TestEnvironment::Sandbox), sandbox);
/// ```
pub trait Server: sealed::Sealed {
    /// Returns the URL to which the paths of calls are appended.
    fn base_url(&self) -> &str;
}

const SANDBOX: &str = "https://api-stg.pivot-payment.com";

/// The domains of the documentation's environments, and those of the page about a shop plugin.
const GATEWAY_DOMAINS: [&str; 2] = ["pivot-payment.com", "pivot-payments.com"];

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

/// A URL to which paths are appended: `https`, a host, and optionally a port and a path.
///
/// It has at most 255 characters. One URL has one spelling here: the scheme and the host are in lower case, and slashes at
/// the end and the port of the scheme are removed. Two names of one host, such as `localhost` and `127.0.0.1`, stay two.
/// Requests to it contain the merchant's secret or the access
/// token, so `http` is accepted only for this machine: `localhost`, `127.0.0.0/8` and `[::1]`. Use
/// [`insecure`](Self::insecure) for another test host.
///
/// # Examples
///
/// ```
/// use payment_session::gateway::BaseUrl;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let proxy: BaseUrl = "https://proxy.example/pivot".parse()?;
/// let local: BaseUrl = "http://127.0.0.1:8765".parse()?;
/// assert!("http://sandbox:8080".parse::<BaseUrl>().is_err());
/// let container = BaseUrl::insecure("http://sandbox:8080")?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Creates a URL that may have `http` and any host, such as a container in a test network.
    ///
    /// Everyone on the way to the host can read the merchant's secret. The URL cannot be parsed again with `TryFrom` or
    /// `Deserialize`.
    ///
    /// # Errors
    ///
    /// Returns an error if the URL has another form, or if it has `http` and the gateway's own host.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::gateway::BaseUrl;
    ///
    /// assert!(BaseUrl::insecure("http://sandbox:8080").is_ok());
    /// assert!(BaseUrl::insecure("http://api-stg.pivot-payment.com").is_err());
    /// ```
    pub fn insecure(text: &str) -> Result<Self, InvalidSetting> {
        let url = Self::parse(text)?;
        if url.is_of_gateway() && !url.is_https() {
            return Err(InvalidSetting::new("BaseUrl", "`https://`, because it is a server of the gateway"));
        }
        Ok(url)
    }

    /// Returns whether the host is this machine: `localhost`, an address in `127.0.0.0/8`, or `[::1]`.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::gateway::BaseUrl;
    ///
    /// assert!("http://127.0.0.1:8765".parse::<BaseUrl>()?.is_loopback());
    /// assert!(!"https://127.0.0.1.example".parse::<BaseUrl>()?.is_loopback());
    /// # Ok::<(), payment_session::gateway::InvalidSetting>(())
    /// ```
    pub fn is_loopback(&self) -> bool {
        let host = self.host();
        match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
            Some(address) => address.parse().is_ok_and(|address: Ipv6Addr| address.is_loopback()),
            None => host == "localhost" || host.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback()),
        }
    }

    /// Reads a URL with the scheme `https` or `http`.
    fn parse(text: &str) -> Result<Self, InvalidSetting> {
        const WRONG: InvalidSetting = InvalidSetting::new(
            "BaseUrl",
            "`https://` and a host, without credentials, query and fragment, at most 255 characters",
        );
        let uri: http::Uri = text.parse().map_err(|_| WRONG)?;
        let authority = uri.authority().ok_or(WRONG)?;
        let (scheme, port) = (uri.scheme_str().ok_or(WRONG)?, authority.port_u16());
        let is_plain = matches!(scheme, "http" | "https")
            && !authority.host().is_empty()
            && (port.is_some() || authority.as_str() == authority.host())
            // HTTP clients decode `%`, so the host would be another one than it seems.
            && !authority.as_str().contains(['@', '%'])
            && !text.contains(['?', '#'])
            && text.len() <= 255;
        if !is_plain {
            return Err(WRONG);
        }
        let host = authority.host().to_ascii_lowercase();
        let host = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')?.parse::<Ipv6Addr>().ok()) {
            Some(address) => format!("[{address}]"),
            None => host,
        };
        let default_port = if scheme == "https" { 443 } else { 80 };
        let port = port.filter(|port| *port != default_port).map(|port| format!(":{port}")).unwrap_or_default();
        let path = uri.path().trim_end_matches('/');
        Ok(Self(format!("{scheme}://{host}{port}{path}")))
    }

    fn is_https(&self) -> bool {
        self.0.starts_with("https:")
    }

    /// Returns the host, with brackets if it is an IPv6 address.
    fn host(&self) -> &str {
        let (_, rest) = self.0.split_once("://").unwrap_or_default();
        let authority = rest.split('/').next().unwrap_or_default();
        match authority.rfind(']') {
            Some(end) => &authority[..=end],
            None => authority.split(':').next().unwrap_or_default(),
        }
    }

    /// Returns whether the host belongs to the gateway. A dot at its end has no meaning.
    fn is_of_gateway(&self) -> bool {
        let host = self.host().trim_end_matches('.');
        GATEWAY_DOMAINS.iter().any(|domain| {
            host.strip_suffix(domain).is_some_and(|subdomain| subdomain.is_empty() || subdomain.ends_with('.'))
        })
    }
}

impl TryFrom<&str> for BaseUrl {
    type Error = InvalidSetting;

    fn try_from(text: &str) -> Result<Self, InvalidSetting> {
        let url = Self::parse(text)?;
        if url.is_https() || url.is_loopback() {
            return Ok(url);
        }
        Err(InvalidSetting::new("BaseUrl", "`https://` for another machine; use `BaseUrl::insecure` for a test host"))
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
