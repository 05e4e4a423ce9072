//! Calls of the gateway: their bodies, and with the feature `http` each call as an `http::Request`.
//!
//! [`Credentials::request_token`] and the methods of [`Gateway`] return a [`Call`]. Send its request with the HTTP client
//! of your choice, and pass the response to [`Call::parse`]. Nothing in this module opens a connection.
//!
//! # Examples
//!
//! ```
//! # #[cfg(feature = "http")]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use payment_session::{
//!     PaymentSession, SessionResponse,
//!     gateway::{AccessToken, Environment, Gateway, RequestId},
//! };
//! # use std::time::Duration;
//! # let token = AccessToken::new("t", Duration::from_secs(900))?;
//! # let session = PaymentSession::from_json(br#"{"clientReferenceId":"1",
//! #     "amount":{"value":1,"currency":"IDR"},"redirectUrl":{},"customerId":"C"}"#)?;
//!
//! let gateway = Gateway::new(Environment::Sandbox, token);
//! let call = gateway.create(&session, &RequestId::random());
//! assert_eq!(call.request().uri(), "https://api-stg.pivot-payment.com/v2/payments");
//!
//! // `status` and `body` are those of the response that your HTTP client has received.
//! # let (status, body) = (200, br#"{"code":"00","message":"Success","data":{"id":"a972"}}"#);
//! let created: SessionResponse = call.parse(status, body)?;
//! assert_eq!(created.id, "a972");
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "http"))]
//! # fn main() {}
//! ```

#[cfg(feature = "http")]
mod call;
#[cfg(feature = "http")]
mod call_error;
#[cfg(feature = "http")]
mod call_path;
#[cfg(feature = "http")]
mod changing_calls;
#[cfg(feature = "http")]
mod credentials;
#[cfg(feature = "http")]
mod environment;
#[cfg(feature = "http")]
mod other_calls;
#[cfg(feature = "http")]
mod reading_calls;
#[cfg(feature = "http")]
mod refund_calls;
#[cfg(feature = "http")]
mod repeatability;
#[cfg(feature = "http")]
mod requests;
#[cfg(feature = "http")]
mod setting;

#[doc(inline)]
pub use payment_core::calls::{Cancel, CancelReason, Capture, Confirm, SimulatedStatus, Simulation};
#[cfg(feature = "http")]
pub use {
    call::Call,
    call_error::{CallError, UnserializableBody},
    credentials::{AccessToken, Credentials, MerchantId, MerchantSecret},
    environment::{BaseUrl, Environment, Server, TestEnvironment},
    repeatability::{FollowUp, Repeatability},
    requests::Gateway,
    setting::{InvalidSetting, RequestId, SubMerchantId},
};
