//! The envelope of every response.

use alloc::string::String;

use super::{
    ApiError, CustomerRecord, RawJson, ReadError, SessionResponse,
    read::{self, Members, Read},
    response_struct::response_struct,
};
use super::{CaptureResponse, PaymentMethodConfigs, RefundResponse, SimulationResult};

/// The code of a response that is not an error.
const SUCCESS: &str = "00";

response_struct! {
    /// The part of a list that a response contains.
    #[page(Pagination)]
    pub struct Pagination {
        /// `page`: the number of this page, from 1.
        page: Option<u64> = "page",
        /// `perPage`: the number of items on a page, at most 100.
        per_page: Option<u64> = "perPage",
        /// `totalItems`: the number of items on all pages.
        total_items: Option<u64> = "totalItems",
        /// `totalPages`: the number of pages.
        total_pages: Option<u64> = "totalPages",
    }
}

/// The envelope of every response that is not an error: `{"code":"00","message":"Success","data":…}`.
///
/// Use it for calls whose responses have no type in this crate, for example payouts.
/// [`SessionResponse::parse`](crate::response::SessionResponse::parse) reads the response to a new session.
///
#[doc = payment_core::page_link!(Response)]
///
/// # Examples
///
/// ```
/// use payment_session::response::Envelope;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let body = br#"{"code":"00","message":"Success","data":{"id":"p1","status":"PENDING"}}"#;
/// let envelope = Envelope::parse(200, body)?;
/// let payout: serde_json::Value = serde_json::from_str(envelope.data.as_json())?;
/// assert_eq!(payout["status"], "PENDING");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Envelope {
    /// `data`: the content, as it was received.
    pub data: RawJson,
    /// `pagination`: the part of the list that `data` contains. Only lists have it.
    pub pagination: Option<Pagination>,
}

impl Envelope {
    /// Reads a response from its HTTP status and its whole body.
    ///
    /// # Errors
    ///
    /// Returns an error unless the status is 2xx, the code is `00`, and `data` is present.
    ///
    /// # Examples
    ///
    /// The status and the code must agree:
    ///
    /// ```
    /// use payment_session::response::{Envelope, ReadError};
    ///
    /// let body = br#"{"code":"00","message":"Success","data":{}}"#;
    /// let error = Envelope::parse(502, body).unwrap_err();
    /// assert_eq!(error.as_unreadable(), Some(ReadError::ContradictoryCode));
    /// ```
    pub fn parse(status: u16, body: &[u8]) -> Result<Self, ApiError> {
        let mut members = Self::members(status, body)?;
        let data = members.take(&["data"]);
        Self::of(status, data, members)
    }

    /// Reads the response of a list, which is empty if its `data` is `null`.
    pub(crate) fn of_list(status: u16, body: &[u8]) -> Result<Self, ApiError> {
        let mut members = Self::members(status, body)?;
        let data = match members.get("data") {
            Some("null") => Some(RawJson::new_unchecked("[]")),
            _ => members.take(&["data"]),
        };
        Self::of(status, data, members)
    }

    fn of(status: u16, data: Option<RawJson>, mut members: Members<'_>) -> Result<Self, ApiError> {
        match data {
            Some(data) => Ok(Self { data, pagination: members.take(&["pagination"]) }),
            None => Err(ApiError::unreadable(status, ReadError::MissingData)),
        }
    }

    /// Returns the fields of a response that is not an error.
    fn members(status: u16, body: &[u8]) -> Result<Members<'_>, ApiError> {
        let mut members = match read::members(body) {
            Ok(members) => members,
            Err(reason) => return Err(ApiError::unreadable(status, reason)),
        };
        let code: Option<String> = members.take(&["code"]);
        let is_success = (200..300).contains(&status);
        match code.as_deref() {
            None => Err(ApiError::with_code(status, None, members)),
            Some(SUCCESS) if !is_success => Err(ApiError::unreadable(status, ReadError::ContradictoryCode)),
            Some(SUCCESS) => Ok(members),
            code => Err(ApiError::with_code(status, code, members)),
        }
    }
}

/// A response of the gateway. With this trait, one function can send every call.
///
/// An SDK implements it for its own responses with [`Envelope::parse`].
///
/// # Examples
///
/// ```
/// use payment_session::{ApiError, response::{Envelope, GatewayResponse, RawJson}};
///
/// /// A payout, for which this crate has no type.
/// struct Payout(RawJson);
///
/// impl GatewayResponse for Payout {
///     fn parse(status: u16, body: &[u8]) -> Result<Self, ApiError> {
///         Ok(Self(Envelope::parse(status, body)?.data))
///     }
/// }
///
/// let body = br#"{"code":"00","message":"Success","data":{"id":"p1"}}"#;
/// let Payout(payout) = Payout::parse(200, body)?;
/// assert_eq!(payout.as_json(), r#"{"id":"p1"}"#);
/// # Ok::<(), ApiError>(())
/// ```
pub trait GatewayResponse: Sized {
    /// Reads a response from its HTTP status and its whole body.
    ///
    /// # Errors
    ///
    /// Returns an error if the gateway rejected the request, or if the response cannot be read.
    fn parse(status: u16, body: &[u8]) -> Result<Self, ApiError>;

    /// Reads the response that an HTTP client has received. Its content type does not matter.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`parse`](Self::parse).
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{ApiError, SessionResponse, response::GatewayResponse};
    ///
    /// let body = br#"{"code":"00","message":"Success","data":{"id":"a972"}}"#;
    /// let response = http::Response::new(body.to_vec()); // from your HTTP client
    /// let session = SessionResponse::from_response(&response)?;
    /// assert_eq!(session.id, "a972");
    /// # Ok::<(), ApiError>(())
    /// ```
    #[cfg(feature = "http")]
    fn from_response<B: AsRef<[u8]>>(response: &http::Response<B>) -> Result<Self, ApiError> {
        Self::parse(response.status().as_u16(), response.body().as_ref())
    }
}

impl GatewayResponse for Envelope {
    fn parse(status: u16, body: &[u8]) -> Result<Self, ApiError> {
        Self::parse(status, body)
    }
}

impl Envelope {
    /// Reads the data as a value of type `T`.
    pub(crate) fn read<T: Read>(&self, status: u16) -> Result<T, ApiError> {
        read::read_json(self.data.as_json()).map_err(|unreadable| ApiError::unreadable(status, unreadable))
    }
}

macro_rules! gateway_responses {
    ($($name:ident)*) => {$(
        impl GatewayResponse for $name {
            fn parse(status: u16, body: &[u8]) -> Result<Self, ApiError> {
                Envelope::parse(status, body)?.read(status)
            }
        }
    )*};
}

gateway_responses!(CaptureResponse CustomerRecord PaymentMethodConfigs RefundResponse SimulationResult);

impl GatewayResponse for SessionResponse {
    fn parse(status: u16, body: &[u8]) -> Result<Self, ApiError> {
        Self::parse(status, body)
    }
}
