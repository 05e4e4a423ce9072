//! A call of the gateway: its request, the type of its response, and how it may be repeated.

use alloc::vec::Vec;
use core::{fmt, marker::PhantomData};

use http::{Method, Request, header};

use super::{AccessToken, FollowUp, Repeatability};
use crate::response::{ApiError, GatewayResponse, Outcome};

/// A call of the gateway: an `http::Request`, the type `A` of its response, and how it may be repeated.
///
/// Each method of [`Gateway`](super::Gateway) returns a call. Send [`request`](Self::request) with your HTTP client, and
/// pass the status and body of the response to [`parse`](Self::parse). To repeat a call, send the same call again: its body
/// is written once, when the call is created.
///
/// `Debug` shows the method and the path, and neither query, headers nor body.
///
/// # Examples
///
/// ```
/// use payment_session::{ApiError, gateway::Call, response::{GatewayResponse, Outcome}};
///
/// /// The error of a call, and what may have happened.
/// struct Failure {
///     error: Option<ApiError>,
///     outcome: Outcome,
/// }
///
/// /// `exchange` is your HTTP client. It returns the status and the body.
/// /// If no response arrived, it returns the outcome.
/// fn send<A: GatewayResponse>(
///     call: &Call<A>,
///     exchange: impl Fn(&http::Request<Vec<u8>>) -> Result<(u16, Vec<u8>), Outcome>,
/// ) -> Result<A, Failure> {
///     let lost = |outcome| Failure { error: None, outcome };
///     let (status, body) = exchange(call.request()).map_err(lost)?;
///     let failed =
///         |error: ApiError| Failure { outcome: error.outcome(), error: Some(error) };
///     call.parse(status, &body).map_err(failed)
/// }
/// ```
#[must_use = "a call does nothing until your HTTP client sends it"]
pub struct Call<A> {
    request: Request<Vec<u8>>,
    repeatability: Repeatability,
    response: PhantomData<fn() -> A>,
}

impl<A> Call<A> {
    pub(super) const fn new(request: Request<Vec<u8>>, repeatability: Repeatability) -> Self {
        Self { request, repeatability, response: PhantomData }
    }

    /// Returns the request, for example to clone it for an HTTP client that consumes it.
    pub const fn request(&self) -> &Request<Vec<u8>> {
        &self.request
    }

    /// Returns the request for an HTTP client that consumes it.
    pub fn into_request(self) -> Request<Vec<u8>> {
        self.request
    }

    /// Returns how the call may be repeated if its outcome is uncertain.
    pub const fn repeatability(&self) -> Repeatability {
        self.repeatability
    }

    /// Returns the next step after the call has failed: see [`Repeatability::follow_up`].
    ///
    /// `outcome` is that of all attempts at the call ([`Outcome::after`]).
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{
    ///     CustomerId,
    ///     gateway::{AccessToken, FollowUp, Capture, Environment, Gateway, RequestId},
    /// };
    /// use payment_session::response::{Outcome, SessionId};
    /// # use std::time::Duration;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let token = AccessToken::new("t", Duration::from_secs(900))?;
    /// # let (session, customer): (SessionId, CustomerId) = ("a972".parse()?, "C-17".parse()?);
    /// let gateway = Gateway::new(Environment::Sandbox, token);
    /// let look_up = gateway.get_customer(&customer)?;
    /// let capture = gateway.capture(&session, &Capture::new(true), &RequestId::random())?;
    /// // After a time-out:
    /// assert_eq!(look_up.follow_up(Outcome::Uncertain), FollowUp::SendAgain);
    /// assert_eq!(capture.follow_up(Outcome::Uncertain), FollowUp::LookUpOnly);
    /// # Ok(())
    /// # }
    /// ```
    pub const fn follow_up(&self, outcome: Outcome) -> FollowUp {
        self.repeatability.follow_up(outcome)
    }

    /// Returns the call with a new token, for use after a 401. Everything else stays as it was sent.
    ///
    /// The call that requests a token has none, so it is returned unchanged.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::gateway::{AccessToken, Environment, Gateway, RequestId};
    /// use std::time::Duration;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let life = Duration::from_secs(900);
    /// # let (old, new) = (AccessToken::new("old", life)?, AccessToken::new("new", life)?);
    /// let call = Gateway::new(Environment::Sandbox, old).get_payment_method_configs();
    /// // The response was 401:
    /// let again = call.with_token(&new);
    /// assert_eq!(again.request().headers()["authorization"], "Bearer new");
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_token(mut self, token: &AccessToken) -> Self {
        if let Some(authorization) = self.request.headers_mut().get_mut(header::AUTHORIZATION) {
            authorization.clone_from(token.header());
        }
        self
    }

    /// Returns the call with another HTTP method, for calls that this crate does not know.
    ///
    /// Its repeatability becomes [`Repeatability::Never`], also if it was a look-up before.
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
    /// let call = gateway.get("/v1/tokens/020027de")?.with_method(http::Method::DELETE);
    /// assert_eq!(call.repeatability(), Repeatability::Never);
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_method(mut self, method: Method) -> Self {
        *self.request.method_mut() = method;
        Self { repeatability: Repeatability::Never, ..self }
    }

    /// Returns the call with another type of response, for calls that this crate does not know.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{
    ///     gateway::{Call, CallError, Gateway},
    ///     response::{ListPage, SessionResponse},
    /// };
    ///
    /// fn open_sessions(gateway: &Gateway) -> Result<Call<ListPage<SessionResponse>>, CallError> {
    ///     Ok(gateway.get("/v2/payments?status=ACTIVE")?.with_response())
    /// }
    /// ```
    pub fn with_response<B>(self) -> Call<B> {
        Call::new(self.request, self.repeatability)
    }
}

impl<A: GatewayResponse> Call<A> {
    /// Reads the response to the call from its HTTP status and its whole body.
    ///
    /// # Errors
    ///
    /// Returns an error if the gateway did not carry out the request, or if the response cannot be read.
    pub fn parse(&self, status: u16, body: &[u8]) -> Result<A, ApiError> {
        A::parse(status, body)
    }
}

impl<A> From<Call<A>> for Request<Vec<u8>> {
    fn from(call: Call<A>) -> Self {
        call.into_request()
    }
}

// Derived implementations would require the same of `A`.
impl<A> Clone for Call<A> {
    fn clone(&self) -> Self {
        Self::new(self.request.clone(), self.repeatability)
    }
}

impl<A> fmt::Debug for Call<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("method", self.request.method())
            .field("path", &self.request.uri().path())
            .field("repeatability", &self.repeatability)
            .finish_non_exhaustive()
    }
}
