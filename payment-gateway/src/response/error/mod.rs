//! The error of a request that the gateway did not carry out, or of a response that cannot be read.

mod detail;
mod display;
mod kind;

use alloc::{boxed::Box, string::String, vec::Vec};
use core::fmt;

use super::{ErrorSource, ErrorType, Open, Outcome, RawJson, ReadError, read::Members};
use payment_core::{Violation, Violations, values::OtherFields};

use detail::DetailOrText;
pub use {detail::ErrorDetail, kind::ApiErrorKind};

/// The error of a request that the gateway did not carry out, or of a response that cannot be read.
///
/// [`outcome`](Self::outcome) says what may have happened at the gateway.
///
#[doc = payment_core::page_link!(Errors)]
///
#[doc = payment_core::page_link!(ResponseAndFailureCode)]
///
/// # Examples
///
/// ```
/// use payment_session::{SessionResponse, response::{ApiErrorKind, Outcome}};
///
/// let body = br#"{"code":"credentials_invalid","message":"Access token is invalid",
///     "error":{"type":"API_ERROR"}}"#;
/// let error = SessionResponse::parse(401, body).unwrap_err();
/// assert_eq!(error.kind(), ApiErrorKind::Credentials);
/// assert_eq!(error.outcome(), Outcome::NotProcessed);
/// assert_eq!(
///     error.to_string(),
///     "the gateway did not process the request (401 credentials_invalid): \
///      Access token is invalid; \
///      request a new access token with valid credentials",
/// );
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ApiError(Box<ErrorFields>);

#[derive(Clone, PartialEq, Eq)]
struct ErrorFields {
    status: u16,
    kind: ApiErrorKind,
    outcome: Outcome,
    unreadable: Option<ReadError>,
    code: Option<String>,
    message: Option<String>,
    error_type: Option<Open<ErrorType>>,
    error_source: Option<Open<ErrorSource>>,
    details: Vec<ErrorDetail>,
    trace_id: Option<String>,
    other: OtherFields<RawJson>,
}

impl ApiError {
    /// Creates an error of which only the status and the code are known, as a journal keeps it.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{ApiError, response::Outcome};
    ///
    /// let error = ApiError::recorded(400, "api_validation_error");
    /// assert_eq!((error.outcome(), error.details().len()), (Outcome::Rejected, 0));
    /// ```
    pub fn recorded(status: u16, code: &str) -> Self {
        Self::with_code(status, Some(code), Members::default())
    }

    /// Returns the HTTP status.
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// Returns the kind of the error. It depends on the status first, then on the code.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{ApiError, response::ApiErrorKind};
    ///
    /// /// Returns who has to act on an error.
    /// fn responsible(error: &ApiError) -> &'static str {
    ///     match error.kind() {
    ///         ApiErrorKind::Credentials | ApiErrorKind::Forbidden => "whoever manages the account",
    ///         ApiErrorKind::Validation => "whoever wrote the request",
    ///         ApiErrorKind::TooManyRequests | ApiErrorKind::Timeout | ApiErrorKind::Gateway => "nobody: wait",
    ///         _ => "whoever reads the log",
    ///     }
    /// }
    /// ```
    pub fn kind(&self) -> ApiErrorKind {
        self.0.kind
    }

    /// Returns the outcome: what may have happened at the gateway.
    ///
    /// Whether the request may be sent again depends on the call as well: `gateway::Call::follow_up` (feature `http`) decides
    /// it.
    ///
    /// # Examples
    ///
    /// A response without a documented code can come from a proxy, so its outcome is uncertain:
    ///
    /// ```
    /// use payment_session::{SessionResponse, response::Outcome};
    ///
    /// let outcome = |body| SessionResponse::parse(404, body).unwrap_err().outcome();
    /// assert_eq!(outcome(br#"{"code":"not_found"}"#), Outcome::Rejected);
    /// assert_eq!(outcome(b"<html>Not Found</html>"), Outcome::Uncertain);
    /// ```
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// Returns the gateway's code, for example `api_validation_error`. It is empty if the response has another form.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::SessionResponse;
    ///
    /// let body = br#"{"code":"resource_missing","message":"Payment session not found"}"#;
    /// let error = SessionResponse::parse(404, body).unwrap_err();
    /// assert_eq!((error.status(), error.code()), (404, "resource_missing"));
    /// assert_eq!(error.message(), "Payment session not found");
    ///
    /// let error = SessionResponse::parse(502, b"<html>Bad Gateway</html>").unwrap_err();
    /// assert_eq!((error.status(), error.code()), (502, ""));
    /// ```
    pub fn code(&self) -> &str {
        self.0.code.as_deref().unwrap_or_default()
    }

    /// Returns the gateway's message. It is empty if the response has another form.
    pub fn message(&self) -> &str {
        self.0.message.as_deref().unwrap_or_default()
    }

    /// Returns `type`: the part of the system that reports the error, or `None` if the field is absent.
    pub fn error_type(&self) -> Option<&Open<ErrorType>> {
        self.0.error_type.as_ref()
    }

    /// Returns `source`: the part of the system that caused the error, or `None` if the field is absent.
    pub fn error_source(&self) -> Option<&Open<ErrorSource>> {
        self.0.error_source.as_ref()
    }

