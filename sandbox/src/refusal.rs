//! The documented errors.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use payment_session::Violations;
use serde_json::json;

/// The reason why the sandbox refuses a request. Documentation pages: Errors, Response & Failure Code.
#[derive(Debug)]
pub enum Refusal {
    /// The request is not valid: fields (often empty, as in the documentation) and messages.
    Invalid(Vec<(String, String)>),
    /// The token is missing or has ended.
    CredentialsInvalid,
    /// The address does not exist.
    NotFound,
    /// No object has that id.
    ResourceMissing(String),
    /// The reference is taken.
    Duplicate,
    /// The request id was used with another body.
    Idempotency,
}

impl Refusal {
    /// Creates a refusal that blames one field.
    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        Self::Invalid(vec![(field.into(), message.into())])
    }

    /// Creates a refusal from broken rules, with the documented message where there is one.
    pub fn of(violations: &Violations) -> Self {
        let details = violations.iter().map(|violation| {
            match violation.rule().id.as_str() {
            "multiple-mode" => {
                (String::new(), "paymentType 'MULTIPLE' is only allowed when mode is set to 'API'".to_owned())
            }
            "multiple-method" => {
                (String::new(), "paymentType 'MULTIPLE' is not allowed for this payment method type".to_owned())
            }
            "static-qr-amount" => (
                String::new(),
                "QRIS with paymentType = MULTIPLE must not include an amount. Remove the amount value from the request."
                    .to_owned(),
            ),
            _ => (violation.pointer().to_owned(), violation.message().to_string()),
        }
        });
        Self::Invalid(details.collect())
    }

    fn parts(&self) -> (StatusCode, &'static str, String, &'static str) {
        let (status, code, message, kind) = match self {
            Self::Invalid(_) => (
                StatusCode::BAD_REQUEST,
                "api_validation_error",
                "The request was invalid, or an error occurred in downstream provider",
                "API_ERROR",
            ),
            Self::CredentialsInvalid => {
                (StatusCode::UNAUTHORIZED, "credentials_invalid", "Access token is invalid", "API_ERROR")
            }
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found", "The requested URL does not exist", "GATEWAY_ERROR"),
            Self::ResourceMissing(what) => {
                let message = format!("The {what} cannot be found");
                return (StatusCode::NOT_FOUND, "resource_missing", message, "GATEWAY_ERROR");
            }
            Self::Duplicate => (
                StatusCode::CONFLICT,
                "duplicate_error",
                "There's already existing record with the provided details",
                "GATEWAY_ERROR",
            ),
            Self::Idempotency => (
                StatusCode::CONFLICT,
                "idempotency_error",
                "The same Idempotency-key was provided with a different payload",
                "API_ERROR",
            ),
        };
        (status, code, message.to_owned(), kind)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, code, message, kind) = self.parts();
        let mut error = json!({ "type": kind, "traceId": crate::clock::id().replace('-', "") });
        if let Self::Invalid(details) = &self {
            error["details"] =
                details.iter().map(|(field, message)| json!({ "field": field, "message": message })).collect();
        }
        crate::server::json(status, json!({ "code": code, "message": message, "error": error }).to_string())
    }
}
