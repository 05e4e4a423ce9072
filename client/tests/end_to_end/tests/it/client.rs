//! A merchant with a sandbox.

use std::time::Duration;

use payment_session::{
    ApiError, PaymentSession, SessionResponse,
    gateway::{BaseUrl, Call, Credentials, Gateway, MerchantId, MerchantSecret, RequestId, TestEnvironment},
    response::GatewayResponse,
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
        let credentials = credentials("merchant", "secret");
        let sandbox = Sandbox::with(settings).unwrap();
        let agent = agent(Duration::from_secs(60));
        let environment = environment(sandbox.base_url());
        let token = send(&agent, &credentials.request_token(&environment)).unwrap();
        Self { gateway: Gateway::new(environment, token), agent, sandbox }
    }

    #[allow(clippy::needless_pass_by_value)] // Tests create the call as the argument.
    pub fn send<A: GatewayResponse>(&self, call: Call<A>) -> Result<A, ApiError> {
        send(&self.agent, &call)
    }

    /// Creates a session.
    pub fn create(&self, session: &PaymentSession) -> Result<SessionResponse, ApiError> {
        self.send(self.gateway.create(session, &RequestId::random()))
    }

    /// Sends a body that a `PaymentSession` cannot hold.
    pub fn create_raw(&self, body: &[u8]) -> Result<SessionResponse, ApiError> {
        let some = PaymentSession::from_json(crate::flows::QR).unwrap();
        let mut request = self.gateway.create(&some, &RequestId::random()).into_request();
        *request.body_mut() = body.to_vec();
        let (status, body) = exchange(&self.agent, request).unwrap();
        SessionResponse::parse(status, &body)
    }

    /// Looks up the current state of a session.
    pub fn look(&self, session: &SessionResponse) -> SessionResponse {
        self.send(self.gateway.get_session(&session.id).unwrap()).unwrap()
    }
}

/// Creates credentials, which must be valid.
pub fn credentials(id: &str, secret: &str) -> Credentials {
    Credentials::new(MerchantId::new(id).unwrap(), MerchantSecret::new(secret).unwrap())
}

pub fn environment(url: &str) -> TestEnvironment {
    TestEnvironment::custom(BaseUrl::try_from(url).unwrap()).unwrap()
}

/// Creates a client that returns every HTTP status as a response.
pub fn agent(timeout: Duration) -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(timeout)).build().into()
}

pub fn send<A: GatewayResponse>(agent: &ureq::Agent, call: &Call<A>) -> Result<A, ApiError> {
    try_send(agent, call).expect("a response of the sandbox")
}

/// Sends a call. The outer error is the error of the client if no response arrives.
pub fn try_send<A: GatewayResponse>(agent: &ureq::Agent, call: &Call<A>) -> Result<Result<A, ApiError>, ureq::Error> {
    let (status, body) = exchange(agent, call.request().clone())?;
    Ok(call.parse(status, &body))
}

/// Sends a request, and returns the status and the body of its response.
pub fn exchange(agent: &ureq::Agent, request: http::Request<Vec<u8>>) -> Result<(u16, Vec<u8>), ureq::Error> {
    let mut response = agent.run(request)?;
    let body = response.body_mut().read_to_vec()?;
    Ok((response.status().as_u16(), body))
}
