//! The calls that change a session after its creation.

use super::{
    Call, CallError, Cancel, Capture, Confirm, Gateway, Repeatability, RequestId, Server, Simulation, TestEnvironment,
    call_path,
};
use crate::response::{CaptureResponse, SessionId, SessionResponse, SimulationResult};

impl<S: Server> Gateway<S> {
    /// Creates the call `POST /v2/payments/{id}/confirm`, which pays a session that was created with
    /// `autoConfirm: false`.
    ///
    /// It is never repeated: after an uncertain outcome, look at the session.
    ///
    #[doc = payment_core::page_link!(ConfirmPaymentSession)]
    ///
    /// # Errors
    ///
    /// Returns an error if a path cannot contain the id, for example because it is `..`.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::gateway::*;
    /// use payment_session::request::CardOptions;
    /// # use std::time::Duration;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let token = AccessToken::new("t", Duration::from_secs(900))?;
    /// let gateway = Gateway::new(Environment::Sandbox, token);
    /// let body = Confirm::card("e30=".parse()?, CardOptions::new())?;
    /// let call = gateway.confirm(&"a972".parse()?, &body, &RequestId::random())?;
    /// assert_eq!(call.request().uri().path(), "/v2/payments/a972/confirm");
    /// assert_eq!(call.repeatability(), Repeatability::Never);
    /// # Ok(())
    /// # }
    /// ```
    pub fn confirm(
        &self,
        session: &SessionId,
        confirm: &Confirm,
        id: &RequestId,
    ) -> Result<Call<SessionResponse>, CallError> {
        let path = call_path::of_session(session, "/confirm")?;
        Ok(self.post_call(&path, confirm.to_json(), id, Repeatability::Never))
    }

    /// Creates the call `POST /v2/payments/{id}/cancel`, which ends a session that is not confirmed.
    ///
    /// After an uncertain outcome, it may be repeated while the session can still be cancelled.
    ///
    #[doc = payment_core::page_link!(CancelPaymentSession)]
    ///
    /// # Errors
    ///
    /// Returns an error if a path cannot contain the id, for example because it is `..`.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::gateway::*;
    /// # use std::time::Duration;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let token = AccessToken::new("t", Duration::from_secs(900))?;
    /// let gateway = Gateway::new(Environment::Sandbox, token);
    /// let body = Cancel::new(CancelReason::REQUESTED_BY_CUSTOMER);
    /// let call = gateway.cancel(&"a972".parse()?, &body, &RequestId::random())?;
    /// assert_eq!(call.request().uri().path(), "/v2/payments/a972/cancel");
    /// assert_eq!(call.repeatability(), Repeatability::AfterLookUp);
    /// # Ok(())
    /// # }
    /// ```
    pub fn cancel(
        &self,
        session: &SessionId,
        cancel: &Cancel,
        id: &RequestId,
    ) -> Result<Call<SessionResponse>, CallError> {
        let path = call_path::of_session(session, "/cancel")?;
        Ok(self.post_call(&path, cancel.to_json(), id, Repeatability::AfterLookUp))
    }

    /// Creates the call `POST /v2/payments/{id}/capture`, which captures an authorized amount.
    ///
    /// It is never repeated, because it could capture twice: after an uncertain outcome, look at the session's charges.
    ///
    #[doc = payment_core::page_link!(CapturePayment)]
    ///
    /// # Errors
    ///
    /// Returns an error if a path cannot contain the id, for example because it is `..`.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::gateway::*;
    /// # use std::time::Duration;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let token = AccessToken::new("t", Duration::from_secs(900))?;
    /// let gateway = Gateway::new(Environment::Sandbox, token);
    /// let call = gateway.capture(&"a972".parse()?, &Capture::new(true), &RequestId::random())?;
    /// assert_eq!(call.request().uri().path(), "/v2/payments/a972/capture");
    /// assert_eq!(call.repeatability(), Repeatability::Never);
    /// # Ok(())
    /// # }
    /// ```
    pub fn capture(
        &self,
        session: &SessionId,
        capture: &Capture,
        id: &RequestId,
    ) -> Result<Call<CaptureResponse>, CallError> {
        let path = call_path::of_session(session, "/capture")?;
        Ok(self.post_call(&path, capture.to_json(), id, Repeatability::Never))
    }
}

impl Gateway<TestEnvironment> {
    /// Creates the call `POST /v2/payments/simulations`, which simulates the customer.
    ///
    /// Only a gateway that was created for a [`TestEnvironment`] has this method.
    ///
    #[doc = payment_core::page_link!(PaymentSimulation)]
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{gateway::*, response::SessionId};
    ///
    /// fn pay(token: AccessToken, session: SessionId) -> Result<(), InvalidSetting> {
    ///     let sandbox = TestEnvironment::custom("http://127.0.0.1:8765".parse()?)?;
    ///     let gateway = Gateway::new(sandbox, token);
    ///     let paid = Simulation::new(session, SimulatedStatus::SUCCESS);
    ///     let call = gateway.simulate(&paid, &RequestId::random());
    /// #   assert_eq!(call.request().method(), "POST");
    ///     Ok(())
    /// }
    /// ```
    ///
    /// With an [`Environment`](super::Environment), the call does not compile:
    ///
    /// ```compile_fail,E0599
    /// # use payment_core::gateway::*;
    /// # fn simulate(token: AccessToken, simulation: Simulation, id: RequestId) {
    /// let gateway = Gateway::new(Environment::Production, token);
    /// gateway.simulate(&simulation, &id);
    /// # }
    /// ```
    pub fn simulate(&self, simulation: &Simulation, id: &RequestId) -> Call<SimulationResult> {
        self.post_call("/v2/payments/simulations", simulation.to_json(), id, Repeatability::Never)
    }
}
