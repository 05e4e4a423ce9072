//! Callbacks of the gateway.

use alloc::string::String;
use core::fmt;

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{Open, RawJson, ReadError, SessionResponse, open::known_words, read};

known_words! {
    /// The event of a callback. Documentation page: Callback.
    pub enum CallbackEvent {
        /// A session that is paid once is being paid.
        PAYMENT_PROCESSING = "PAYMENT.PROCESSING",
        /// A session that is paid once is paid. The quick start calls it `PAYMENT.SUCCESS`.
        PAYMENT_PAID = "PAYMENT.PAID" | "PAYMENT.SUCCESS",
        /// A session was cancelled.
        PAYMENT_CANCELLED = "PAYMENT.CANCELLED",
        /// A session was not paid in time. Merchants see it; the page does not name it.
        PAYMENT_EXPIRED = "PAYMENT.EXPIRED",
        /// A trial from the dashboard. Merchants see it; the page does not name it.
        PAYMENT_TEST = "PAYMENT.TEST",
        /// A session that is paid again and again was paid once more.
        CHARGE_SUCCESS = "CHARGE.SUCCESS",
        /// A refund is under way.
        REFUND_PENDING = "REFUND.PENDING",
        /// A refund waits for a bank transfer. The page spells it so.
        REFUND_WAITING_BANK_TRANSFER = "REFUND.WAITING_BANK_TRANFER" | "REFUND.WAITING_BANK_TRANSFER",
        /// A refund was made.
        REFUND_SUCCESS = "REFUND.SUCCESS",
        /// A refund has failed.
        REFUND_FAILED = "REFUND.FAILED",
    }
}

/// A callback, which the gateway sends with `POST` to the URL in its dashboard.
///
/// [`CallbackKey::open`] verifies a callback and reads it. Respond with exactly 200 at once. Otherwise the gateway can send
/// the callback again, after 5 minutes, 15 minutes, 1, 3, 6 and 12 hours. Expect the same event twice, and events in another
/// order than they happened: the documentation excludes neither. The body is not signed, so look the session up and compare
/// it with your [`Order`](super::Order) before you deliver.
///
/// Documentation page: Payment Callback.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Callback {
    /// The event.
    pub event: Open<CallbackEvent>,
    /// The session or refund of the event, as it was received.
    pub data: Option<RawJson>,
    session: Option<SessionResponse>,
}

impl Callback {
    /// Reads a callback's body without checking its key.
    ///
    /// # Errors
    ///
    /// Returns the reason if the body is not a callback.
    pub fn parse(body: &[u8]) -> Result<Self, ReadError> {
        let mut members = read::members(body)?;
        let event: Open<CallbackEvent> = members.take(&["event"]).ok_or(ReadError::MissingEvent)?;
        let data: Option<RawJson> = members.take(&["data"]);
        let is_payment = event.as_str().starts_with("PAYMENT.") || event.as_str().starts_with("CHARGE.");
        let session = match &data {
            Some(data) if is_payment => session(data)?,
            _ => None,
        };
        Ok(Self { event, data, session })
    }

    /// Returns the session of a `PAYMENT.…` or `CHARGE.…` event, or `None` if the data is not a session.
    pub fn session(&self) -> Option<&SessionResponse> {
        self.session.as_ref()
    }
}

/// Returns the data as a session, or `None` if it is something else. A charge has a field that a session lacks.
fn session(data: &RawJson) -> Result<Option<SessionResponse>, ReadError> {
    let Some(members) = read::Members::of(data.as_json()) else { return Ok(None) };
    if members.get("paymentSessionId").is_some_and(|id| id != "null") {
        return Ok(None);
    }
    match read::read_json(data.as_json()) {
        Err(ReadError::TooManyItems) => Err(ReadError::TooManyItems),
        session => Ok(session.ok()),
    }
}

/// The account's Callback API key, which the gateway sends along in the header `X-API-Key`.
///
/// ```
/// # use payment_core as payment_session;
/// use payment_session::response::{CallbackEvent, CallbackKey};
///
/// let key = CallbackKey::new("from the dashboard");
/// let header = Some("from the dashboard");
/// let body = br#"{"event":"PAYMENT.PAID","data":{"id":"a972"}}"#;
/// let callback = key.open(header, body)?;
/// assert_eq!(callback.event, CallbackEvent::PAYMENT_PAID);
/// assert_eq!(callback.session().map(|session| session.id.as_ref()), Some("a972"));
/// assert!(key.open(Some("another"), body).is_err());
/// # Ok::<(), payment_session::response::CallbackError>(())
/// ```
#[derive(Clone)]
pub struct CallbackKey(Zeroizing<String>);

impl CallbackKey {
    /// Creates a key as the dashboard shows it. No callback has an empty key.
    pub fn new(key: impl Into<String>) -> Self {
        Self(Zeroizing::new(key.into()))
    }

    /// Returns whether a callback's header `X-API-Key` has this key. The time that it takes does not depend on the header.
    pub fn verify(&self, header: Option<&(impl AsRef<[u8]> + ?Sized)>) -> bool {
        let given = header.map(AsRef::as_ref).unwrap_or_default();
        !given.is_empty() && bool::from(given.ct_eq(self.0.as_bytes()))
    }

    /// Verifies a callback by its header `X-API-Key`, and reads its body.
    ///
    /// # Errors
    ///
    /// Returns [`CallbackError::WrongKey`], to which you respond with status 401, or [`CallbackError::Unreadable`], to
    /// which you respond with status 400.
    pub fn open(&self, header: Option<&(impl AsRef<[u8]> + ?Sized)>, body: &[u8]) -> Result<Callback, CallbackError> {
        if !self.verify(header) {
            return Err(CallbackError::WrongKey);
        }
        Callback::parse(body).map_err(CallbackError::Unreadable)
    }
}

impl fmt::Debug for CallbackKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CallbackKey(redacted)")
    }
}

/// The error returned by [`CallbackKey::open`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CallbackError {
    /// The header `X-API-Key` is missing, or has another key: it is not from the gateway.
    WrongKey,
    /// The body is no callback.
    Unreadable(ReadError),
}

impl fmt::Display for CallbackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongKey => f.write_str("the callback key is missing or wrong"),
            Self::Unreadable(reason) => write!(f, "the callback cannot be read: {reason}"),
        }
    }
}

impl core::error::Error for CallbackError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::WrongKey => None,
            Self::Unreadable(reason) => Some(reason),
        }
    }
}
