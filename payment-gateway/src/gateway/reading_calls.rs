//! The calls that read: sessions, charges, customers and payment methods.

use alloc::format;

use super::{Call, CallError, Gateway, Server, call_path};
use crate::response::{Charge, CustomerRecord, ListPage, Page, PaymentMethodConfigs, SessionId, SessionResponse};
use payment_core::request::{ClientReferenceId, CustomerId};

impl<S: Server> Gateway<S> {
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
        Ok(self.get_call(&call_path::of_session(session, "")?))
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
    pub fn find_sessions(&self, reference: &ClientReferenceId) -> Result<Call<ListPage<SessionResponse>>, CallError> {
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
    /// use payment_session::response::{Page, ListPage};
    ///
    /// type Sessions = ListPage<SessionResponse>;
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
    pub fn list_sessions(&self, page: Page) -> Call<ListPage<SessionResponse>> {
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
    pub fn list_charges(&self, reference: &ClientReferenceId, page: Page) -> Result<Call<ListPage<Charge>>, CallError> {
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
