//! The kinds of errors: a table of the documented codes and of statuses.

/// The kind of an error. Documentation page: Response & Failure Code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ApiErrorKind {
    /// The request breaks a rule, or bank or wallet refused it (`api_validation_error`, other 400s): see the details.
    Validation,
    /// The access token or the credentials are not valid (`credentials_invalid`, 401).
    Credentials,
    /// The merchant may not do this (`forbidden_access`, 403).
    Forbidden,
    /// The merchant's setup is not complete (`resource_not_complete`).
    SetupIncomplete,
    /// There is no such thing (`resource_missing`, `data_not_found`, 404).
    NotFound,
    /// There is no such call: a wrong path or method (`not_found`, 405).
    NoSuchCall,
    /// The object exists already: the `clientReferenceId` was used before (`duplicate_error`, `resource_already_exists`).
    Duplicate,
    /// The request's id was used before, for another body (`idempotency_error`).
    RequestIdReused,
    /// A conflict that names no reason (409).
    Conflict,
    /// Too many requests (`frequency_above_limit`, 429).
    TooManyCalls,
    /// No response in time (`gateway_timeout`, 408, 504). The request may have been carried out.
    Timeout,
    /// The gateway, or its bank or e-wallet, failed (`internal_error`, `bad_gateway`, `service_unavailable`,
    /// other 5xx).
    Gateway,
    /// Refused for another reason, which the code names.
    Refused,
    /// The response cannot be read: it is cut off, empty, not JSON, or without data.
    Unreadable,
}

use ApiErrorKind::{
    Conflict, Credentials, Duplicate, Forbidden, Gateway, NoSuchCall, NotFound, Refused, RequestIdReused,
    SetupIncomplete, Timeout, TooManyCalls, Unreadable, Validation,
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
    ("frequency_above_limit", TooManyCalls),
    ("gateway_timeout", Timeout),
    ("internal_error", Gateway),
    ("bad_gateway", Gateway),
    ("service_unavailable", Gateway),
    ("general_error", Refused),
    // of other calls than payments
    ("invalid_recepient", Validation),
    ("insufficient_fund", Refused),
    ("topup_va_failed", Refused),
    ("assign_user_failed", Refused),
    ("resend_failed", Refused),
];

impl ApiErrorKind {
    /// Returns the kind of a documented code, or `None` if the code is not documented.
    pub(super) fn of_code(code: &str) -> Option<Self> {
        CODES.iter().find(|(name, _)| *name == code).map(|(_, kind)| *kind)
    }

    pub(super) fn of_status(status: u16) -> Self {
        match status {
            400 | 422 => Validation,
            401 => Credentials,
            403 => Forbidden,
            404 => NotFound,
            405 => NoSuchCall,
            408 | 504 => Timeout,
            409 => Conflict,
            429 => TooManyCalls,
            500.. => Gateway,
            _ => Refused,
        }
    }

    /// Returns the advice for an error of this kind.
    pub(super) fn advice(self) -> Option<&'static str> {
        Some(match self {
            Credentials => "request a new access token with valid credentials",
            Forbidden => "ask the gateway for permission",
            SetupIncomplete => "complete the merchant setup in the dashboard",
            NoSuchCall => "check the base URL, path and method",
            Duplicate => "look up the session by its `clientReferenceId`, or use a new one",
            RequestIdReused => "use a new request id",
            TooManyCalls => "retry later",
            Timeout | Gateway => {
                "the gateway may have processed the request: retry later with the same `clientReferenceId`, or look up the session"
            }
            Unreadable => "the gateway may have processed the request: look up the session before you retry",
            Validation | NotFound | Conflict | Refused => return None,
        })
    }
}
