//! The enum values of responses. Documentation page: Status, if no other is named.

use super::open::known_words;

known_words! {
    /// The status of a session.
    pub enum SessionStatus {
        /// The customer has not chosen how to pay.
        REQUIRE_PAYMENT_METHOD,
        /// The session must be confirmed, by the hosted page or by the merchant's request.
        REQUIRE_CONFIRMATION,
        /// The customer must act.
        REQUIRE_ACTION,
        /// The session accepts payments through its fixed number or code.
        ACTIVE,
        /// The payment is being processed.
        PROCESSING,
        /// Cancelled. Final.
        CANCELLED,
        /// Not paid in time. Final.
        EXPIRED,
        /// The session accepts no further payments. Final.
        INACTIVE,
        /// Paid. Final.
        PAID,
    }

    /// The status of a charge.
    pub enum ChargeStatus {
        /// The customer must act.
        WAITING_FOR_USER_ACTION,
        /// The customer must be authenticated.
        WAITING_FOR_AUTHENTICATION,
        /// The payment is being processed.
        PROCESSING,
        /// The charge is authorized and must be captured by the merchant's request.
        WAITING_FOR_CAPTURE,
        /// Failed. Final.
        FAILED,
        /// Not paid in time. Final.
        EXPIRED,
        /// Paid. Final.
        SUCCESS,
    }

    /// The status of a capture.
    pub enum CaptureStatus {
        /// The capture is in progress.
        PENDING,
        /// Captured.
        SUCCESS,
        /// Failed.
        FAILED,
    }

    /// The status of the investigation of a suspicious payment, for merchants with a settlement guarantee.
    /// Documentation page: Payment Session.
    pub enum InvestigationStatus {
        /// The investigation is in progress.
        INVESTIGATION_IN_PROCESS,
        /// The payment is legitimate.
        INVESTIGATION_SUCCESS,
        /// The payment is fraudulent.
        INVESTIGATION_FAILED,
    }

    /// The reason why a session was cancelled. Documentation page: Payment Session.
    pub enum CancellationReason {
        /// The customer asked for it.
        REQUESTED_BY_CUSTOMER,
        /// The session is a duplicate.
        DUPLICATED,
        /// The merchant voided it.
        VOID_SESSION,
        /// Its charge failed.
        CHARGE_FAILED,
        /// The session is fraudulent.
        FRAUDULENT,
    }

    /// The reason why a charge failed. Documentation pages: Response & Failure Code, Simulate Payment.
    pub enum FailureCode {
        /// The bank or e-wallet declined the charge.
        DECLINED_BY_CHANNEL,
        /// The account cannot pay.
        INVALID_ACCOUNT,
        /// The customer was not authenticated.
        AUTHENTICATION_FAILED,
        /// The charge may be fraudulent.
        SUSPECTED_FRAUD,
        /// The balance is too low.
        INSUFFICIENT_FUND,
        /// The bank or e-wallet cannot be reached.
        CHANNEL_UNAVAILABLE,
        /// The customer cancelled the payment.
        CANCELLED_BY_USER,
        /// Not paid in time.
        CHARGE_EXPIRED,
        /// Blocked by the fraud detection.
        BLOCKED_BY_FDS,
        /// The charge must be reviewed.
        REQUIRE_REVIEW,
    }

    /// The status of a stored payment method. Documentation page: Customer.
    pub enum StoredMethodStatus {
        /// The method can be used.
        ACTIVE,
        /// The method cannot be used.
        INACTIVE,
    }

    /// The type of a QR code. Documentation page: Charge.
    pub enum QrType {
        /// The code is paid once.
        DYNAMIC,
        /// The code can be paid many times.
        STATIC,
    }

    /// The funding of a card. Documentation page: Charge.
    pub enum CardFunding {
        /// A debit card.
        DEBIT,
        /// A credit card.
        CREDIT,
        /// A prepaid card.
        PREPAID,
    }

    /// The method by which a card holder was authenticated. Documentation page: Charge.
    pub enum AuthenticationMethod {
        /// No authentication.
        BYPASSED,
        /// A challenge.
        CHALLENGE,
        /// No challenge.
        FRICTIONLESS,
    }

    /// The result of a card holder's authentication. The table and the examples of the page Charge differ in spelling.
    pub enum ThreeDsResult {
        /// Authenticated, in the spelling of the table.
        SUCCESSFUL,
        /// Authenticated, in the spelling of the examples.
        AUTHENTICATION_SUCCESSFUL,
        /// Attempted, with a proof of the attempt.
        ATTEMPTED,
        /// Not authenticated.
        FAILED,
        /// Authentication was not available.
        NOT_AVAILABLE,
        /// The authentication ended with an error.
        PROCESSING_ERROR,
    }

    /// The recommendation of the fraud detection. Documentation page: Charge.
    pub enum RiskRecommendation {
        /// Accept the payment.
        APPROVE = "Approve",
        /// Reject the payment.
        REJECT = "Reject",
    }

    /// The decision of the fraud detection. Documentation page: Charge.
    pub enum RiskStatus {
        /// The payment was accepted.
        PASSED,
        /// The payment was rejected.
        REJECTED,
    }

    /// The part of the system that an error comes from. Documentation page: Errors.
    pub enum ErrorType {
        /// The request.
        API_ERROR,
        /// The gateway.
        GATEWAY_ERROR,
        /// A bank or e-wallet.
        PARTNER_ERROR,
    }

    /// The cause of an error. Documentation page: Errors.
    pub enum ErrorSource {
        /// The merchant's request, configuration or business rules.
        UPSTREAM,
        /// A bank, e-wallet or other external service.
        DOWNSTREAM,
        /// The gateway.
        SYSTEM,
    }
}
