//! The calls that come after a session was created.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use http::Request;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

use super::{Cancel, Capture, Confirm, Gateway, RequestId, Server, Simulation, TestEnvironment};
use crate::{
    request::{ClientReferenceId, CustomerId},
    response::{Page, SessionId},
};

/// The characters that are percent-encoded in a path.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_');

impl<S: Server> Gateway<S> {
    /// Creates the request `POST /v2/payments/{id}/confirm`, which pays a session that was created with
    /// `autoConfirm: false`.
    ///
    /// The response is a [`SessionResponse`](crate::response::SessionResponse). Documentation page: Confirm Payment
    /// Session.
    pub fn confirm(&self, session: &SessionId, confirm: &Confirm, id: &RequestId) -> Request<Vec<u8>> {
        self.post_documented(&path_of(session, "/confirm"), confirm.to_json(), id)
    }

    /// Creates the request `POST /v2/payments/{id}/cancel`, which ends a session that is not confirmed.
    ///
    /// The response is a [`SessionResponse`](crate::response::SessionResponse). Documentation page: Cancel Payment
    /// Session.
    pub fn cancel(&self, session: &SessionId, cancel: &Cancel, id: &RequestId) -> Request<Vec<u8>> {
        self.post_documented(&path_of(session, "/cancel"), cancel.to_json(), id)
    }

    /// Creates the request `POST /v2/payments/{id}/capture`, which captures an authorized amount.
    ///
    /// The response is a [`CaptureResponse`](crate::response::CaptureResponse). Documentation page: Capture.
    pub fn capture(&self, session: &SessionId, capture: &Capture, id: &RequestId) -> Request<Vec<u8>> {
        self.post_documented(&path_of(session, "/capture"), capture.to_json(), id)
    }

    /// Creates the request `GET /v2/payments/{id}`.
    ///
    /// The response is a [`SessionResponse`](crate::response::SessionResponse). Documentation page: Get Payment Session.
    pub fn session(&self, session: &SessionId) -> Request<Vec<u8>> {
        self.get_documented(&path_of(session, ""))
    }

    /// Creates the request `GET /v2/payments?clientReferenceId=`, which shows after a time-out whether the session was
    /// created.
    ///
    /// The response is a [`Paged<SessionResponse>`](crate::response::Paged) with no session or one. Documentation page:
    /// Get Payment Session.
    pub fn find(&self, reference: &ClientReferenceId) -> Request<Vec<u8>> {
        self.get_documented(&format!("/v2/payments?clientReferenceId={}", encoded(reference.as_ref())))
    }

    /// Creates the request `GET /v2/payments`, which lists all sessions, page by page.
    ///
    /// The response is a [`Paged<SessionResponse>`](crate::response::Paged). Documentation page: Pagination.
    pub fn sessions(&self, page: Page) -> Request<Vec<u8>> {
        self.get_documented(&format!("/v2/payments?{page}"))
    }

    /// Creates the request `GET /v2/charges?clientReferenceId=`, which lists the attempts to pay a session.
    ///
    /// For a session that can be paid many times, these are its payments. The response is a
    /// [`Paged<Charge>`](crate::response::Paged). Documentation page: Get Charges.
    pub fn charges(&self, reference: &ClientReferenceId, page: Page) -> Request<Vec<u8>> {
        self.get_documented(&format!("/v2/charges?clientReferenceId={}&{page}", encoded(reference.as_ref())))
    }

    /// Creates the request `GET /v1/customers/{id}`, which returns a customer with the saved methods.
    ///
    /// The response is a [`CustomerRecord`](crate::response::CustomerRecord). Documentation page: Customer Object.
    pub fn customer(&self, customer: &CustomerId) -> Request<Vec<u8>> {
        self.get_documented(&format!("/v1/customers/{}", encoded(customer.as_ref())))
    }

    /// Creates the request `GET /v2/payment-method-configs`, which returns the merchant's methods and their limits.
    ///
    /// The response is a [`PaymentMethodConfigs`](crate::response::PaymentMethodConfigs). Documentation page: Get
    /// Payment Method Config.
    pub fn payment_method_configs(&self) -> Request<Vec<u8>> {
        self.get_documented("/v2/payment-method-configs")
    }
}

impl Gateway<TestEnvironment> {
    /// Creates the request `POST /v2/payments/simulations`, which acts for the customer.
    ///
    /// The response is [`Simulated`](crate::response::Simulated). Documentation page: Simulation.
    ///
    /// # Examples
    ///
    /// `Environment::Production` has no such call:
    ///
    /// ```compile_fail,E0599
    /// # use payment_core::gateway::*;
    /// # fn simulate(token: AccessToken, simulation: Simulation, id: RequestId) {
    /// let gateway = Gateway::new(Environment::Production, token);
    /// gateway.simulate(&simulation, &id);
    /// # }
    /// ```
    pub fn simulate(&self, simulation: &Simulation, id: &RequestId) -> Request<Vec<u8>> {
        self.post_documented("/v2/payments/simulations", simulation.to_json(), id)
    }
}

fn path_of(session: &SessionId, call: &str) -> String {
    format!("/v2/payments/{}{call}", encoded(session.as_ref()))
}

/// Encodes an id as a segment of a path.
///
/// Clients resolve `.` and `..`, also when they are encoded, so these are encoded twice. An empty id becomes a space. The
/// gateway then finds nothing.
fn encoded(id: &str) -> String {
    match id {
        "" => "%2520".into(),
        "." => "%252E".into(),
        ".." => "%252E%252E".into(),
        id => percent_encode(id.as_bytes(), RESERVED).to_string(),
    }
}
