use std::{error::Error, fmt, io, time::Duration};

use payment_session::{
    ApiError,
    gateway::Call,
    response::{GatewayResponse, Outcome},
};

/// The longest response that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// The error of a call.
#[derive(Debug)]
pub enum SendError {
    /// The gateway's.
    Api(ApiError),
    /// The HTTP client's.
    Http(ureq::Error),
}

impl SendError {
    /// Returns the outcome: what may have happened at the gateway.
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Api(error) => error.outcome(),
            Self::Http(
                ureq::Error::HostNotFound
                | ureq::Error::ConnectionFailed
                | ureq::Error::Timeout(ureq::Timeout::Resolve | ureq::Timeout::Connect),
            ) => Outcome::NotSent,
            Self::Http(ureq::Error::Io(error)) if error.kind() == io::ErrorKind::ConnectionRefused => Outcome::NotSent,
            Self::Http(_) => Outcome::Uncertain,
        }
    }
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(error) => error.fmt(f),
            Self::Http(error) => write!(f, "no usable response: {error}"),
        }
    }
}

impl Error for SendError {}

/// Creates the HTTP client for all calls.
pub fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false) // `Call::parse` reads every status
        .max_redirects(0) // a redirect would send the merchant's secret to another host
        .timeout_connect(Some(Duration::from_secs(5)))
        // The gateway itself waits for 60 seconds.
        .timeout_global(Some(Duration::from_secs(75)))
        .build()
        .into()
}

/// Sends a call once.
pub fn send<A: GatewayResponse>(agent: &ureq::Agent, call: &Call<A>) -> Result<A, SendError> {
    let mut response = agent.run(call.request().clone()).map_err(SendError::Http)?;
    let status = response.status().as_u16();
    let body = response.body_mut().with_config().limit(LONGEST).read_to_vec().map_err(SendError::Http)?;
    call.parse(status, &body).map_err(SendError::Api)
}
