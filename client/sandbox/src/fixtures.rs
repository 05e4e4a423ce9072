//! The gateway's responses, errors and callbacks, for tests without a server.
//!
//! The sandbox's own code creates these, so they have the same fields as the responses of a running sandbox. Ids and times
//! are the same each time, so that the output can be compared with a snapshot.
//!
//! # Examples
//!
//! ```
//! use payment_sandbox::fixtures;
//! use payment_session::{
//!     NextStep, SessionResponse,
//!     response::{CallbackEvent, CallbackKey, SessionStatus},
//! };
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let paid = fixtures::session(SessionStatus::PAID).reference("order-1");
//! let response = paid.response();
//! let session = SessionResponse::parse(response.status, &response.body)?;
//! assert_eq!(session.next_step(), NextStep::Done);
//!
//! let callback = paid.callback(CallbackEvent::PAYMENT_PAID, "the key from the dashboard");
//! let opened = CallbackKey::new("the key from the dashboard").open(Some(&callback.api_key), &callback.body)?;
//! assert_eq!(opened.session().and_then(|session| session.client_reference_id.as_deref()), Some("order-1"));
//! # Ok(())
//! # }
//! ```

use std::time::{Duration, UNIX_EPOCH};

use payment_session::response::{CallbackEvent, SessionStatus};
use serde_json::{Value, json};

pub use crate::error::GatewayError;
use crate::{
    clock::Clock,
    envelope::{to_callback, to_data},
    policy::Policy,
    rejection::Rejection,
    settings::Settings,
    store::{self, Store},
};

/// 2026-01-01T00:00:00Z, in seconds.
const NOW: u64 = 1_767_225_600;
const REQUEST_ID: &str = "0000000000000000";

/// An HTTP response of the gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The body, which is JSON.
    pub body: Vec<u8>,
}

/// A callback of the gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Callback {
    /// The value of the header `X-API-Key`.
    pub api_key: String,
    /// The body, which is JSON.
    pub body: Vec<u8>,
}

/// A session in a state of your choice. [`session`] creates it.
#[derive(Clone, Debug)]
#[must_use]
pub struct Session {
    status: SessionStatus,
    reference: String,
    amount: u64,
}

/// Creates a session with a status.
///
/// The status decides the method:
///
/// | status | session |
/// |---|---|
/// | `REQUIRE_PAYMENT_METHOD`, `REQUIRE_CONFIRMATION`, `CANCELLED` | the customer chooses on the hosted page |
/// | `REQUIRE_ACTION`, `PAID`, `EXPIRED` | a QR code for one payment |
/// | `ACTIVE`, `INACTIVE` | a static QR code |
/// | `PROCESSING` | a card whose amount is authorized and not captured |
///
/// The reference is `order-1` and the amount is 10,000 rupiah. A status that this version does not know is treated as
/// `REQUIRE_ACTION`.
///
/// # Examples
///
/// ```
/// use payment_sandbox::fixtures;
/// use payment_session::{SessionResponse, response::SessionStatus};
///
/// # fn main() -> Result<(), payment_session::ApiError> {
/// let response = fixtures::session(SessionStatus::EXPIRED).amount(25_000).response();
/// let session = SessionResponse::parse(response.status, &response.body)?;
/// assert_eq!(session.status, SessionStatus::EXPIRED);
/// # Ok(())
/// # }
/// ```
pub fn session(status: SessionStatus) -> Session {
    Session { status, reference: "order-1".into(), amount: 10_000 }
}

