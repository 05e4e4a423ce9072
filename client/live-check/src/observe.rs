//! The parts of responses, and the errors, that this version does not know.

use payment_session::{
    ApiError, SessionResponse,
    gateway::AccessToken,
    response::{
        ApiErrorKind, AuthenticationResult, AuthorizationResult, BinInformation, CaptureRecord, CardDetails, Charge,
        CustomerRecord, Envelope, EwalletAccount, EwalletDetails, InstallmentConfig, Money, Open, OtherMembers,
        Outcome, Paged, Pagination, PaymentCard, PaymentMethodConfig, PaymentMethodConfigs, PaymentMethodDetails,
        PayoutAccount, PhoneRecord, QrDetails, RefundDestination, RefundResponse, RefundRoute, ReturnUrls,
        RiskAssessment, Simulated, StoredCard, StoredPaymentMethod, VirtualAccountDetails,
    },
};

use serde_json::{Value, json};

use crate::findings::Findings;

/// A response, or a part of one.
pub trait Observe {
    /// Reports unknown fields and enum values. `at` is the place of the value, such as `session.amount`.
    fn observe(&self, at: &str, findings: &mut Findings);
}

impl<T: Observe> Observe for Option<T> {
    fn observe(&self, at: &str, findings: &mut Findings) {
        if let Some(value) = self {
            value.observe(at, findings);
        }
    }
}

impl<T: Observe> Observe for Vec<T> {
    fn observe(&self, at: &str, findings: &mut Findings) {
        for item in self {
            item.observe(at, findings);
        }
    }
}

impl<T: Observe> Observe for Box<T> {
    fn observe(&self, at: &str, findings: &mut Findings) {
        (**self).observe(at, findings);
    }
}

impl<T> Observe for Open<T> {
    fn observe(&self, at: &str, findings: &mut Findings) {
        match self {
            Self::Other(value) if !value.is_empty() => findings.unknown_value(at, value),
            _ => {}
        }
    }
}

impl Observe for OtherMembers {
    fn observe(&self, at: &str, findings: &mut Findings) {
        for (name, _) in self {
            findings.unknown_field(at, name);
        }
    }
}

impl<T: Observe> Observe for Paged<T> {
    fn observe(&self, at: &str, findings: &mut Findings) {
        self.items.observe(at, findings);
        self.pagination.observe("pagination", findings);
    }
}

impl Observe for Envelope {
    fn observe(&self, _: &str, findings: &mut Findings) {
        self.pagination.observe("pagination", findings);
    }
}

/// The token and its lifetime are all that is read.
impl Observe for AccessToken {
    fn observe(&self, _: &str, _: &mut Findings) {}
}

/// Implements `Observe` for objects. Each field that is an object, a list of objects or an enum value is named.
macro_rules! objects {
    ($($name:ident { $($field:ident),* })*) => {$(
        impl Observe for $name {
            fn observe(&self, at: &str, findings: &mut Findings) {
                self.other.observe(at, findings);
                $(self.$field.observe(&format!("{at}.{}", stringify!($field).trim_start_matches("r#")), findings);)*
            }
        }
    )*};
}

objects! {
    SessionResponse {
        amount, mode, redirect_url, payment_type, payment_method, expiration_mode, status, investigation_status,
        charge_details, customer, cancellation_reason
    }
    ReturnUrls {}
    PaymentMethodDetails { r#type, card, virtual_account, qr, ewallet }
    PaymentCard {}
    VirtualAccountDetails { channel }
    QrDetails { qr_type }
    EwalletDetails { channel, account_informations }
    EwalletAccount {}
    Money { currency }
    Charge {
        amount, status, authorized_amount, captured_amount, fds_risk_assessment, virtual_account, qr, ewallet, card,
        capture_histories, failure_code
    }
    CaptureRecord { currency, status }
    RiskAssessment { recommendation, status }
    CardDetails { bin_informations, authentication_result, authorization_result }
    BinInformation { r#type }
    AuthenticationResult { three_ds_result, three_ds_method }
    AuthorizationResult { authorized_amount }
    CustomerRecord { phone_number, refund_preference, stored_payment_methods }
    PhoneRecord {}
    RefundRoute { method, transfer_destination }
    RefundResponse { captured_amount, amount, status, reason, destination_type, method, transfer_destination }
    Simulated {}
    RefundDestination { channel_information }
    PayoutAccount {}
    StoredPaymentMethod { payment_method, status, card }
    StoredCard {}
    PaymentMethodConfigs { card, virtual_account, qr, ewallet, installment }
    PaymentMethodConfig { minimum_amount, maximum_amount }
    InstallmentConfig {}
    Pagination {}
}

impl Findings {
    /// Reports an error of the gateway, with the body in which it was received.
    pub fn error(&mut self, error: &ApiError, body: &[u8]) {
        if let Some(reason) = error.as_unreadable() {
            self.unreadable.insert(format!("status {}: {reason}", error.status()));
            return;
        }
        if !is_documented(error.code()) {
            self.codes.insert(format!("{} {}", error.status(), error.code()));
        }
        error.other().observe("error", self);
        for detail in error.details() {
            detail.other.observe("error.details", self);
        }
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        for (place, object) in [("error", &body["error"]), ("", &body)] {
            for name in ["traceId", "trace_id"] {
                if object.get(name).is_some() {
                    self.trace_ids.insert(format!("{place}/{name}"));
                }
            }
        }
    }
}

/// Returns whether the crate knows a code. A code that it does not know leaves the outcome of a 400 open.
fn is_documented(code: &str) -> bool {
    let body = json!({ "code": code }).to_string();
    SessionResponse::parse(400, body.as_bytes())
        .err()
        .is_some_and(|error| error.kind() != ApiErrorKind::Validation || error.outcome() == Outcome::Rejected)
}
