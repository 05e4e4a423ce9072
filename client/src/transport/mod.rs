//! One exchange with the gateway, and the seam at which another transport takes over.

mod http;
#[cfg(feature = "tls")]
mod tls;

use std::{fmt, time::Duration};

use futures_util::future::BoxFuture;

use crate::cause::Cause;

pub use http::{BuildError, Customize, Http};

/// The certificates that a shop sets, in PEM.
#[derive(Default)]
#[cfg_attr(not(feature = "tls"), expect(dead_code, reason = "only TLS has certificates"))]
pub struct Certificates {
    /// Those that are trusted next to the system's roots.
    pub roots: Vec<u8>,
    /// The certificates and the key with which the client identifies itself.
    pub client: Option<(Vec<u8>, Vec<u8>)>,
}

/// Sends a request and receives its response.
///
/// The client uses `reqwest`, which [`Builder::http`](crate::Builder::http) configures. Implement this trait to use another
/// HTTP client; [`testing::Script`](crate::testing::Script) implements it for unit tests.
///
/// An implementation must not repeat a request and must not follow a redirect. The client limits the time of each exchange
/// by dropping its future.
///
/// # Examples
///
/// ```
/// use payment_client::{Cause, CauseKind, Exchange, NoResponse, HttpResponse, Transport};
/// use payment_session::http;
///
/// /// A network that is down.
/// struct Down;
///
/// impl Transport for Down {
///     async fn exchange(&self, exchange: Exchange) -> Result<HttpResponse, NoResponse> {
///         assert!(exchange.request.uri().path().starts_with('/'));
///         Err(NoResponse::NotSent(Cause::new(CauseKind::Connect)))
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and receives the whole response.
    ///
    /// # Errors
    ///
    /// Returns [`NoResponse::NotSent`] only if no byte of the request has left this machine.
    fn exchange(&self, exchange: Exchange) -> impl Future<Output = Result<HttpResponse, NoResponse>> + Send;
}

/// A request, and how to send it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Exchange {
    /// The request, with its body and all headers.
    pub request: ::http::Request<Vec<u8>>,
    /// The connection to use.
    pub connection: Connection,
    /// The greatest length of the body of the response.
    pub body_limit: usize,
}

/// The connection of an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Connection {
    /// Any open connection. The client compares the response with the request.
    Kept,
    /// A new connection, which is closed afterwards. If a proxy repeats a response, a connection that is kept delivers it as
    /// the response to the next request, and this response cannot be compared.
    Own,
}

/// A complete response.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HttpResponse {
    /// The HTTP status.
    pub status: u16,
    /// The whole body.
    pub body: Vec<u8>,
    /// The time of the header `Retry-After`.
    pub retry_after: Option<Duration>,
}

impl HttpResponse {
    /// Creates a response.
    pub const fn new(status: u16, body: Vec<u8>) -> Self {
        Self { status, body, retry_after: None }
    }

    /// Sets the time of the header `Retry-After`.
    #[must_use]
    pub const fn with_retry_after(mut self, time: Duration) -> Self {
        self.retry_after = Some(time);
        self
    }
}

/// An exchange without a complete response.
#[derive(Clone, Debug)]
pub enum NoResponse {
    /// Nothing left this machine.
    NotSent(Cause),
    /// The gateway may have received the request.
    Uncertain(Cause),
}

trait DynTransport: Send + Sync {
    fn exchange(&self, exchange: Exchange) -> BoxFuture<'_, Result<HttpResponse, NoResponse>>;
}

impl<T: Transport> DynTransport for T {
    fn exchange(&self, exchange: Exchange) -> BoxFuture<'_, Result<HttpResponse, NoResponse>> {
        Box::pin(Transport::exchange(self, exchange))
    }
}

/// Any transport, so that the type of a client does not contain it.
pub struct AnyTransport(Box<dyn DynTransport>);

impl AnyTransport {
    pub fn new(transport: impl Transport) -> Self {
        Self(Box::new(transport))
    }

    pub async fn exchange(&self, exchange: Exchange) -> Result<HttpResponse, NoResponse> {
        self.0.exchange(exchange).await
    }
}

impl fmt::Debug for AnyTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Transport")
    }
}
