//! Callbacks of the gateway.

use alloc::string::String;
use core::fmt;

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{Open, RawJson, ReadError, RefundResponse, SessionResponse, enum_value::response_enums, read};

response_enums! {
    /// The event of a callback.
    #[page(PaymentCallback)]
    pub enum CallbackEvent {
        /// The payment of a `SINGLE` session is being processed.
        PAYMENT_PROCESSING = "PAYMENT.PROCESSING",
        /// A `SINGLE` session is paid. The gateway's quick start calls the event `PAYMENT.SUCCESS`.
        PAYMENT_PAID = "PAYMENT.PAID" | "PAYMENT.SUCCESS",
        /// A session was cancelled.
        PAYMENT_CANCELLED = "PAYMENT.CANCELLED",
        /// A session was not paid in time. Merchants receive this event, although the page does not list it.
        PAYMENT_EXPIRED = "PAYMENT.EXPIRED",
        /// A test from the dashboard. Merchants receive this event, although the page does not list it.
        PAYMENT_TEST = "PAYMENT.TEST",
        /// A customer has paid to the static account or QR code of a `MULTIPLE` session.
        CHARGE_SUCCESS = "CHARGE.SUCCESS",
        /// A refund is in progress.
        REFUND_PENDING = "REFUND.PENDING",
        /// A refund waits for a bank transfer. The page spells the event `REFUND.WAITING_BANK_TRANFER`.
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
#[doc = payment_core::page_link!(PaymentCallback)]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Callback {
    /// The event.
    pub event: Open<CallbackEvent>,
    /// The session or refund of the event, as it was received.
    pub data: Option<RawJson>,
    session: Option<SessionResponse>,
    refund: Option<RefundResponse>,
}

impl Callback {
    /// Reads a callback's body without checking its key. [`CallbackKey::open`] checks it.
    ///
    /// # Errors
    ///
    /// Returns the reason if the body is not a callback.
    ///
    /// # Examples
    ///
    /// An event that this version does not know is not an error:
    ///
    /// ```
    /// use payment_session::response::Callback;
    ///
    /// let callback = Callback::parse(br#"{"event":"PAYOUT.SUCCESS","data":{"id":"p1"}}"#)?;
    /// assert_eq!(callback.event.to_string(), "PAYOUT.SUCCESS");
    /// assert!(callback.event.known().is_none());
    /// assert!(callback.session().is_none()); // `data` has the JSON
    /// # Ok::<(), payment_session::response::ReadError>(())
    /// ```
    pub fn parse(body: &[u8]) -> Result<Self, ReadError> {
        let mut members = read::members(body)?;
        let event: Open<CallbackEvent> = members.take(&["event"]).ok_or(ReadError::MissingEvent)?;
        let data: Option<RawJson> = members.take(&["data"]);
        let is_payment = event.as_str().starts_with("PAYMENT.") || event.as_str().starts_with("CHARGE.");
        let session = match &data {
            Some(data) if is_payment => session(data)?,
            _ => None,
        };
        let refund = match &data {
            Some(data) if event.as_str().starts_with("REFUND.") => read_if_possible(data)?,
            _ => None,
        };
        Ok(Self { event, data, session, refund })
    }

    /// Returns the session of a `PAYMENT.…` or `CHARGE.…` event, or `None` if the data is not a session.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::{Callback, ReadError};
    ///
    /// let refund = Callback::parse(br#"{"event":"REFUND.SUCCESS","data":{"id":"r1"}}"#)?;
    /// assert!(refund.session().is_none());
    /// assert_eq!(refund.data.ok_or(ReadError::MissingData)?.as_json(), r#"{"id":"r1"}"#);
    /// # Ok::<(), ReadError>(())
    /// ```
    pub fn session(&self) -> Option<&SessionResponse> {
        self.session.as_ref()
    }

    /// Returns the refund of a `REFUND.…` event, or `None` if the data is not a refund.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::{Callback, RefundStatus};
    ///
    /// let callback = Callback::parse(
    ///     br#"{"event":"REFUND.SUCCESS","data":{"id":"r1","status":"SUCCESS"}}"#,
    /// )?;
    /// assert!(callback.refund().is_some_and(|refund| refund.status == RefundStatus::SUCCESS));
    /// # Ok::<(), payment_session::response::ReadError>(())
    /// ```
    pub fn refund(&self) -> Option<&RefundResponse> {
        self.refund.as_ref()
    }
}

/// Returns the data as a session, or `None` if it is something else. A charge has a field that a session lacks.
fn session(data: &RawJson) -> Result<Option<SessionResponse>, ReadError> {
    let Some(members) = read::Members::of(data.as_json()) else { return Ok(None) };
    if members.get("paymentSessionId").is_some_and(|id| id != "null") {
        return Ok(None);
    }
    read_if_possible(data)
}

/// Returns the data as a value, or `None` if it is something else.
fn read_if_possible<T: read::Read>(data: &RawJson) -> Result<Option<T>, ReadError> {
    match read::read_json(data.as_json()) {
        Err(ReadError::TooManyItems) => Err(ReadError::TooManyItems),
        value => Ok(value.ok()),
    }
}

/// The Callback API key of your account, which the gateway sends in the header `X-API-Key`. `Debug` redacts it.
///
#[doc = payment_core::page_link!(PaymentCallback)]
///
/// # Examples
///
/// ```
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
    /// Creates a key as the dashboard shows it. With an empty key, every callback is rejected.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::CallbackKey;
    ///
    /// let forgotten = CallbackKey::new("");
    /// assert!(!forgotten.verify(Some("")));
    /// ```
    pub fn new(key: impl Into<String>) -> Self {
        Self(Zeroizing::new(key.into()))
    }

    /// Returns whether a callback's header `X-API-Key` has this key.
    ///
    /// The comparison takes the same time for every header of the same length.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::CallbackKey;
    ///
    /// let key = CallbackKey::new("from the dashboard");
    /// assert!(key.verify(Some(b"from the dashboard".as_slice())));
    /// assert!(!key.verify(Some("another")));
    /// assert!(!key.verify(None::<&[u8]>));
    /// ```
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
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::{CallbackError, CallbackKey};
    ///
    /// /// Returns the status of your response.
    /// fn respond(key: &CallbackKey, header: Option<&[u8]>, body: &[u8]) -> u16 {
    ///     match key.open(header, body) {
    ///         Ok(_callback) => 200, // store it, and look the session up later
    ///         Err(CallbackError::WrongKey) => 401,
    ///         Err(_) => 400,
    ///     }
    /// }
    ///
    /// let key = CallbackKey::new("k");
    /// assert_eq!(respond(&key, None, br#"{"event":"PAYMENT.PAID"}"#), 401);
    /// assert_eq!(respond(&key, Some(b"k"), b"{}"), 400);
    /// ```
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CallbackError {
    /// The header `X-API-Key` is missing or has another key, so the request is not from the gateway.
    WrongKey,
    /// The body is not a callback.
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
