//! The documented words of answers. Documentation page: Status, if no other is named.

use super::open::known_words;

known_words! {
    /// How far a session is.
    pub enum SessionStatus {
        /// The customer has not chosen how to pay.
        REQUIRE_PAYMENT_METHOD,
        /// To be confirmed: by the hosted page, or by the merchant's call.
        REQUIRE_CONFIRMATION,
        /// To be paid by the customer.
        REQUIRE_ACTION,
        /// Takes payments through its fixed number or code.
        ACTIVE,
        /// Being paid.
        PROCESSING,
        /// Cancelled. Final.
        CANCELLED,
        /// Not paid in time. Final.
        EXPIRED,
        /// Takes no payments any more. Final.
        INACTIVE,
        /// Paid. Final.
        PAID,
    }

    /// How far a charge is.
    pub enum ChargeStatus {
        /// To be paid by the customer.
        WAITING_FOR_USER_ACTION,
        /// The customer is to be authenticated.
        WAITING_FOR_AUTHENTICATION,
        /// Being paid.
        PROCESSING,
        /// Authorised, to be captured by the merchant's call.
        WAITING_FOR_CAPTURE,
        /// Failed. Final.
        FAILED,
        /// Not paid in time. Final.
        EXPIRED,
        /// Paid. Final.
        SUCCESS,
    }

    /// How far a capture is.
    pub enum CaptureStatus {
        /// Under way.
        PENDING,
        /// Captured.
        SUCCESS,
        /// Failed.
        FAILED,
    }

    /// How far the look into a suspicious payment is; for merchants with a settlement guarantee.
    /// Documentation page: Payment Session.
    pub enum InvestigationStatus {
        /// Being looked into.
        INVESTIGATION_IN_PROCESS,
        /// Found good.
        INVESTIGATION_SUCCESS,
        /// Found bad.
        INVESTIGATION_FAILED,
    }

    /// Why a session was cancelled. Documentation page: Payment Session.
    pub enum CancellationReason {
        /// The customer asked for it.
        REQUESTED_BY_CUSTOMER,
        /// It was there twice.
        DUPLICATED,
        /// The merchant voided it.
        VOID_SESSION,
        /// Its charge failed.
        CHARGE_FAILED,
        /// It was found to be fraud.
        FRAUDULENT,
    }

    /// Why a charge failed. Documentation pages: Response & Failure Code, Simulate Payment.
    pub enum FailureCode {
        /// Bank or wallet declined it.
        DECLINED_BY_CHANNEL,
        /// The account cannot pay.
        INVALID_ACCOUNT,
        /// The customer was not authenticated.
        AUTHENTICATION_FAILED,
        /// It looks like fraud.
        SUSPECTED_FRAUD,
        /// Too little money.
        INSUFFICIENT_FUND,
        /// Bank or wallet cannot be reached.
        CHANNEL_UNAVAILABLE,
        /// The customer gave up.
        CANCELLED_BY_USER,
        /// Not paid in time.
        CHARGE_EXPIRED,
        /// Blocked by the fraud detection.
        BLOCKED_BY_FDS,
        /// To be reviewed.
        REQUIRE_REVIEW,
    }

    /// Whether a stored payment method may be used. Documentation page: Customer.
    pub enum StoredMethodStatus {
        /// It may.
        ACTIVE,
        /// It may not.
        INACTIVE,
    }

    /// Whether a QR code is paid once. Documentation page: Charge.
    pub enum QrType {
        /// Paid once.
        DYNAMIC,
        /// Paid again and again.
        STATIC,
    }

    /// What kind of card it is. Documentation page: Charge.
    pub enum CardFunding {
        /// A debit card.
        DEBIT,
        /// A credit card.
        CREDIT,
        /// A prepaid card.
        PREPAID,
    }

    /// How a card holder was authenticated. Documentation page: Charge.
    pub enum AuthenticationMethod {
        /// Not at all.
        BYPASSED,
        /// By a challenge.
        CHALLENGE,
        /// Without one.
        FRICTIONLESS,
    }

    /// What the authentication of a card holder came to. Table and examples of the page Charge spell it differently.
    pub enum ThreeDsResult {
        /// Authenticated, as the table has it.
        SUCCESSFUL,
        /// Authenticated, as the examples have it.
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

    /// What the fraud detection recommends. Documentation page: Charge.
    pub enum RiskRecommendation {
        /// To take the payment.
        APPROVE = "Approve",
        /// To refuse it.
        REJECT = "Reject",
    }

    /// What the fraud detection decided. Documentation page: Charge.
    pub enum RiskStatus {
        /// It let the payment through.
        PASSED,
        /// It refused it.
        REJECTED,
    }

    /// Who is behind an error. Documentation page: Errors.
    pub enum ErrorType {
        /// The request.
        API_ERROR,
        /// The gateway.
        GATEWAY_ERROR,
        /// A bank or wallet.
        PARTNER_ERROR,
    }
}
