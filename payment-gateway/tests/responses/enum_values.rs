//! Each list of enum values of a response is the documented one.

use std::collections::BTreeSet;

use payment_session::response::{
    AuthenticationMethod, CallbackEvent, CancellationReason, CaptureStatus, CardFunding, ChargeStatus, ErrorSource,
    ErrorType, FailureCode, InvestigationStatus, QrType, RefundDestinationType, RefundStatus, RiskRecommendation,
    RiskStatus, SessionStatus, StoredMethodStatus, ThreeDsResult,
};

/// Compares the values of each type. Returns the names of the types.
macro_rules! compare {
    ($($name:ident: $values:literal)*) => {{
        $(
            let values: Vec<_> = $name::VALUES.iter().map(|value| value.as_str()).collect();
            assert_eq!(values.join(" "), $values, "the enum values of `{}`", stringify!($name));
        )*
        BTreeSet::from([$(stringify!($name)),*])
    }};
}

#[test]
fn the_values_are_the_documented_ones() {
    let compared = compare! {
        SessionStatus: "REQUIRE_PAYMENT_METHOD REQUIRE_CONFIRMATION REQUIRE_ACTION ACTIVE PROCESSING CANCELLED EXPIRED INACTIVE PAID"
        ChargeStatus: "WAITING_FOR_USER_ACTION WAITING_FOR_AUTHENTICATION PROCESSING WAITING_FOR_CAPTURE FAILED EXPIRED SUCCESS"
        CaptureStatus: "PENDING SUCCESS FAILED"
        RefundStatus: "PENDING WAITING_BANK_TRANSFER SUCCESS FAILED CANCELLED"
        RefundDestinationType: "CHANNEL ACCOUNT"
        InvestigationStatus: "INVESTIGATION_IN_PROCESS INVESTIGATION_SUCCESS INVESTIGATION_FAILED"
        CancellationReason: "REQUESTED_BY_CUSTOMER DUPLICATED VOID_SESSION CHARGE_FAILED FRAUDULENT"
        FailureCode: "DECLINED_BY_CHANNEL INVALID_ACCOUNT AUTHENTICATION_FAILED SUSPECTED_FRAUD INSUFFICIENT_FUND CHANNEL_UNAVAILABLE CANCELLED_BY_USER CHARGE_EXPIRED BLOCKED_BY_FDS REQUIRE_REVIEW"
        StoredMethodStatus: "ACTIVE INACTIVE"
        QrType: "DYNAMIC STATIC"
        CardFunding: "DEBIT CREDIT PREPAID"
        AuthenticationMethod: "BYPASSED CHALLENGE FRICTIONLESS"
        ThreeDsResult: "SUCCESSFUL AUTHENTICATION_SUCCESSFUL ATTEMPTED FAILED NOT_AVAILABLE PROCESSING_ERROR"
        RiskRecommendation: "Approve Reject"
        RiskStatus: "PASSED REJECTED"
        ErrorType: "API_ERROR GATEWAY_ERROR PARTNER_ERROR"
        ErrorSource: "UPSTREAM DOWNSTREAM SYSTEM"
        CallbackEvent: "PAYMENT.PROCESSING PAYMENT.PAID PAYMENT.CANCELLED PAYMENT.EXPIRED PAYMENT.TEST CHARGE.SUCCESS REFUND.PENDING REFUND.WAITING_BANK_TRANFER REFUND.SUCCESS REFUND.FAILED"
    };
    let sources = [include_str!("../../src/response/callback.rs"), include_str!("../../src/response/enums.rs")];
    let lines = sources.into_iter().flat_map(str::lines);
    let declared = lines.filter_map(|line| line.strip_prefix("    pub enum ")?.strip_suffix(" {")).collect();
    assert_eq!(compared, declared);
}
