//! A charge: a payment, or an attempt to pay.

use alloc::{boxed::Box, string::String, vec::Vec};

use crate::{
    request::Currency,
    response::{
        CaptureStatus, CardDetails, ChargeStatus, EwalletDetails, FailureCode, Money, MoneyValue, Open, QrDetails,
        RiskRecommendation, RiskStatus, SessionId, Timestamp, VirtualAccountDetails, answer::answer,
    },
};

answer! {
    /// A payment, or the attempt of one. Documentation page: Charge.
    pub struct Charge {
        /// `id`, the gateway's own.
        id: Option<String> = "id",
        /// `paymentSessionId`, the session's id.
        payment_session_id: Option<SessionId> = "paymentSessionId",
        /// `paymentSessionClientReferenceId`, the merchant's id of the session. Documented answers show another one
        /// here than in the session itself.
        payment_session_client_reference_id: Option<String> = "paymentSessionClientReferenceId",
        /// `amount`, what is to be paid.
        amount: Option<Money> = "amount",
        /// `statementDescriptor`, what the customer reads on the statement.
        statement_descriptor: Option<String> = "statementDescriptor",
        /// `status`, how far it is; empty if it is absent.
        status: Open<ChargeStatus> = "status",
        /// `authorizedAmount`, what was authorized.
        authorized_amount: Option<Money> = "authorizedAmount",
        /// `capturedAmount`, what was captured.
        captured_amount: Option<Money> = "capturedAmount" | "captureAmount",
        /// `isCaptured`.
        is_captured: Option<bool> = "isCaptured",
        /// `createdAt`.
        created_at: Option<Timestamp> = "createdAt",
        /// `updatedAt`.
        updated_at: Option<Timestamp> = "updatedAt",
        /// `paidAt`.
        paid_at: Option<Timestamp> = "paidAt",
        /// `fdsRiskAssessment`, what the fraud detection says.
        fds_risk_assessment: Option<Box<RiskAssessment>> = "fdsRiskAssessment",
        /// `virtualAccount`, the account to transfer to.
        virtual_account: Option<Box<VirtualAccountDetails>> = "virtualAccount",
        /// `qr`, the code to pay.
        qr: Option<Box<QrDetails>> = "qr",
        /// `ewallet`, the wallet that is paid with.
        ewallet: Option<Box<EwalletDetails>> = "ewallet",
        /// `card`, the card that is paid with.
        card: Option<Box<CardDetails>> = "card",
        /// `captureHistories`, each capture.
        capture_histories: Vec<CaptureRecord> = "captureHistories",
        /// `failureCode`, why it failed.
        failure_code: Option<Open<FailureCode>> = "failureCode",
        /// `failureMessage`, the same for people.
        failure_message: Option<String> = "failureMessage",
        /// `recommendation`, what to do about a failure.
        recommendation: Option<String> = "recommendation",
    }

    /// A capture of a charge, or of a part of it. Documentation page: Charge.
    pub struct CaptureRecord {
        /// `captureId`.
        capture_id: Option<String> = "captureId",
        /// `currency`, an ISO 4217 code.
        currency: Option<Open<Currency>> = "currency",
        /// `capturedAmount`, in that currency; the page's table spells it `captureAmount`.
        captured_amount: Option<MoneyValue> = "capturedAmount" | "captureAmount",
        /// `status`, how far it is.
        status: Option<Open<CaptureStatus>> = "status",
        /// `createdAt`.
        created_at: Option<Timestamp> = "createdAt",
    }

    /// The result of the fraud detection. Documentation page: Charge.
    pub struct RiskAssessment {
        /// `score`, a number.
        score: Option<String> = "score",
        /// `level`, as `very low`.
        level: Option<String> = "level",
        /// `recommendation`.
        recommendation: Option<Open<RiskRecommendation>> = "recommendation",
        /// `status`.
        status: Option<Open<RiskStatus>> = "status",
        /// `evaluatedAt`.
        evaluated_at: Option<Timestamp> = "evaluatedAt",
    }
}
