//! The gateway, and the call that creates a session. Nothing here opens a connection.

use alloc::vec::Vec;

use http::{HeaderValue, Method, Request, header};

use super::{AccessToken, Call, Environment, Repeatability, RequestId, Server, SubMerchantId};
use crate::response::SessionResponse;
use payment_core::PaymentRequest;

/// The gateway, authorized with an [`AccessToken`]. Each method creates a [`Call`].
///
/// [`get`](Self::get) and [`post`](Self::post) create calls that have no method of their own.
///
/// # Examples
///
/// ```
/// use payment_session::{
///     PaymentSession,
///     gateway::{AccessToken, Environment, Gateway, RequestId},
///     response::GatewayResponse,
/// };
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let body = br#"{"code":"00","message":"Success","data":{"accessToken":"t"}}"#;
/// # let session = PaymentSession::from_json(br#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},
/// #   "paymentMethod":{"type":"QR"},"mode":"API","customer":{"email":"a@b.co"}}"#)?;
/// let token = AccessToken::parse(200, body)?;
/// let gateway = Gateway::new(Environment::Sandbox, token);
/// // Create one id per payment, and use it again if you repeat the request.
/// let id = RequestId::random();
/// let call = gateway.create(&session, &id);
///
/// assert_eq!(call.request().method(), "POST");
/// assert_eq!(call.request().uri(), "https://api-stg.pivot-payment.com/v2/payments");
/// assert_eq!(call.request().headers()["x-request-id"], id.as_ref());
/// # let (status, body) = (200, br#"{"code":"00","message":"Success","data":{"id":"a972"}}"#);
/// // After your HTTP client has sent the request:
/// let created = call.parse(status, body)?;
/// assert_eq!(created.id, "a972");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Gateway<S = Environment> {
    pub(super) server: S,
    token: AccessToken,
    sub_merchant: Option<SubMerchantId>,
}

impl<S: Server> Gateway<S> {
    /// Creates a `Gateway` for `server`, authorized with `token`.
    pub const fn new(server: S, token: AccessToken) -> Self {
        Self { server, token, sub_merchant: None }
    }

    /// Returns the gateway for a sub-account of your platform: each call has the header `x-submerchant-id`.
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
    /// let gateway = gateway.acting_for("5b1c6b0e".parse()?);
    /// let call = gateway.get_payment_method_configs();
    /// assert_eq!(call.request().headers()["x-submerchant-id"], "5b1c6b0e");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn acting_for(mut self, sub_merchant: SubMerchantId) -> Self {
        self.sub_merchant = Some(sub_merchant);
        self
    }

    /// Returns the gateway with a new token, for use after the old one has expired.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use payment_session::gateway::{AccessToken, Environment, Gateway, InvalidSetting};
    ///
    /// # fn main() -> Result<(), InvalidSetting> {
    /// let old = AccessToken::new("old", Duration::from_secs(900))?;
    /// let gateway = Gateway::new(Environment::Sandbox, old);
    ///
    /// let new = AccessToken::new("new", Duration::from_secs(900))?;
    /// let call = gateway.with_token(new).get_payment_method_configs();
    /// assert_eq!(call.request().headers()["authorization"], "Bearer new");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn with_token(mut self, token: AccessToken) -> Self {
        self.token = token;
        self
    }

    /// Creates the call `POST /v2/payments`, which creates a payment session.
    ///
    /// The gateway repeats its first response to a request with the same id and body. It rejects the same id with
    /// another body. Ids are free again after 24 hours. Do not rely on the repeated response: after an uncertain outcome,
    /// look the session up by its `clientReferenceId` ([`find_sessions`](Self::find_sessions)).
    ///
    #[doc = payment_core::page_link!(CreatePaymentSession)]
    ///
    #[doc = payment_core::page_link!(Idempotency)]
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{gateway::*, PaymentSession};
    /// # use std::time::Duration;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let token = AccessToken::new("t", Duration::from_secs(900))?;
    /// let body = br#"{"clientReferenceId":"INV-1","amount":{"value":50000,"currency":"IDR"},
    ///     "redirectUrl":{},"customerId":"C-17"}"#;
    /// let session = PaymentSession::from_json(body)?; // or `payment_session! { … }`
    /// let gateway = Gateway::new(Environment::Sandbox, token);
    /// let call = gateway.create(&session, &RequestId::random());
    /// assert_eq!(call.request().body(), &session.to_json());
    /// assert_eq!(call.repeatability(), Repeatability::AfterLookUp);
    /// # Ok(())
    /// # }
    /// ```
    pub fn create(&self, session: &impl PaymentRequest, id: &RequestId) -> Call<SessionResponse> {
        self.post_call("/v2/payments", session.to_json(), id, Repeatability::AfterLookUp)
    }

    /// Creates an authorized call that changes nothing, for a path that is valid.
    pub(super) fn get_call<A>(&self, path: &str) -> Call<A> {
        let mut request = request(Method::GET, self.server.base_url(), path, Vec::new());
        self.authorize(&mut request);
        Call::new(request, Repeatability::Safe)
    }

    /// Creates an authorized call with a body, for a path that is valid.
    pub(super) fn post_call<A>(
        &self,
        path: &str,
        body: Vec<u8>,
        id: &RequestId,
        repeatability: Repeatability,
    ) -> Call<A> {
        let mut request = request(Method::POST, self.server.base_url(), path, body);
        self.authorize(&mut request);
        request.headers_mut().insert("x-request-id", id.header().clone());
        Call::new(request, repeatability)
    }

    fn authorize(&self, request: &mut Request<Vec<u8>>) {
        let headers = request.headers_mut();
        headers.insert(header::AUTHORIZATION, self.token.header().clone());
        if let Some(sub_merchant) = &self.sub_merchant {
            headers.insert("x-submerchant-id", sub_merchant.header().clone());
        }
    }
}

/// Creates a request without authorization. Only a request with a body has a content type.
pub(super) fn request(method: Method, base_url: &str, path: &str, body: Vec<u8>) -> Request<Vec<u8>> {
    let has_body = !body.is_empty();
    let mut request = Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() =
        [base_url, path].concat().parse().expect("base URLs and paths are checked, also for their lengths");
    if has_body {
        request.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    request
}
