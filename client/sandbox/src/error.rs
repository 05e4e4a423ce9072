//! The errors of the gateway.

/// An error that the gateway returns. Documentation pages: Errors, Response & Failure Code.
///
/// The documentation names no code for the statuses 405, 408, 413 and 422. Their codes here are the sandbox's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GatewayError {
    /// 400: a field is invalid.
    Validation,
    /// 400: the id or the reference exists already.
    ResourceAlreadyExists,
    /// 401: the credentials or the access token are invalid.
    CredentialsInvalid,
    /// 403: the merchant may not carry out the operation.
    ForbiddenAccess,
    /// 403: the set-up of the merchant is incomplete.
    ResourceNotComplete,
    /// 404: the URL does not exist.
    NotFound,
    /// 404: no object has the id.
    ResourceMissing,
    /// 405: the URL has no such method.
    MethodNotAllowed,
    /// 408: the request was not complete in time.
    RequestTimeout,
    /// 409: the reference is taken.
    Duplicate,
    /// 409: another request has used the request id.
    Idempotency,
    /// 413: the body is too large.
    PayloadTooLarge,
    /// 422: the request is valid, but the payment is in another state.
    InvalidState,
    /// 429: too many requests.
    FrequencyAboveLimit,
    /// 500: an error of the gateway.
    Internal,
    /// 502: an error of a system that the gateway uses.
    BadGateway,
    /// 503: the gateway is not available.
    ServiceUnavailable,
    /// 504: the gateway waited too long for another system.
    GatewayTimeout,
}

/// The fields of an error's response that do not depend on the request.
struct ErrorRow {
    status: u16,
    code: &'static str,
    message: &'static str,
    kind: &'static str,
}

impl GatewayError {
    /// All errors.
    pub const ALL: &[Self] = &[
        Self::Validation,
        Self::ResourceAlreadyExists,
        Self::CredentialsInvalid,
        Self::ForbiddenAccess,
        Self::ResourceNotComplete,
        Self::NotFound,
        Self::ResourceMissing,
        Self::MethodNotAllowed,
        Self::RequestTimeout,
        Self::Duplicate,
        Self::Idempotency,
        Self::PayloadTooLarge,
        Self::InvalidState,
        Self::FrequencyAboveLimit,
        Self::Internal,
        Self::BadGateway,
        Self::ServiceUnavailable,
        Self::GatewayTimeout,
    ];

    /// Returns the HTTP status.
    pub const fn status(self) -> u16 {
        self.row().status
    }

    /// Returns the field `code` of the response.
    pub const fn code(self) -> &'static str {
        self.row().code
    }

    /// Returns the field `message` of the response. A variable part has its documented placeholder.
    pub const fn message(self) -> &'static str {
        self.row().message
    }

    /// Returns the field `error.type` of the response.
    pub(crate) const fn kind(self) -> &'static str {
        self.row().kind
    }

    const fn row(self) -> ErrorRow {
        const API: &str = "API_ERROR";
        const GATEWAY: &str = "GATEWAY_ERROR";
        const INTERNAL: &str = "An internal error was encountered. Please Try again later";
        let (status, code, message, kind) = match self {
            Self::Validation => (
                400,
                "api_validation_error",
                "The request was invalid, or an error occurred in downstream provider",
                API,
            ),
            Self::ResourceAlreadyExists => (400, "resource_already_exists", "ID is already exists", API),
            Self::CredentialsInvalid => (401, "credentials_invalid", "Access token is invalid", API),
            Self::ForbiddenAccess => (
                403,
                "forbidden_access",
                "Provided API Key does not have the correct permissions to perform the operation",
                API,
            ),
            Self::ResourceNotComplete => {
                (403, "resource_not_complete", "Please verify that the setup is complete", API)
            }
            Self::NotFound => (404, "not_found", "The requested URL does not exist", GATEWAY),
            Self::ResourceMissing => (404, "resource_missing", "The $resource with ID $id cannot be found", GATEWAY),
            Self::MethodNotAllowed => (405, "method_not_allowed", "The URL does not have this method", API),
            Self::RequestTimeout => (408, "request_timeout", "The request was not complete in time", API),
            Self::Duplicate => {
                (409, "duplicate_error", "There's already existing record with the provided details", GATEWAY)
            }
            Self::Idempotency => {
                (409, "idempotency_error", "The same Idempotency-key was provided with a different payload", API)
            }
            Self::PayloadTooLarge => (413, "payload_too_large", "The body is too large", API),
            Self::InvalidState => (422, "invalid_state", "The state of the payment does not allow this", API),
            Self::FrequencyAboveLimit => (
                429,
                "frequency_above_limit",
                "The frequency limit of $resource is reached for operation $operation",
                API,
            ),
            Self::Internal => (500, "internal_error", INTERNAL, GATEWAY),
            Self::BadGateway => (502, "bad_gateway", INTERNAL, GATEWAY),
            Self::ServiceUnavailable => (503, "service_unavailable", INTERNAL, GATEWAY),
            Self::GatewayTimeout => (504, "gateway_timeout", INTERNAL, GATEWAY),
        };
        ErrorRow { status, code, message, kind }
    }
}
