//! The responses of the gateway, its errors and its callbacks.
//!
//! [`SessionResponse::parse`] reads the response to a new session, [`GatewayResponse::parse`] any other response, and
//! [`CallbackKey::open`] a callback. The functions `from_json` read one object without the envelope of a response.
//!
//! Nothing is lost: each object keeps the fields that are unknown, or not of the documented type, in
//! [`other`](payment_core::values::OtherFields). An enum value that this version does not know is [`Open::Other`].
//!
//! # Examples
//!
//! ```
//! use payment_session::{NextStep, SessionResponse, response::Outcome};
//!
//! fn handle(status: u16, body: &[u8]) -> String {
//!     match SessionResponse::parse(status, body) {
//!         Ok(session) => match session.next_step() {
//!             NextStep::SendCustomer(url) => format!("send the customer to {url}"),
//!             other => format!("{other:?}"),
//!         },
//!         Err(error) if error.outcome() == Outcome::Uncertain => "look it up".to_owned(),
//!         Err(error) => format!("not created: {error}"),
//!     }
//! }
//!
//! let body = br#"{"code":"00","message":"Success","data":{"id":"a972","mode":"REDIRECT",
//!     "status":"REQUIRE_ACTION","paymentUrl":"https://pay.example/"}}"#;
//! assert_eq!(handle(201, body), "send the customer to https://pay.example/");
//! assert_eq!(handle(504, b""), "look it up");
//! ```
//!
//! # Limits
//!
//! Lists of objects, such as charges, captures and sessions, have at most 1,000 items, and 10,000 in one response. A
//! response with more is a [`ReadError`]. Lists that stay JSON, such as those in `metadata`, are not limited.

mod after_creation;
mod callback;
mod customer_step;
mod enum_value;
mod enums;
mod envelope;
mod error;
mod item_limit;
pub(crate) mod json;
mod money;
mod next_step;
mod open;
mod order;
mod outcome;
mod page;
mod parts;
#[allow(missing_debug_implementations, reason = "no public API, and the fields may be card data")]
pub(crate) mod read;
mod read_error;
pub(crate) mod response_struct;
mod secret;
mod session;
mod timestamp;
mod totals;

pub use after_creation::{
    CaptureResponse, InstallmentConfig, PaymentMethodConfig, PaymentMethodConfigs, SimulationResult,
};
pub use callback::{Callback, CallbackError, CallbackEvent, CallbackKey};
pub use customer_step::CustomerStep;
pub use enum_value::{EnumValue, UnknownValue};
pub use enums::*;
pub use envelope::{Envelope, GatewayResponse, Pagination};
pub use error::{ApiError, ApiErrorKind, ErrorDetail};
pub use json::RawJson;
pub use money::{Money, MoneyValue};
pub use next_step::NextStep;
pub use open::Open;
pub use order::{LookUpResult, Order, OrderField};
pub use outcome::Outcome;
pub use page::{ListItem, ListPage, Page};
pub use parts::*;
#[doc(no_inline)]
pub use payment_core::{
    calls::RefundId,
    request::{ChargeId, SessionId},
};
pub use read_error::ReadError;

pub use secret::{EncryptionKey, PaymentUrl};
pub use session::SessionResponse;
pub use timestamp::{InvalidTimestamp, Timestamp};