    /// Returns the mistakes that the gateway found in the request, at most 1,000 of them.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::SessionResponse;
    ///
    /// let body = br#"{"code":"api_validation_error","message":"Invalid request","error":{
    ///     "type":"API_ERROR","details":[{"field":"amount.value","message":"is too low"}]}}"#;
    /// let error = SessionResponse::parse(400, body).unwrap_err();
    /// let [detail] = error.details() else { unreachable!() };
    /// assert_eq!(detail.field.as_deref(), Some("amount.value"));
    /// ```
    pub fn details(&self) -> &[ErrorDetail] {
        &self.0.details
    }

    /// Returns the [details](Self::details) in the form of this crate's own violations, or `None` if there are none.
    ///
    /// So one function shows both, for example at the fields of a form. The id of each is the [code](Self::code), its
    /// pointer is [`ErrorDetail::pointer`], and its message is the gateway's.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::SessionResponse;
    ///
    /// let body = br#"{"code":"api_validation_error","message":"Invalid request","error":{
    ///     "type":"API_ERROR","details":[{"field":"amount.value","message":"is too low"}]}}"#;
    /// let error = SessionResponse::parse(400, body).unwrap_err();
    /// let violations = error.violations().ok_or("no details")?;
    /// assert_eq!(violations[0].id(), "api_validation_error");
    /// assert_eq!(violations[0].pointer(), "/amount/value");
    /// assert_eq!(violations[0].message(), "is too low");
    /// # Ok::<(), &str>(())
    /// ```
    pub fn violations(&self) -> Option<Violations> {
        let violation = |detail: &ErrorDetail| {
            let message = detail.message.as_deref().unwrap_or(self.message());
            Violation::custom(String::from(self.code()), detail.pointer().unwrap_or_default(), message)
        };
        Violations::new(self.details().iter().map(violation))
    }

    /// Returns the gateway's id of the HTTP request, which its support asks for, or `None` if it is absent.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::SessionResponse;
    ///
    /// let body = br#"{"code":"internal_error","error":{"traceId":"7f3a"}}"#;
    /// let error = SessionResponse::parse(500, body).unwrap_err();
    /// assert_eq!(error.trace_id(), Some("7f3a"));
    /// assert!(error.to_string().ends_with("(trace id 7f3a)"));
    /// ```
    pub fn trace_id(&self) -> Option<&str> {
        self.0.trace_id.as_deref()
    }

    /// Returns the fields that are not documented, or not of the documented type.
    ///
    /// Those in `error` come first, then those of the response around it.
    pub fn other(&self) -> &OtherFields<RawJson> {
        &self.0.other
    }

    /// Returns the reason why the response does not have the documented form, or `None` if it has that form.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{SessionResponse, response::ReadError};
    ///
    /// let truncated = SessionResponse::parse(200, br#"{"code":"00","da"#).unwrap_err();
    /// assert_eq!(truncated.as_unreadable(), Some(ReadError::Truncated));
    /// let rejected = SessionResponse::parse(400, br#"{"code":"field_required"}"#).unwrap_err();
    /// assert_eq!(rejected.as_unreadable(), None);
    /// ```
    pub fn as_unreadable(&self) -> Option<ReadError> {
        self.0.unreadable
    }

    /// Creates the error of a response that does not have the documented form.
    pub(crate) fn unreadable(status: u16, reason: ReadError) -> Self {
        Self::new(status, Err(reason), Members::default())
    }

    /// Creates the error of a response from its code and its other fields.
    pub(super) fn with_code(status: u16, code: Option<&str>, members: Members<'_>) -> Self {
        Self::new(status, code.ok_or(ReadError::MissingCode), members)
    }

    /// Creates an error. It keeps the texts of proxies in front of the gateway, which use other fields.
    fn new(status: u16, code: Result<&str, ReadError>, mut members: Members<'_>) -> Self {
        const TRACE_ID: &[&str] = &["traceId", "trace_id"];
        let message = members.take(&["message", "error"]);
        let mut error = members.take_object("error").unwrap_or_default();
        let (kind, outcome) = ApiErrorKind::of(status, code.ok());
        let unreadable = code.err().or((status < 400).then_some(ReadError::ContradictoryCode));
        let details: Vec<DetailOrText> = error.take(&["details"]).unwrap_or_default();
        Self(Box::new(ErrorFields {
            status,
            kind,
            outcome,
            unreadable,
            code: code.ok().map(Into::into),
            message,
            error_type: error.take(&["type"]),
            error_source: error.take(&["source"]),
            details: details.into_iter().map(|DetailOrText(detail)| detail).collect(),
            trace_id: error.take(TRACE_ID).or_else(|| members.take(TRACE_ID)),
            other: OtherFields::of_response(error.rest().into_iter().chain(members.rest()).collect()),
        }))
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ErrorFields {
            status,
            kind,
            outcome,
            unreadable,
            code,
            message,
            error_type,
            error_source,
            details,
            trace_id,
            other,
        } = &*self.0;
        f.debug_struct("ApiError")
            .field("status", status)
            .field("kind", kind)
            .field("outcome", outcome)
            .field("unreadable", unreadable)
            .field("code", code)
            .field("message", message)
            .field("error_type", error_type)
            .field("error_source", error_source)
            .field("details", details)
            .field("trace_id", trace_id)
            .field("other", other)
            .finish()
    }
}

impl core::error::Error for ApiError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        self.0.unreadable.as_ref().map(|reason| reason as _)
    }
}
