//! A merchant with a sandbox.

use std::time::Duration;

use payment_session::{
    ApiError, PaymentSession, SessionResponse,
    gateway::{AccessToken, BaseUrl, Credentials, Gateway, RequestId, TestEnvironment},
    response::Answer,
};

use payment_sandbox::{Sandbox, Settings};

pub struct Merchant {
    pub gateway: Gateway<TestEnvironment>,
    pub agent: ureq::Agent,
    pub sandbox: Sandbox,
}

impl Merchant {
    pub fn new() -> Self {
        Self::with(Settings::default())
    }

    pub fn with(settings: Settings) -> Self {
        let credentials = Credentials::new(&settings.merchant_id, &settings.merchant_secret).unwrap();
        let sandbox = Sandbox::start_with(settings).unwrap();
        let agent = agent(Duration::from_secs(60));
        let environment = environment(&sandbox.base_url());
        let token: AccessToken = send(&agent, credentials.token_request(&environment)).unwrap();
        Self { gateway: Gateway::new(environment, token), agent, sandbox }
    }

    pub fn send<A: Answer>(&self, request: http::Request<Vec<u8>>) -> Result<A, ApiError> {
        send(&self.agent, request)
    }

    /// Creates a session.
    pub fn create(&self, session: &PaymentSession) -> Result<SessionResponse, ApiError> {
        self.send(self.gateway.create(session, &RequestId::random()))
    }

    /// Sends a body that a `PaymentSession` cannot hold.
    pub fn create_raw(&self, body: &[u8]) -> Result<SessionResponse, ApiError> {
        let some = PaymentSession::from_json(crate::flows::QR).unwrap();
        let mut request = self.gateway.create(&some, &RequestId::random());
        *request.body_mut() = body.to_vec();
        self.send(request)
    }

    /// Looks up the current state of a session.
    pub fn look(&self, session: &SessionResponse) -> SessionResponse {
        self.send(self.gateway.session(&session.id)).unwrap()
    }
}

pub fn environment(url: &str) -> TestEnvironment {
    TestEnvironment::Custom(BaseUrl::try_from(url).unwrap())
}

/// Creates a client that returns every HTTP status as a response.
pub fn agent(timeout: Duration) -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(timeout)).build().into()
}

pub fn send<A: Answer>(agent: &ureq::Agent, request: http::Request<Vec<u8>>) -> Result<A, ApiError> {
    try_send(agent, request).expect("a response of the sandbox")
}

/// Sends a request. The outer error is the error of the client if no response arrives.
pub fn try_send<A: Answer>(
    agent: &ureq::Agent,
    request: http::Request<Vec<u8>>,
) -> Result<Result<A, ApiError>, ureq::Error> {
    let response = agent.run(request)?;
    let (parts, mut body) = response.into_parts();
    Ok(A::from_response(&http::Response::from_parts(parts, body.read_to_vec()?)))
}
