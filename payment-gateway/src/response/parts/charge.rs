//! A charge: one attempt to pay a session.

use alloc::{boxed::Box, string::String, vec::Vec};

use crate::response::{
    CaptureStatus, CardDetails, ChargeId, ChargeStatus, EwalletDetails, FailureCode, Money, MoneyValue, Open,
    QrDetails, RiskRecommendation, RiskStatus, SessionId, Timestamp, VirtualAccountDetails,
    response_struct::response_struct,
};
use payment_core::request::Currency;

response_struct! {
    /// One attempt to pay a session.
    #[page(ChargeObject)]
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::{Charge, ChargeStatus, FailureCode};
    ///
    /// let charge = Charge::from_json(br#"{"id":"c1","status":"FAILED",
    ///     "failureCode":"INSUFFICIENT_FUND"}"#)?;
    /// assert_eq!(charge.status, ChargeStatus::FAILED);
    /// assert_eq!(charge.failure_code, Some(FailureCode::INSUFFICIENT_FUND.into()));
    /// # Ok::<(), payment_session::response::ReadError>(())
    /// ```
    pub struct Charge {
        /// `id`: the gateway's id of the charge.
        id: Option<ChargeId> = "id",
        /// `paymentSessionId`: the id of the session.
        payment_session_id: Option<SessionId> = "paymentSessionId",
        /// `paymentSessionClientReferenceId`: your id of the session.
        ///
        /// The documentation's examples show another value here than in the session itself.
        payment_session_client_reference_id: Option<String> = "paymentSessionClientReferenceId",
        /// `amount`: the amount to pay.
        amount: Option<Money> = "amount",
        /// `statementDescriptor`: the text on the customer's bank statement.
        statement_descriptor: Option<String> = "statementDescriptor",
        /// `status`: the state of the charge. It is [`Open::Other`] with an empty string if the field is absent.
        status: Open<ChargeStatus> = "status",
        /// `authorizedAmount`: the amount that the card's bank has authorized.
        authorized_amount: Option<Money> = "authorizedAmount",
        /// `capturedAmount`: the part of the authorized amount that was captured.
        captured_amount: Option<Money> = "capturedAmount" | "captureAmount",
        /// `isCaptured`: whether the authorized amount was captured.
        is_captured: Option<bool> = "isCaptured",
        /// `createdAt`: the time at which the charge was created.
        created_at: Option<Timestamp> = "createdAt",
        /// `updatedAt`: the time of the last change of the charge.
        updated_at: Option<Timestamp> = "updatedAt",
        /// `paidAt`: the time at which the customer paid.
        paid_at: Option<Timestamp> = "paidAt",
        /// `fdsRiskAssessment`: the result of the gateway's fraud detection (FDS).
        fds_risk_assessment: Option<Box<RiskAssessment>> = "fdsRiskAssessment",
        /// `virtualAccount`: the account to which the customer transfers.
        virtual_account: Option<Box<VirtualAccountDetails>> = "virtualAccount",
        /// `qr`: the QR code that the customer scans.
        qr: Option<Box<QrDetails>> = "qr",
        /// `ewallet`: the e-wallet with which the customer pays.
        ewallet: Option<Box<EwalletDetails>> = "ewallet",
        /// `card`: the card with which the customer pays.
        card: Option<Box<CardDetails>> = "card",
        /// `captureHistories`: the captures of this charge.
        capture_histories: Vec<CaptureRecord> = "captureHistories",
        /// `failureCode`: the reason why the charge failed.
        failure_code: Option<Open<FailureCode>> = "failureCode",
        /// `failureMessage`: the same reason as a sentence.
        failure_message: Option<String> = "failureMessage",
        /// `recommendation`: the gateway's advice on what to do after the failure.
        recommendation: Option<String> = "recommendation",
    }

    /// A capture of the whole authorized amount of a charge, or of a part of it.
    #[page(ChargeObject)]
    pub struct CaptureRecord {
        /// `captureId`: the gateway's id of the capture.
        capture_id: Option<String> = "captureId",
        /// `currency`: the currency of the amount, an ISO 4217 code.
        currency: Option<Open<Currency>> = "currency",
        /// `capturedAmount`: the amount that was captured. The documentation's table spells it `captureAmount`.
        captured_amount: Option<MoneyValue> = "capturedAmount" | "captureAmount",
        /// `status`: the state of the capture.
        status: Option<Open<CaptureStatus>> = "status",
        /// `createdAt`: the time at which the capture was created.
        created_at: Option<Timestamp> = "createdAt",
    }

    /// The result of the gateway's fraud detection.
    #[page(ChargeObject)]
    pub struct RiskAssessment {
        /// `score`: the risk as a number.
        score: Option<String> = "score",
        /// `level`: the risk in words, for example `very low`.
        level: Option<String> = "level",
        /// `recommendation`: whether the fraud detection recommends to accept the payment.
        recommendation: Option<Open<RiskRecommendation>> = "recommendation",
        /// `status`: whether the payment has passed the fraud detection.
        status: Option<Open<RiskStatus>> = "status",
        /// `evaluatedAt`: the time of the assessment.
        evaluated_at: Option<Timestamp> = "evaluatedAt",
    }
}
