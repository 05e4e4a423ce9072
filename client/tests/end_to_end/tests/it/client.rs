//! A merchant with a sandbox.

use std::time::Duration;

use payment_session::{
    Amount, ApiError, ClientReferenceId, PaymentSession, SessionResponse,
    gateway::{
        BaseUrl, Call, Credentials, Gateway, MerchantId, MerchantSecret, RequestId, SimulatedStatus, Simulation,
        TestEnvironment,
    },
    payment_session,
    response::GatewayResponse,
};

use payment_sandbox::{Sandbox, Settings};

pub struct Merchant {
    pub gateway: Gateway<TestEnvironment>,
    pub agent: ureq::Agent,
    /// It stops with the merchant.
    _sandbox: Sandbox,
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
        Self { gateway: Gateway::new(environment, token), agent, _sandbox: sandbox }
    }

    #[allow(clippy::needless_pass_by_value)] // Tests create the call as the argument.
    pub fn send<A: GatewayResponse>(&self, call: Call<A>) -> Result<A, ApiError> {
        send(&self.agent, &call)
    }

    /// Creates a session.
    pub fn create(&self, session: &PaymentSession) -> Result<SessionResponse, ApiError> {
        self.send(self.gateway.create(session, &RequestId::random()))
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
    let mut response = agent.run(call.request().clone()).expect("a response of the sandbox");
    let body = response.body_mut().read_to_vec().expect("a whole body");
    call.parse(response.status().as_u16(), &body)
}

pub fn reference() -> ClientReferenceId {
    RequestId::random().as_ref().try_into().unwrap()
}

pub fn qr() -> PaymentSession {
    payment_session! {
        client_reference_id: reference(),
        amount: { value: 10000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "customer@example.com" },
    }
}

pub fn simulate(merchant: &Merchant, session: &SessionResponse, status: SimulatedStatus, amount: Option<Amount>) {
    let simulation = Simulation { amount, ..Simulation::new(session.id.clone(), status) };
    let simulated = merchant.send(merchant.gateway.simulate(&simulation, &RequestId::random())).unwrap();
    assert_eq!(simulated.updated, Some(true));
}
