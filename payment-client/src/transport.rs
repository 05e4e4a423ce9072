//! One exchange over HTTP.

use std::time::Duration;

use payment_core::gateway::{BaseUrl, Repeatability, Server};
use reqwest::{ClientBuilder, redirect, retry};

use crate::{Cause, CauseKind, Policy};

/// The only place that opens connections.
#[derive(Debug)]
pub struct Transport {
    /// Keeps connections open for the next call.
    kept: reqwest::Client,
    /// Opens a connection for each call. If a proxy repeats a response, a connection that is kept can deliver it as the
    /// response to the next call, which then seems to have happened.
    fresh: reqwest::Client,
    body_limit: usize,
}

/// A complete response.
#[derive(Debug)]
pub struct Received {
    pub status: u16,
    pub retry_after: Option<Duration>,
    pub body: Vec<u8>,
}

/// An exchange without a complete response.
#[derive(Debug)]
pub enum Failure {
    /// Nothing left this machine.
    NotSent(Cause),
    /// The gateway may have received the request.
    Uncertain(Cause),
}

impl Transport {
    pub fn new(server: &impl Server, policy: &Policy) -> Result<Self, Cause> {
        let build = |builder: ClientBuilder| {
            #[cfg(feature = "tls")]
            let builder = {
                let tls = crate::tls::config().map_err(|error| Cause::with_source(CauseKind::Connect, error))?;
                builder.tls_backend_preconfigured(tls)
            };
            builder.build().map_err(|error| Cause::with_source(CauseKind::Connect, error))
        };
        let kept = build(builder(server, policy).pool_idle_timeout(policy.idle_timeout))?;
        let fresh = build(builder(server, policy).pool_max_idle_per_host(0))?;
        Ok(Self { kept, fresh, body_limit: policy.body_limit })
    }

    /// Sends a request and receives the whole response.
    pub async fn exchange(
        &self,
        request: http::Request<Vec<u8>>,
        repeatability: Repeatability,
        timeout: Duration,
    ) -> Result<Received, Failure> {
        let mut request: reqwest::Request = request.try_into().map_err(Failure::of_request)?;
        *request.timeout_mut() = Some(timeout);
        let http = if repeatability == Repeatability::Never { &self.fresh } else { &self.kept };
        let mut response = http.execute(request).await.map_err(Failure::of_request)?;
        let status = response.status().as_u16();
        let retry_after = response.headers().get(http::header::RETRY_AFTER).and_then(seconds);
        let announced = response.content_length().and_then(|length| usize::try_from(length).ok());
        let mut body = Vec::with_capacity(announced.unwrap_or(0).min(self.body_limit));
        while let Some(chunk) = response.chunk().await.map_err(Failure::of_body)? {
            if body.len() + chunk.len() > self.body_limit {
                return Err(Failure::Uncertain(Cause::new(CauseKind::TooLong)));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Received { status, retry_after, body })
    }
}

fn builder(server: &impl Server, policy: &Policy) -> ClientBuilder {
    let url = server.base_url();
    let mut builder = reqwest::Client::builder()
        .user_agent(concat!("payment-client/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(policy.connect_timeout)
        // A redirect would send the credentials to another host, and 307 and 308 the payment again.
        .redirect(redirect::Policy::none())
        .referer(false)
        // Only the machine decides which request is sent again.
        .retry(retry::never())
        // `BaseUrl` accepts `http` only for loopback and where the merchant insists.
        .https_only(url.starts_with("https:"));
    if BaseUrl::insecure(url).is_ok_and(|url| url.is_loopback()) {
        builder = builder.no_proxy();
    }
    builder
}

/// Reads `Retry-After` in seconds. The gateway does not document it, so dates are not read.
fn seconds(value: &http::HeaderValue) -> Option<Duration> {
    value.to_str().ok()?.trim().parse().ok().map(Duration::from_secs)
}

impl Failure {
    fn of_request(error: reqwest::Error) -> Self {
        // The query contains the reference.
        let error = error.without_url();
        if error.is_connect() {
            Self::NotSent(Cause::with_source(CauseKind::Connect, error))
        } else if error.is_builder() {
            Self::NotSent(Cause::with_source(CauseKind::Request, error))
        } else {
            Self::of_body(error)
        }
    }

    fn of_body(error: reqwest::Error) -> Self {
        let kind = if error.is_timeout() { CauseKind::Timeout } else { CauseKind::Connection };
        Self::Uncertain(Cause::with_source(kind, error.without_url()))
    }
}
