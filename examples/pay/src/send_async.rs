use std::{error::Error, fmt, time::Duration};

use payment_session::{
    ApiError,
    gateway::Call,
    response::{GatewayResponse, Outcome},
};

/// The longest response that is read, in bytes.
const LONGEST: usize = 1 << 20;

/// The error of a call.
#[derive(Debug)]
pub enum SendError {
    /// The gateway's.
    Api(ApiError),
    /// The HTTP client's.
    Http(reqwest::Error),
    /// The response is too long.
    TooLong,
}

impl SendError {
    /// Returns the outcome: what may have happened at the gateway.
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Api(error) => error.outcome(),
            Self::Http(error) if error.is_connect() || error.is_builder() => Outcome::NotSent,
            Self::Http(_) | Self::TooLong => Outcome::Uncertain,
        }
    }
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(error) => error.fmt(f),
            Self::Http(error) => write!(f, "no usable response: {error}"),
            Self::TooLong => f.write_str("the response is too long"),
        }
    }
}

impl Error for SendError {}

impl From<reqwest::Error> for SendError {
    fn from(error: reqwest::Error) -> Self {
        Self::Http(error.without_url()) // the query of a URL must not be logged
    }
}

/// Creates the HTTP client for all calls.
pub fn client() -> reqwest::Result<reqwest::Client> {
    reqwest::Client::builder()
        // A redirect would send the merchant's secret to another host.
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .connect_timeout(Duration::from_secs(5))
        .timeout(Duration::from_secs(75)) // the gateway itself waits for 60 seconds
        .build()
}

/// Sends a call once.
pub async fn send<A: GatewayResponse>(client: &reqwest::Client, call: &Call<A>) -> Result<A, SendError> {
    let mut response = client.execute(call.request().clone().try_into()?).await?;
    let status = response.status().as_u16();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > LONGEST {
            return Err(SendError::TooLong);
        }
        body.extend_from_slice(&chunk);
    }
    call.parse(status, &body).map_err(SendError::Api)
}
