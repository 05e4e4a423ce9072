//! The calls that come after a session was made.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use http::{Method, Request};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

use super::{Cancel, Capture, Confirm, Simulation};
use super::{Gateway, RequestId, Server, TestEnvironment, requests::request};
use crate::response::SessionId;
use crate::{
    request::{ClientReferenceId, CustomerId},
    response::Page,
};

/// What may not stand in a path as it is.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_');

impl<S: Server> Gateway<S> {
    /// `POST /v2/payments/{id}/confirm`: pays a session that was created with `autoConfirm: false`. The answer is a
    /// [`SessionResponse`](crate::response::SessionResponse). Documentation page: Confirm Payment Session.
    pub fn confirm(&self, session: &SessionId, confirm: &Confirm, id: &RequestId) -> Request<Vec<u8>> {
        self.post(&path_of(session, "/confirm"), confirm.to_json(), id)
    }

    /// `POST /v2/payments/{id}/cancel`: ends a session that is not confirmed. The answer is a
    /// [`SessionResponse`](crate::response::SessionResponse). Documentation page: Cancel Payment Session.
    pub fn cancel(&self, session: &SessionId, cancel: &Cancel, id: &RequestId) -> Request<Vec<u8>> {
        self.post(&path_of(session, "/cancel"), cancel.to_json(), id)
    }

    /// `POST /v2/payments/{id}/capture`: takes what is authorized. The answer is a
    /// [`CaptureResponse`](crate::response::CaptureResponse). Documentation page: Capture.
    pub fn capture(&self, session: &SessionId, capture: &Capture, id: &RequestId) -> Request<Vec<u8>> {
        self.post(&path_of(session, "/capture"), capture.to_json(), id)
    }

    /// `GET /v2/payments/{id}`. The answer is a [`SessionResponse`](crate::response::SessionResponse). Documentation page: Get
    /// Payment Session.
    pub fn session(&self, session: &SessionId) -> Request<Vec<u8>> {
        self.get(&path_of(session, ""))
    }

    /// `GET /v2/payments?clientReferenceId=`: what to ask after a time-out, when nobody knows whether the session was
    /// made. The answer is a [`Paged<SessionResponse>`](crate::response::Paged): none, or one. Documentation page: Get Payment
    /// Session.
    pub fn find(&self, reference: &ClientReferenceId) -> Request<Vec<u8>> {
        self.get(&format!("/v2/payments?clientReferenceId={}", encoded(reference.as_ref())))
    }

    /// `GET /v2/payments`: all sessions, page by page. The answer is a [`Paged<SessionResponse>`](crate::response::Paged).
    /// Documentation page: Pagination.
    pub fn sessions(&self, page: Page) -> Request<Vec<u8>> {
        self.get(&format!("/v2/payments?{page}"))
    }

    /// `GET /v2/charges?clientReferenceId=`: the attempts to pay a session; for what is paid again and again, each
    /// payment. The answer is a [`Paged<Charge>`](crate::response::Paged). Documentation page: Get Charges.
    pub fn charges(&self, reference: &ClientReferenceId, page: Page) -> Request<Vec<u8>> {
        self.get(&format!("/v2/charges?clientReferenceId={}&{page}", encoded(reference.as_ref())))
    }

    /// `GET /v1/customers/{id}`: a customer with the methods that are saved. The answer is a
    /// [`CustomerRecord`](crate::response::CustomerRecord). Documentation page: Customer Object.
    pub fn customer(&self, customer: &CustomerId) -> Request<Vec<u8>> {
        self.get(&format!("/v1/customers/{}", encoded(customer.as_ref())))
    }

    /// `GET /v2/payment-method-configs`: the merchant's payment methods and their limits. The response is a
    /// [`PaymentMethodConfigs`](crate::response::PaymentMethodConfigs). Documentation page: Get Payment Method Config.
    pub fn payment_method_configs(&self) -> Request<Vec<u8>> {
        self.get("/v2/payment-method-configs")
    }

    fn get(&self, path: &str) -> Request<Vec<u8>> {
        let mut request = request(Method::GET, self.server.base_url(), path, Vec::new());
        self.authorize(&mut request);
        request
    }
}

impl Gateway<TestEnvironment> {
    /// `POST /v2/payments/simulations`: plays what the customer does. `Environment::Production` has no such call:
    ///
    /// ```compile_fail,E0599
    /// # use payment_core::gateway::*;
    /// # fn simulate(token: AccessToken, simulation: Simulation, id: RequestId) {
    /// let gateway = Gateway::new(Environment::Production, token);
    /// gateway.simulate(&simulation, &id);
    /// # }
    /// ```
    ///
    /// The answer is [`Simulated`](crate::response::Simulated). Documentation page: Simulation.
    pub fn simulate(&self, simulation: &Simulation, id: &RequestId) -> Request<Vec<u8>> {
        self.post("/v2/payments/simulations", simulation.to_json(), id)
    }
}

fn path_of(session: &SessionId, call: &str) -> String {
    format!("/v2/payments/{}{call}", encoded(session.as_ref()))
}

/// An id as a segment of a path. One that leads elsewhere, encoded or not, is encoded once more, and an empty one as
/// a space: so the gateway finds nothing by it.
fn encoded(id: &str) -> String {
    match id {
        "" => "%2520".into(),
        "." => "%252E".into(),
        ".." => "%252E%252E".into(),
        id => percent_encode(id.as_bytes(), RESERVED).to_string(),
    }
}
