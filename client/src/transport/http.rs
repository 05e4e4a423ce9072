//! The transport over `reqwest`.

use std::{error::Error, fmt, time::Duration};

use payment_session::gateway::BaseUrl;
use reqwest::{ClientBuilder, redirect, retry};

use super::{Certificates, Connection, Exchange, HttpResponse, NoResponse, Transport};
use crate::{
    cause::{Cause, CauseKind},
    policy::Policy,
};

/// A change of the settings of `reqwest`.
pub type Customize = dyn Fn(ClientBuilder) -> ClientBuilder + Send + Sync;

/// The transport over `reqwest`, which is the only place that opens connections.
#[derive(Debug)]
pub struct Http {
    /// Keeps connections open for the next call.
    kept: reqwest::Client,
    /// Opens a connection for each call.
    own: reqwest::Client,
}

/// The error of [`Builder::build`](crate::Builder::build).
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// The server needs TLS, and the feature `tls` (of `payment-session`: `client`) is not enabled.
    NoTls,
    /// The HTTP client cannot be created, for example because a certificate cannot be read.
    Http(Box<dyn Error + Send + Sync>),
    /// Settings of the [`Policy`] contradict each other, so that some calls would never end.
    Policy(&'static str),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoTls => "the server needs TLS, which requires the feature `client`",
            Self::Http(_) => "the HTTP client cannot be created",
            Self::Policy(contradiction) => contradiction,
        })
    }
}

impl Error for BuildError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::NoTls | Self::Policy(_) => None,
            Self::Http(error) => Some(error.as_ref()),
        }
    }
}

impl Http {
    #[cfg_attr(not(feature = "tls"), expect(unused_variables, reason = "only TLS has certificates"))]
    pub fn new(
        url: &str,
        policy: &Policy,
        certificates: &Certificates,
        customize: Option<&Customize>,
    ) -> Result<Self, BuildError> {
        if cfg!(not(feature = "tls")) && customize.is_none() && url.starts_with("https:") {
            return Err(BuildError::NoTls);
        }
        let build = |connection| {
            let mut builder = reqwest::Client::builder()
                .user_agent(concat!("payment-client/", env!("CARGO_PKG_VERSION")))
                .connect_timeout(policy.connect_timeout);
            if BaseUrl::insecure(url).is_ok_and(|url| url.is_loopback()) {
                builder = builder.no_proxy();
            }
            #[cfg(feature = "tls")]
            {
                let tls = super::tls::config(certificates).map_err(BuildError::Http)?;
                builder = builder.tls_backend_preconfigured(tls);
            }
            if let Some(customize) = customize {
                builder = customize(builder);
            }
            safe(builder, url, policy, connection).build().map_err(|error| BuildError::Http(Box::new(error)))
        };
        Ok(Self { kept: build(Connection::Kept)?, own: build(Connection::Own)? })
    }
}

/// Returns the builder with the settings that the promises of the client need, whatever it had before.
fn safe(builder: ClientBuilder, url: &str, policy: &Policy, connection: Connection) -> ClientBuilder {
    let builder = builder
        // A redirect would send the credentials to another host, and 307 and 308 the payment again.
        .redirect(redirect::Policy::none())
        .referer(false)
        // Only the machine decides which request is sent again.
        .retry(retry::never())
        // `BaseUrl` accepts `http` only for loopback and where the merchant insists.
        .https_only(url.starts_with("https:"));
    match connection {
        Connection::Kept => builder.pool_idle_timeout(policy.idle_timeout),
        Connection::Own => builder.pool_max_idle_per_host(0),
    }
}

impl Transport for Http {
    async fn exchange(&self, exchange: Exchange) -> Result<HttpResponse, NoResponse> {
        let Exchange { request, connection, body_limit } = exchange;
        let request: reqwest::Request = request.try_into().map_err(of_request)?;
        let client = match connection {
            Connection::Kept => &self.kept,
            Connection::Own => &self.own,
        };
        let mut response = client.execute(request).await.map_err(of_request)?;
        let status = response.status().as_u16();
        let retry_after = response.headers().get(http::header::RETRY_AFTER).and_then(seconds);
        let announced = response.content_length().and_then(|length| usize::try_from(length).ok());
        let mut body = Vec::with_capacity(announced.unwrap_or(0).min(body_limit));
        while let Some(chunk) = response.chunk().await.map_err(of_body)? {
            if body.len() + chunk.len() > body_limit {
                return Err(NoResponse::Uncertain(Cause::new(CauseKind::Unreadable)));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(HttpResponse { status, body, retry_after })
    }
}

/// Reads `Retry-After` in seconds. The gateway does not document it, so dates are not read.
fn seconds(value: &http::HeaderValue) -> Option<Duration> {
    value.to_str().ok()?.trim().parse().ok().map(Duration::from_secs)
}

fn of_request(error: reqwest::Error) -> NoResponse {
    // The query contains the reference.
    let error = error.without_url();
    if error.is_connect() {
        NoResponse::NotSent(Cause::with_source(CauseKind::Connect, error))
    } else if error.is_builder() {
        NoResponse::NotSent(Cause::with_source(CauseKind::Request, error))
    } else {
        of_body(error)
    }
}

fn of_body(error: reqwest::Error) -> NoResponse {
    NoResponse::Uncertain(Cause::with_source(CauseKind::Connection, error.without_url()))
}
