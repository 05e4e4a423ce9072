//! The enum values of responses.

use super::enum_value::response_enums;

response_enums! {
    /// The status of a session.
    #[page(Status)]
    pub enum SessionStatus {
        /// The customer has not chosen how to pay.
        REQUIRE_PAYMENT_METHOD,
        /// The session must be confirmed, by the hosted page or by the merchant's request.
        REQUIRE_CONFIRMATION,
        /// The customer must act: pay, or pass 3-D Secure.
        REQUIRE_ACTION,
        /// The session accepts payments through its static account or QR code.
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
    #[page(Status)]
    pub enum ChargeStatus {
        /// The customer must pay.
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
    #[page(Status)]
    pub enum CaptureStatus {
        /// The capture is in progress.
        PENDING,
        /// Captured.
        SUCCESS,
        /// Failed.
        FAILED,
    }

    /// The status of a refund.
    #[page(Status)]
    pub enum RefundStatus {
        /// The refund is in progress.
        PENDING,
        /// The refund waits for a bank transfer.
        WAITING_BANK_TRANSFER,
        /// The customer has the money. Final.
        SUCCESS,
        /// Failed. Final.
        FAILED,
        /// Cancelled. The documentation does not say whether this is final.
        CANCELLED,
    }

    /// The way in which a refund was made.
    #[page(RefundObject)]
    pub enum RefundDestinationType {
        /// Through the channel of the payment.
        CHANNEL,
        /// By transfer to a bank account.
        ACCOUNT,
    }

    /// The status of the investigation of a suspicious payment, for merchants with a settlement guarantee.
    #[page(PaymentSessionObject)]
    pub enum InvestigationStatus {
        /// The investigation is in progress.
        INVESTIGATION_IN_PROCESS,
        /// The payment is legitimate.
        INVESTIGATION_SUCCESS,
        /// The payment is fraudulent.
        INVESTIGATION_FAILED,
    }

    /// The reason why a session was cancelled.
    #[page(PaymentSessionObject)]
    pub enum CancellationReason {
        /// The customer asked for it.
        REQUESTED_BY_CUSTOMER,
        /// The session is a duplicate.
        DUPLICATED,
        /// The merchant voided it.
        VOID_SESSION,
        /// The charge of the session failed.
        CHARGE_FAILED,
        /// The session is fraudulent.
        FRAUDULENT,
    }

    /// The reason why a charge failed. The page [Simulation](payment_core::schema::Page::PaymentSimulation) lists further reasons.
    #[page(ResponseAndFailureCode)]
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
        /// The customer did not pay in time.
        CHARGE_EXPIRED,
        /// The gateway's fraud detection has blocked the charge.
        BLOCKED_BY_FDS,
        /// The charge must be reviewed.
        REQUIRE_REVIEW,
    }

    /// The status of a stored payment method.
    #[page(CustomerObject)]
    pub enum StoredMethodStatus {
        /// The method can be used.
        ACTIVE,
        /// The method cannot be used.
        INACTIVE,
    }

    /// The type of a QR code.
    #[page(ChargeObject)]
    pub enum QrType {
        /// The code is paid once.
        DYNAMIC,
        /// The code can be paid many times.
        STATIC,
    }

    /// The kind of a card, by the source of its money.
    #[page(ChargeObject)]
    pub enum CardFunding {
        /// A debit card.
        DEBIT,
        /// A credit card.
        CREDIT,
        /// A prepaid card.
        PREPAID,
    }

    /// The method by which a card holder was authenticated.
    #[page(ChargeObject)]
    pub enum AuthenticationMethod {
        /// The card holder was not authenticated.
        BYPASSED,
        /// The card holder has passed a challenge.
        CHALLENGE,
        /// The bank has authenticated the card holder without a challenge.
        FRICTIONLESS,
    }

    /// The result of a card holder's authentication. The table and the examples of the documentation differ in spelling.
    #[page(ChargeObject)]
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

    /// The recommendation of the gateway's fraud detection.
    #[page(ChargeObject)]
    pub enum RiskRecommendation {
        /// Accept the payment.
        APPROVE = "Approve",
        /// Reject the payment.
        REJECT = "Reject",
    }

    /// The decision of the gateway's fraud detection.
    #[page(ChargeObject)]
    pub enum RiskStatus {
        /// The payment was accepted.
        PASSED,
        /// The payment was rejected.
        REJECTED,
    }

    /// The part of the system that reports an error.
    #[page(Errors)]
    pub enum ErrorType {
        /// The request.
        API_ERROR,
        /// The gateway.
        GATEWAY_ERROR,
        /// A bank or e-wallet.
        PARTNER_ERROR,
    }

    /// The part of the system that caused an error.
    #[page(Errors)]
    pub enum ErrorSource {
        /// The merchant's request, configuration or business rules.
        UPSTREAM,
        /// A bank, e-wallet or other external service.
        DOWNSTREAM,
        /// The gateway.
        SYSTEM,
    }
}
