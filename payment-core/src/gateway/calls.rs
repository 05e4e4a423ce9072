//! The calls that come after a session was created.

use alloc::{format, string::String};

use super::{
    Call, CallError, Cancel, Capture, Confirm, Gateway, Repeatability, RequestId, Server, Simulation, TestEnvironment,
    call_path,
};
use crate::{
    request::{ClientReferenceId, CustomerId},
    response::{
        CaptureResponse, Charge, CustomerRecord, Page, Paged, PaymentMethodConfigs, SessionId, SessionResponse,
        Simulated,
    },
};

impl<S: Server> Gateway<S> {
    /// Creates the call `POST /v2/payments/{id}/confirm`, which pays a session that was created with
    /// `autoConfirm: false`.
    ///
    /// It is never repeated: after an uncertain outcome, look at the session. Documentation page: Confirm Payment Session.
    ///
    /// # Errors
    ///
    /// Returns an error if a request cannot ask for the id, which then was not checked.
    pub fn confirm(
        &self,
        session: &SessionId,
        confirm: &Confirm,
        id: &RequestId,
    ) -> Result<Call<SessionResponse>, CallError> {
        let path = path_of(session, "/confirm")?;
        Ok(self.post_call(&path, confirm.to_json(), id, Repeatability::Never))
    }

    /// Creates the call `POST /v2/payments/{id}/cancel`, which ends a session that is not confirmed.
    ///
    /// After an uncertain outcome it may be repeated while the session can still be cancelled. Documentation page: Cancel
    /// Payment Session.
    ///
    /// # Errors
    ///
    /// Returns an error if a request cannot ask for the id, which then was not checked.
    pub fn cancel(
        &self,
        session: &SessionId,
        cancel: &Cancel,
        id: &RequestId,
    ) -> Result<Call<SessionResponse>, CallError> {
        let path = path_of(session, "/cancel")?;
        Ok(self.post_call(&path, cancel.to_json(), id, Repeatability::AfterLookUp))
    }

    /// Creates the call `POST /v2/payments/{id}/capture`, which captures an authorized amount.
    ///
    /// It is never repeated, because it could capture twice: after an uncertain outcome, look at the session's charges.
    /// Documentation page: Capture.
    ///
    /// # Errors
    ///
    /// Returns an error if a request cannot ask for the id, which then was not checked.
    pub fn capture(
        &self,
        session: &SessionId,
        capture: &Capture,
        id: &RequestId,
    ) -> Result<Call<CaptureResponse>, CallError> {
        let path = path_of(session, "/capture")?;
        Ok(self.post_call(&path, capture.to_json(), id, Repeatability::Never))
    }

    /// Creates the call `GET /v2/payments/{id}`. Documentation page: Get Payment Session.
    ///
    /// # Errors
    ///
    /// Returns an error if a request cannot ask for the id, which then was not checked.
    pub fn get_session(&self, session: &SessionId) -> Result<Call<SessionResponse>, CallError> {
        Ok(self.get_call(&path_of(session, "")?))
    }

    /// Creates the call `GET /v2/payments?clientReferenceId=`, which shows after an uncertain outcome whether the session
    /// was created.
    ///
    /// The response has no session or one. Before you act on it, compare it with your order. Documentation page: Get Payment
    /// Session.
    ///
    /// # Errors
    ///
    /// Returns an error if a request cannot ask for the reference, which then was not checked. Do not read it as an empty
    /// result.
    pub fn find_sessions(&self, reference: &ClientReferenceId) -> Result<Call<Paged<SessionResponse>>, CallError> {
        let path = call_path::with_id("/v2/payments?clientReferenceId=", reference.as_ref(), "")?;
        Ok(self.get_call(&path))
    }

    /// Creates the call `GET /v2/payments`, which lists all sessions, page by page. Documentation pages: List of Payment Sessions,
    /// Pagination.
    pub fn list_sessions(&self, page: Page) -> Call<Paged<SessionResponse>> {
        self.get_call(&format!("/v2/payments?{page}"))
    }

    /// Creates the call `GET /v2/charges?clientReferenceId=`, which lists the attempts to pay a session.
    ///
    /// For a session that can be paid many times, these are its payments. Documentation page: Get Charges.
    ///
    /// # Errors
    ///
    /// Returns an error if a request cannot ask for the reference, which then was not checked.
    pub fn list_charges(&self, reference: &ClientReferenceId, page: Page) -> Result<Call<Paged<Charge>>, CallError> {
        let path = call_path::with_id("/v2/charges?clientReferenceId=", reference.as_ref(), &format!("&{page}"))?;
        Ok(self.get_call(&path))
    }

    /// Creates the call `GET /v1/customers/{id}`, which returns a customer with the saved methods. Documentation page:
    /// Customer Object.
    ///
    /// # Errors
    ///
    /// Returns an error if a request cannot ask for the id, for example because it is empty.
    pub fn get_customer(&self, customer: &CustomerId) -> Result<Call<CustomerRecord>, CallError> {
        Ok(self.get_call(&call_path::with_segment("/v1/customers/", customer.as_ref(), "")?))
    }

    /// Creates the call `GET /v2/payment-method-configs`, which returns the merchant's methods and their limits.
    /// Documentation page: Get Payment Method Config.
    pub fn get_payment_method_configs(&self) -> Call<PaymentMethodConfigs> {
        self.get_call("/v2/payment-method-configs")
    }
}

impl Gateway<TestEnvironment> {
    /// Creates the call `POST /v2/payments/simulations`, which acts for the customer. Documentation page: Simulation.
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
    pub fn simulate(&self, simulation: &Simulation, id: &RequestId) -> Call<Simulated> {
        self.post_call("/v2/payments/simulations", simulation.to_json(), id, Repeatability::Never)
    }
}

fn path_of(session: &SessionId, call: &str) -> Result<String, CallError> {
    call_path::with_segment("/v2/payments/", session.as_ref(), call)
}
