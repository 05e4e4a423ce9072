//! The HTTP client.

use std::{io, time::Duration};

use payment_session::http::Request;
use ureq::Timeout;

/// The longest response that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// A whole response.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
}

/// A way to send requests, once each.
pub trait Transport: Sync {
    /// Sends a request and returns the whole response.
    ///
    /// # Errors
    ///
    /// Returns the reason why no whole response arrived.
    fn exchange(&self, request: &Request<Vec<u8>>) -> Result<Reply, String>;

    /// Sends a request and closes the connection, if possible before the response.
    ///
    /// # Errors
    ///
    /// Returns the reason why the request was not sent.
    fn cut(&self, request: &Request<Vec<u8>>) -> Result<Option<Reply>, String>;
}

/// An HTTP client without redirects, retries and proxies.
#[derive(Debug)]
pub struct Http {
    agent: ureq::Agent,
    cut_after: Duration,
}

impl Http {
    /// Creates a client. [`cut`](Transport::cut) waits for `cut_after` before it closes the connection.
    pub fn new(cut_after: Duration) -> Self {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0) // a redirect would send the merchant's secret to another host
            .proxy(None) // the environment must not choose the host either
            .timeout_connect(Some(Duration::from_secs(5)))
            .timeout_global(Some(Duration::from_secs(75))) // the gateway itself gives up after 60 seconds
            .build()
            .into();
        Self { agent, cut_after }
    }
}

impl Transport for Http {
    fn exchange(&self, request: &Request<Vec<u8>>) -> Result<Reply, String> {
        self.agent.run(request.clone()).and_then(read).map_err(|error| error.to_string())
    }

    fn cut(&self, request: &Request<Vec<u8>>) -> Result<Option<Reply>, String> {
        let request = self.agent.configure_request(request.clone()).timeout_recv_response(Some(self.cut_after)).build();
        match self.agent.run(request).and_then(read) {
            Ok(reply) => Ok(Some(reply)),
            Err(error) if is_unsent(&error) => Err(error.to_string()),
            Err(_) => Ok(None),
        }
    }
}

fn read(mut response: ureq::http::Response<ureq::Body>) -> Result<Reply, ureq::Error> {
    let body = response.body_mut().with_config().limit(LONGEST).read_to_vec()?;
    Ok(Reply { status: response.status().as_u16(), body })
}

/// Returns whether nothing can have been sent.
fn is_unsent(error: &ureq::Error) -> bool {
    match error {
        ureq::Error::HostNotFound
        | ureq::Error::ConnectionFailed
        | ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => true,
        ureq::Error::Io(error) => error.kind() == io::ErrorKind::ConnectionRefused,
        _ => false,
    }
}
