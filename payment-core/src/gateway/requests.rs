//! Calls of the gateway as requests of the `http` crate, for whichever client sends them: nothing here connects.

use alloc::vec::Vec;

use http::{HeaderValue, Method, Request, header};

use super::{AccessToken, Environment, RequestId, Server, SubMerchantId};
use crate::session::PaymentRequest;

/// A way to the gateway for whoever holds an [`AccessToken`]: each call as an `http::Request`.
///
/// The answer is read by the type that it is: [`SessionResponse`](crate::response::SessionResponse) and its like take the
/// client's `http::Response`.
///
/// ```
/// # use payment_core as payment_session;
/// use payment_session::{PaymentSession, gateway::{AccessToken, Environment, Gateway, RequestId}, response::Answer};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let answer = br#"{"code":"00","message":"Success","data":{"accessToken":"t","expiresIn":"900","tokenType":"Bearer"}}"#;
/// # let session = PaymentSession::from_json(br#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},
/// #   "paymentMethod":{"type":"QR"},"mode":"API","customer":{"email":"a@b.co"}}"#)?;
/// let token = AccessToken::parse(200, answer)?;
/// let gateway = Gateway::new(Environment::Sandbox, token);
/// // made once for a payment: who sends again after a time-out sends the same
/// let id = RequestId::random();
/// let request = gateway.create(&session, &id);
///
/// assert_eq!(request.method(), "POST");
/// assert_eq!(request.uri(), "https://api-stg.pivot-payment.com/v2/payments");
/// assert_eq!(request.headers()["x-request-id"], id.as_ref());
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
    /// To that server, with that token.
    pub const fn new(server: S, token: AccessToken) -> Self {
        Self { server, token, sub_merchant: None }
    }

    /// Every call for a sub-account of the platform: header `x-submerchant-id`.
    #[must_use]
    pub fn acting_for(mut self, sub_merchant: SubMerchantId) -> Self {
        self.sub_merchant = Some(sub_merchant);
        self
    }

    /// The same with a new token, when the one before has expired.
    #[must_use]
    pub fn with_token(mut self, token: AccessToken) -> Self {
        self.token = token;
        self
    }

    /// `POST /v2/payments`: creates a payment session. The answer is a [`SessionResponse`](crate::response::SessionResponse).
    ///
    /// The gateway answers a second request with the same id and body by the first one's answer, and refuses one with
    /// the same id and another body; ids are free again after 24 hours. Do not rely on the former: after a time-out
    /// ask for the session by its `clientReferenceId`. Documentation page: Create Payment Session.
    pub fn create(&self, session: &impl PaymentRequest, id: &RequestId) -> Request<Vec<u8>> {
        self.post("/v2/payments", session.to_json(), id)
    }

    pub(super) fn post(&self, path: &str, body: Vec<u8>, id: &RequestId) -> Request<Vec<u8>> {
        let mut request = request(Method::POST, self.server.base_url(), path, body);
        self.authorize(&mut request);
        request.headers_mut().insert("x-request-id", id.header().clone());
        request
    }

    pub(super) fn authorize(&self, request: &mut Request<Vec<u8>>) {
        let headers = request.headers_mut();
        headers.insert(header::AUTHORIZATION, self.token.header().clone());
        if let Some(sub_merchant) = &self.sub_merchant {
            headers.insert("x-submerchant-id", sub_merchant.header().clone());
        }
    }
}

/// A request without authorization. What has a body has a content type.
pub(super) fn request(method: Method, base_url: &str, path: &str, body: Vec<u8>) -> Request<Vec<u8>> {
    let has_body = !body.is_empty();
    let mut request = Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = [base_url, path]
        .concat()
        .parse()
        .expect("base addresses are checked when they are made, and everything in a path is encoded");
    if has_body {
        request.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    request
}
