//! The calls that come after a session was created.

use alloc::{format, string::String};

use super::{
    Call, CallError, Cancel, Capture, Confirm, Gateway, Repeatability, RequestId, Server, Simulation, TestEnvironment,
    call_path,
};
use crate::response::{
    CaptureResponse, Charge, CustomerRecord, Page, Paged, PaymentMethodConfigs, SessionId, SessionResponse, Simulated,
};
use payment_core::request::{ClientReferenceId, CustomerId};

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
        let path = path_of(session, "/confirm")?;
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
        let path = path_of(session, "/cancel")?;
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
        let path = path_of(session, "/capture")?;
        Ok(self.post_call(&path, capture.to_json(), id, Repeatability::Never))
    }

    /// Creates the call `GET /v2/payments/{id}`, which returns a session.
    ///
    #[doc = payment_core::page_link!(GetPaymentSession)]
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
    /// let call = gateway.get_session(&"a972".parse()?)?;
    /// assert_eq!(call.request().uri().path(), "/v2/payments/a972");
    /// // A client would resolve this path to another one.
    /// assert_eq!(gateway.get_session(&"..".parse()?).unwrap_err(), CallError::DotId);
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_session(&self, session: &SessionId) -> Result<Call<SessionResponse>, CallError> {
        Ok(self.get_call(&path_of(session, "")?))
    }

    /// Creates the call `GET /v2/payments?clientReferenceId=`, which shows after an uncertain outcome whether the session
    /// was created.
    ///
    /// The response has at most one session. [`Order::find_in`](crate::response::Order::find_in) compares it with your
    /// order.
    ///
    #[doc = payment_core::page_link!(GetPaymentSession)]
    ///
    /// # Errors
    ///
    /// Returns an error if a query cannot contain the reference. Nothing was looked up then, so do not read the error as an
    /// empty result.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::gateway::{AccessToken, Environment, Gateway, Repeatability};
    /// # use std::time::Duration;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let token = AccessToken::new("t", Duration::from_secs(900))?;
    /// let gateway = Gateway::new(Environment::Sandbox, token);
    /// let call = gateway.find_sessions(&"INV-1".parse()?)?;
    /// assert_eq!(call.request().uri().query(), Some("clientReferenceId=INV-1"));
    /// assert_eq!(call.repeatability(), Repeatability::Safe);
    /// # Ok(())
    /// # }
    /// ```
    pub fn find_sessions(&self, reference: &ClientReferenceId) -> Result<Call<Paged<SessionResponse>>, CallError> {
        let path = call_path::with_id("/v2/payments?clientReferenceId=", reference.as_ref(), "")?;
        Ok(self.get_call(&path))
    }

    /// Creates the call `GET /v2/payments`, which lists all sessions, page by page.
    ///
    #[doc = payment_core::page_link!(ListOfSessions)]
    ///
    #[doc = payment_core::page_link!(Pagination)]
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{ApiError, SessionResponse, gateway::{Call, Gateway}};
    /// use payment_session::response::{Page, Paged};
    ///
    /// type Sessions = Paged<SessionResponse>;
    ///
    /// /// Reads all pages. `send` is your HTTP client.
    /// fn all(
    ///     gateway: &Gateway,
    ///     send: impl Fn(Call<Sessions>) -> Result<Sessions, ApiError>,
    /// ) -> Result<Vec<SessionResponse>, ApiError> {
    ///     let mut sessions = Vec::new();
    ///     let mut next = Some(Page::FIRST);
    ///     while let Some(page) = next {
    ///         let found = send(gateway.list_sessions(page))?;
    ///         next = found.next_page();
    ///         sessions.extend(found);
    ///     }
    ///     Ok(sessions)
    /// }
    /// ```
    pub fn list_sessions(&self, page: Page) -> Call<Paged<SessionResponse>> {
        self.get_call(&format!("/v2/payments?{page}"))
    }

    /// Creates the call `GET /v2/charges?clientReferenceId=`, which lists the attempts to pay a session.
    ///
    /// For a static account or QR code, these are the payments of all customers.
    ///
    #[doc = payment_core::page_link!(GetCharges)]
    ///
    /// # Errors
    ///
    /// Returns an error if a query cannot contain the reference.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::gateway::*;
    /// use payment_session::response::Page;
    /// # use std::time::Duration;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let token = AccessToken::new("t", Duration::from_secs(900))?;
    /// let gateway = Gateway::new(Environment::Sandbox, token);
    /// let call = gateway.list_charges(&"till-1".parse()?, Page::FIRST)?;
    /// let query = call.request().uri().query();
    /// assert_eq!(query, Some("clientReferenceId=till-1&page=1&perPage=20"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_charges(&self, reference: &ClientReferenceId, page: Page) -> Result<Call<Paged<Charge>>, CallError> {
        let path = call_path::with_id("/v2/charges?clientReferenceId=", reference.as_ref(), &format!("&{page}"))?;
        Ok(self.get_call(&path))
    }

    /// Creates the call `GET /v1/customers/{id}`, which returns a customer with the stored methods.
    ///
    #[doc = payment_core::page_link!(CustomerObject)]
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
    /// let call = gateway.get_customer(&"C/17".parse()?)?;
    /// assert_eq!(call.request().uri().path(), "/v1/customers/C%2F17");
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_customer(&self, customer: &CustomerId) -> Result<Call<CustomerRecord>, CallError> {
        Ok(self.get_call(&call_path::with_segment("/v1/customers/", customer.as_ref(), "")?))
    }

    /// Creates the call `GET /v2/payment-method-configs`, which returns the methods of your account with their limits.
    ///
    #[doc = payment_core::page_link!(GetPaymentMethodConfig)]
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{gateway::{AccessToken, Environment, Gateway}, response::GatewayResponse};
    /// # use std::time::Duration;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let token = AccessToken::new("t", Duration::from_secs(900))?;
    /// let call = Gateway::new(Environment::Sandbox, token).get_payment_method_configs();
    /// # let (status, body) = (200, br#"{"code":"00","message":"Success","data":{"qr":{"enabled":true,
    /// #     "minimumAmount":{"value":1000,"currency":"IDR"}}}}"#);
    /// // After your HTTP client has sent the request:
    /// let configs = call.parse(status, body)?;
    /// let least = configs.qr.and_then(|qr| qr.minimum_amount);
    /// assert_eq!(least.and_then(|least| least.value.to_whole()), Some(1000));
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_payment_method_configs(&self) -> Call<PaymentMethodConfigs> {
        self.get_call("/v2/payment-method-configs")
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
    pub fn simulate(&self, simulation: &Simulation, id: &RequestId) -> Call<Simulated> {
        self.post_call("/v2/payments/simulations", simulation.to_json(), id, Repeatability::Never)
    }
}

fn path_of(session: &SessionId, call: &str) -> Result<String, CallError> {
    call_path::with_segment("/v2/payments/", session.as_ref(), call)
}
