//! Rejected requests.

use payment_session::Violations;
use serde::Serialize;
use serde_json::json;

use crate::error::GatewayError;

/// The reason why the sandbox rejects a request.
#[derive(Clone, Debug)]
pub struct Rejection {
    pub error: GatewayError,
    /// A message in place of the one of the error.
    message: Option<String>,
    details: Vec<Detail>,
}

/// A field, which is often empty as in the documentation, and a message.
#[derive(Clone, Debug, Serialize)]
struct Detail {
    field: String,
    message: String,
}

impl From<GatewayError> for Rejection {
    fn from(error: GatewayError) -> Self {
        Self { error, message: None, details: Vec::new() }
    }
}

impl Rejection {
    /// Creates a rejection that blames one field.
    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        Self::from(GatewayError::Validation).with_detail(field, message)
    }

    /// Creates a rejection of a request that the state of a payment does not allow.
    pub fn state(message: &str) -> Self {
        Self::from(GatewayError::InvalidState).with_detail("", message)
    }

    /// Creates a rejection of an id that no object has, such as `payment` and `42`.
    pub fn missing(resource: &str, id: &str) -> Self {
        let message = format!("The {resource} with ID {id} cannot be found");
        Self { message: Some(message), ..GatewayError::ResourceMissing.into() }
    }

    /// Adds a detail.
    pub fn with_detail(mut self, field: &str, message: impl Into<String>) -> Self {
        self.details.push(Detail { field: field.into(), message: message.into() });
        self
    }

    /// Creates a rejection from broken rules, with the documented message where there is one.
    pub fn of(violations: &Violations) -> Self {
        let documented = |rule: &str| match rule {
            "multiple-mode" => Some("paymentType 'MULTIPLE' is only allowed when mode is set to 'API'"),
            "multiple-method" => Some("paymentType 'MULTIPLE' is not allowed for this payment method type"),
            "static-qr-amount" => Some(
                "QRIS with paymentType = MULTIPLE must not include an amount. Remove the amount value from the request.",
            ),
            _ => None,
        };
        violations.iter().fold(GatewayError::Validation.into(), |rejection: Self, violation| {
            match documented(violation.id()) {
                Some(message) => rejection.with_detail("", message),
                None => rejection.with_detail(&violation.pointer(), violation.message().to_string()),
            }
        })
    }

    /// Returns the body of the response.
    pub fn body(&self, trace: &str) -> String {
        let mut error = json!({ "type": self.error.kind(), "traceId": trace });
        if !self.details.is_empty() {
            error["details"] = json!(self.details);
        }
        let message = self.message.as_deref().unwrap_or(self.error.message());
        json!({ "code": self.error.code(), "message": message, "error": error }).to_string()
    }
}
