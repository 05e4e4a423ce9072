//! A refund.

use alloc::string::String;

use crate::response::{
    ChargeId, Money, Open, RawJson, RefundDestination, RefundDestinationType, RefundId, RefundStatus, SessionId,
    Timestamp, response_struct::response_struct,
};
use payment_core::request::{RefundMethod, RefundReason};

response_struct! {
    /// A refund: what became of money that goes back to a customer.
    ///
    /// Only [`RefundStatus::SUCCESS`] and [`RefundStatus::FAILED`] are final.
    #[page(RefundObject)]
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::{GatewayResponse, RefundResponse, RefundStatus};
    ///
    /// let body = br#"{"code":"00","message":"Success","data":{"id":"r1","status":"PENDING",
    ///     "amount":{"value":"10000.00","currency":"IDR"}}}"#;
    /// let refund = RefundResponse::parse(200, body)?;
    /// assert_eq!(refund.status, RefundStatus::PENDING);
    /// # Ok::<(), payment_session::ApiError>(())
    /// ```
    pub struct RefundResponse {
        /// `id`: the gateway's id of the refund. It is the only required field.
        id: RefundId = "id",
        /// `clientReferenceId`: your id of the refund.
        client_reference_id: Option<String> = "clientReferenceId",
        /// `paymentSessionId`: the id of the session.
        payment_session_id: Option<SessionId> = "paymentSessionId",
        /// `chargeId`: the gateway's id of the charge.
        charge_id: Option<ChargeId> = "chargeId",
        /// `capturedAmount`: the amount that can be refunded.
        captured_amount: Option<Money> = "capturedAmount",
        /// `isFullAmount`: whether all of it is refunded.
        is_full_amount: Option<bool> = "isFullAmount",
        /// `amount`: the amount that is refunded.
        amount: Option<Money> = "amount",
        /// `status`: the state of the refund. It is [`Open::Other`] with an empty string if the field is absent.
        status: Open<RefundStatus> = "status",
        /// `reason`: the reason of the request, for example `REQUESTED_BY_CUSTOMER`.
        reason: Option<Open<RefundReason>> = "reason",
        /// `description`: the note of the request.
        description: Option<String> = "description",
        /// `destinationType`: `CHANNEL` if the money goes back through the channel of the payment, `ACCOUNT` if to an account.
        destination_type: Option<Open<RefundDestinationType>> = "destinationType",
        /// `method`: the way that the request has chosen.
        method: Option<Open<RefundMethod>> = "method",
        /// `transferDestination`: the bank account of the request.
        transfer_destination: Option<RefundDestination> = "transferDestination",
        /// `metadata`: the metadata of the request, kept as JSON.
        metadata: Option<RawJson> = "metadata",
        /// `createdAt`: the time at which the refund was created.
        created_at: Option<Timestamp> = "createdAt",
        /// `updatedAt`: the time of the last change of the refund.
        updated_at: Option<Timestamp> = "updatedAt",
    }
}

impl RefundResponse {
    /// Returns whether the status will not change any more: [`RefundStatus::SUCCESS`] or [`RefundStatus::FAILED`].
    ///
    /// The documentation calls no other status final, not even [`RefundStatus::CANCELLED`].
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::RefundResponse;
    ///
    /// let refund = RefundResponse::from_json(br#"{"id":"r1","status":"WAITING_BANK_TRANSFER"}"#)?;
    /// assert!(!refund.is_final());
    /// # Ok::<(), payment_session::response::ReadError>(())
    /// ```
    pub fn is_final(&self) -> bool {
        matches!(self.status.known(), Some(RefundStatus::SUCCESS | RefundStatus::FAILED))
    }
}