impl Session {
    /// Sets the `clientReferenceId`.
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = reference.into();
        self
    }

    /// Sets the amount in rupiah.
    pub fn amount(mut self, amount: u64) -> Self {
        self.amount = amount;
        self
    }

    /// Returns the response to a request for this session.
    ///
    /// # Panics
    ///
    /// Panics if the gateway accepts no such reference or amount.
    pub fn response(&self) -> Response {
        Response { status: 200, body: to_data(self.create()).into_bytes() }
    }

    /// Returns a callback about this session, as `PAYMENT.PAID` or any other event.
    ///
    /// The gateway sends `PAYMENT.PAID` for a session that is `PAID`, and `CHARGE.SUCCESS` for one that is `ACTIVE`. This
    /// function accepts every event and every status, so that a test can send callbacks that do not fit.
    ///
    /// # Panics
    ///
    /// Panics if the gateway accepts no such reference or amount.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_sandbox::fixtures;
    /// use payment_session::response::{CallbackEvent, CallbackKey, SessionStatus};
    ///
    /// # fn main() -> Result<(), payment_session::response::CallbackError> {
    /// let paid = fixtures::session(SessionStatus::PAID).reference("INV-1").amount(25_000);
    /// let sent = paid.callback(CallbackEvent::PAYMENT_PAID, "key");
    ///
    /// let callback = CallbackKey::new("key").open(Some(&sent.api_key), &sent.body)?;
    /// let session = callback.session().unwrap();
    /// assert_eq!(session.client_reference_id.as_deref(), Some("INV-1"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn callback(&self, event: CallbackEvent, api_key: impl Into<String>) -> Callback {
        Callback { api_key: api_key.into(), body: to_callback(event.as_str(), &self.create()).into_bytes() }
    }

    /// Takes a session through the steps that lead to its status.
    fn create(&self) -> store::Session {
        let clock = Clock::fixed(UNIX_EPOCH + Duration::from_secs(NOW));
        let settings = Settings { seed: 0, ..Settings::default() };
        let mut store = Store::new("https://sandbox.example".into(), settings, clock);
        let request = Policy::default().parse(self.request().to_string().as_bytes());
        let created = request.and_then(|request| store.create(&request, REQUEST_ID).map(|session| session.id.clone()));
        let id = created.unwrap_or_else(|rejection| panic!("{}", rejection.body("")));
        let done = match self.status {
            SessionStatus::CANCELLED => {
                let body = br#"{"cancellationReason":"REQUESTED_BY_CUSTOMER"}"#;
                store.cancel(&id, body, REQUEST_ID).map(drop)
            }
            SessionStatus::PAID => store.pay(&id),
            SessionStatus::PROCESSING => store.pay_on_page(&id).map(drop),
            SessionStatus::EXPIRED => store.expire(&id),
            status @ (SessionStatus::INACTIVE | SessionStatus::REQUIRE_PAYMENT_METHOD) => {
                store.session(&id).map(|session| session.status = status)
            }
            _ => Ok(()),
        };
        let session = done.and_then(|()| store.session(&id).cloned());
        session.unwrap_or_else(|rejection| panic!("{}", rejection.body("")))
    }

    /// Returns the request that creates the session.
    fn request(&self) -> Value {
        let amount = json!({ "value": self.amount, "currency": "IDR" });
        let mut request = match self.status {
            SessionStatus::REQUIRE_PAYMENT_METHOD | SessionStatus::REQUIRE_CONFIRMATION | SessionStatus::CANCELLED => {
                json!({ "amount": amount, "autoConfirm": false, "redirectUrl": {} })
            }
            SessionStatus::PROCESSING => json!({
                "amount": amount,
                "redirectUrl": {},
                "paymentMethod": { "type": "CARD" },
                "paymentMethodOptions": { "card": { "captureMethod": "manual" } },
            }),
            SessionStatus::ACTIVE | SessionStatus::INACTIVE => {
                json!({ "paymentType": "MULTIPLE", "mode": "API", "paymentMethod": { "type": "QR" } })
            }
            _ => json!({ "amount": amount, "mode": "API", "paymentMethod": { "type": "QR" } }),
        };
        request["clientReferenceId"] = json!(self.reference);
        request["customer"] = json!({ "email": "customer@example.com" });
        request
    }
}

/// Creates the response to a request that the gateway rejects or fails to process.
///
/// # Examples
///
/// Each error can be sent to the code under test:
///
/// ```
/// use payment_sandbox::fixtures::{self, GatewayError};
/// use payment_session::SessionResponse;
///
/// for error in GatewayError::ALL {
///     let response = fixtures::error(*error);
///     let parsed = SessionResponse::parse(response.status, &response.body).unwrap_err();
///     assert_eq!((parsed.status(), parsed.code()), (error.status(), error.code()));
/// }
/// ```
pub fn error(error: GatewayError) -> Response {
    let rejection = match error {
        GatewayError::Validation => Rejection::invalid("amount", "is required"),
        GatewayError::ResourceAlreadyExists => {
            Rejection::from(error).with_detail("X-REQUEST-ID", "Use unique X-REQUEST-ID")
        }
        _ => error.into(),
    };
    let body = rejection.body("00000000000000000000000000000000");
    Response { status: error.status(), body: body.into_bytes() }
}
