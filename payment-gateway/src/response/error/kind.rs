//! The kinds of errors: a table of the documented codes and of statuses.

use crate::response::Outcome;

/// The kind of an error.
///
/// The status decides first, then the code. A new kind can be added in any version, so decide by
/// [`ApiError::outcome`](super::ApiError::outcome) whether a request may be repeated.
///
#[doc = payment_core::page_link!(Response)]
///
#[doc = payment_core::page_link!(ResponseAndFailureCode)]
///
/// # Examples
///
/// The kind is for messages and logs. The outcome decides what to do next:
///
/// ```
/// use payment_session::{SessionResponse, response::{ApiErrorKind, Outcome}};
///
/// let error = SessionResponse::parse(409, br#"{"code":"duplicate_error"}"#).unwrap_err();
/// assert_eq!(error.kind(), ApiErrorKind::Duplicate);
/// assert_eq!(error.outcome(), Outcome::Uncertain); // look the session up: it may be yours
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ApiErrorKind {
    /// The request breaks a rule, or a bank or e-wallet rejected it (400): see the details.
    Validation,
    /// The access token or the credentials are not valid (401).
    Credentials,
    /// The merchant does not have the permission (`forbidden_access`, 403 without a code).
    Forbidden,
    /// The feature is not enabled for the merchant, or it is blocked (403 with another code).
    FeatureNotEnabled,
    /// The merchant's setup is not complete (`resource_not_complete`).
    SetupIncomplete,
    /// The object does not exist (`resource_missing`, `data_not_found`, 404).
    NotFound,
    /// The path or method does not exist (`not_found`, 405).
    NoSuchCall,
    /// The request is valid, but the object's state does not allow it (422).
    InvalidState,
    /// An object with the same `clientReferenceId` or request id exists (`duplicate_error`, `resource_already_exists`).
    ///
    /// It may be the object that an earlier attempt created, so look it up.
    Duplicate,
    /// The request id was used before, with another body (`idempotency_error`).
    ///
    /// The first request with this id may have been processed, so look it up.
    RequestIdReused,
    /// A conflict without a documented code (409).
    Conflict,
    /// There are too many requests (429).
    TooManyRequests,
    /// The gateway did not respond in time (408 after 60 seconds, 504).
    Timeout,
    /// The gateway, or its bank or e-wallet, failed (every other 5xx).
    Gateway,
    /// Another reason, which the code names.
    Other,
    /// The response is not documented: it is truncated, empty, not JSON or without data, or its status and code
    /// contradict each other.
    Unreadable,
}

use ApiErrorKind::{
    Conflict, Credentials, Duplicate, FeatureNotEnabled, Forbidden, Gateway, InvalidState, NoSuchCall, NotFound, Other,
    RequestIdReused, SetupIncomplete, Timeout, TooManyRequests, Unreadable, Validation,
};

const CODES: [(&str, ApiErrorKind); 23] = [
    ("api_validation_error", Validation),
    ("field_required", Validation),
    ("field_format_invalid", Validation),
    ("credentials_invalid", Credentials),
    ("forbidden_access", Forbidden),
    ("resource_not_complete", SetupIncomplete),
    ("resource_missing", NotFound),
    ("data_not_found", NotFound),
    ("not_found", NoSuchCall),
    ("duplicate_error", Duplicate),
    ("resource_already_exists", Duplicate),
    ("idempotency_error", RequestIdReused),
    ("frequency_above_limit", TooManyRequests),
    ("gateway_timeout", Timeout),
    ("internal_error", Gateway),
    ("bad_gateway", Gateway),
    ("service_unavailable", Gateway),
    ("general_error", Other),
    // Codes of other calls than payments.
    ("invalid_recepient", Validation),
    ("insufficient_fund", Other),
    ("topup_va_failed", Other),
    ("assign_user_failed", Other),
    ("resend_failed", Other),
];

impl ApiErrorKind {
    /// Returns the kind and the outcome of a response that is not the documented one.
    pub(super) fn of(status: u16, code: Option<&str>) -> (Self, Outcome) {
        let documented = CODES.iter().find(|(name, _)| Some(*name) == code).map(|(_, kind)| *kind);
        let kind = match (status, documented) {
            (..400, _) => Unreadable,
            (401, _) => Credentials,
            (429, _) => TooManyRequests,
            (408 | 504, _) => Timeout,
            (500.., _) => Gateway,
            (_, Some(kind)) if kind.may_have_succeeded() => kind,
            (409, _) => Conflict,
            (422, _) => InvalidState,
            (_, Some(kind)) => kind,
            (400, None) => Validation,
            (403, None) if code.is_some() => FeatureNotEnabled,
            (403, None) => Forbidden,
            (404, None) => NotFound,
            (405, None) => NoSuchCall,
            (_, None) => Other,
        };
        let outcome = match status {
            401 if documented == Some(Credentials) => Outcome::NotProcessed,
            429 if documented == Some(TooManyRequests) => Outcome::NotProcessed,
            _ if kind.may_have_succeeded() => Outcome::Uncertain,
            400 | 403 | 404 if documented.is_some() => Outcome::Rejected,
            422 if code.is_some() => Outcome::Rejected,
            _ => Outcome::Uncertain,
        };
        (kind, outcome)
    }

    /// Returns whether a code of this kind leaves open whether this request or an earlier one was carried out.
    const fn may_have_succeeded(self) -> bool {
        matches!(self, Duplicate | RequestIdReused | Timeout | Gateway)
    }

    /// Returns the help for an error of this kind whose outcome is certain.
    pub(super) const fn help(self) -> Option<&'static str> {
        match self {
            Credentials => Some("request a new access token with valid credentials"),
            Forbidden => Some("ask the gateway for permission"),
            FeatureNotEnabled => Some("ask the gateway to enable the feature"),
            SetupIncomplete => Some("complete the merchant setup in the dashboard"),
            NoSuchCall => Some("check the base URL, path and method"),
            InvalidState => Some("look up the current state"),
            TooManyRequests => Some("send the same request again later"),
            _ => None,
        }
    }
}
