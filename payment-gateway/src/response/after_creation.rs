//! The responses to calls about a session that do not contain a session.

use alloc::{string::String, vec::Vec};

use super::{CaptureStatus, Money, Open, RawJson, SessionId, Timestamp, response_struct::response_struct};

response_struct! {
    /// The result of a [`Capture`](crate::gateway::Capture).
    ///
    /// The status `PENDING` is not final: the gateway sends a callback when the capture ends.
    #[page(CapturePayment)]
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::{CaptureResponse, CaptureStatus, GatewayResponse};
    ///
    /// let body = br#"{"code":"00","message":"Success","data":{"id":"c1","status":"PENDING"}}"#;
    /// let capture = CaptureResponse::parse(200, body)?;
    /// assert_eq!(capture.status, CaptureStatus::PENDING);
    /// # Ok::<(), payment_session::ApiError>(())
    /// ```
    pub struct CaptureResponse {
        /// `id`, required: the gateway's id of the capture.
        id: String = "id",
        /// `paymentSessionId`: the id of the session.
        payment_session_id: Option<SessionId> = "paymentSessionId",
        /// `paymentSessionClientReferenceId`: your id of the payment.
        payment_session_client_reference_id: Option<String> = "paymentSessionClientReferenceId",
        /// `releaseRemainingAmount`: whether the customer gets back the amount that was not captured.
        release_remaining_amount: Option<bool> = "releaseRemainingAmount",
        /// `amount`: the captured amount.
        amount: Option<Money> = "amount",
        /// `status`: the state of the capture. It is [`Open::Other`] with an empty string if the field is absent.
        status: Open<CaptureStatus> = "status",
        /// `createdAt`: the time at which the capture was created.
        created_at: Option<Timestamp> = "createdAt",
        /// `updatedAt`: the time of the last change of the capture.
        updated_at: Option<Timestamp> = "updatedAt",
    }

    /// The result of a [`Simulation`](crate::gateway::Simulation).
    #[page(PaymentSimulation)]
    pub struct SimulationResult {
        /// `updated`: whether the simulation has changed the session.
        updated: Option<bool> = "updated",
    }

    /// The payment methods of your account with their limits. A method that is absent is not offered.
    #[page(GetPaymentMethodConfig)]
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{AmountValue, response::PaymentMethodConfigs};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let configs = PaymentMethodConfigs::from_json(br#"{"qr":{"enabled":true,
    ///     "minimumAmount":{"value":1000,"currency":"IDR"},"maximumExpiry":"60 MINUTES"}}"#)?;
    /// let qr = configs.qr.filter(|qr| qr.enabled == Some(true)).ok_or("no QR codes")?;
    /// let minimum = qr.minimum_amount.ok_or("no minimum")?;
    /// assert_eq!(minimum.value, AmountValue::try_from(1_000)?);
    /// assert!(configs.card.is_none());
    /// # Ok(())
    /// # }
    /// ```
    pub struct PaymentMethodConfigs {
        /// `card`: the limits of card payments.
        card: Option<PaymentMethodConfig> = "card",
        /// `virtualAccount`: the limits of virtual accounts.
        virtual_account: Option<PaymentMethodConfig> = "virtualAccount",
        /// `qr`: the limits of QR codes.
        qr: Option<PaymentMethodConfig> = "qr",
        /// `ewallet`: the limits of e-wallets.
        ewallet: Option<PaymentMethodConfig> = "ewallet",
        /// `installment`: whether card payments by instalments are offered.
        installment: Option<InstallmentConfig> = "installment",
    }

    /// The limits of a payment method.
    #[page(GetPaymentMethodConfig)]
    pub struct PaymentMethodConfig {
        /// `enabled`: whether your account may use the method.
        enabled: Option<bool> = "enabled",
        /// `acceptedChannels`: the card networks, banks or e-wallets. It is empty for QR codes.
        accepted_channels: Vec<String> = "acceptedChannels",
        /// `minimumAmount`: the smallest amount that can be paid.
        minimum_amount: Option<Money> = "minimumAmount",
        /// `maximumAmount`: the largest amount that can be paid.
        maximum_amount: Option<Money> = "maximumAmount",
        /// `maximumExpiry`: the longest time for a payment, for example `30 DAYS`.
        maximum_expiry: Option<String> = "maximumExpiry",
        /// `installmentConfig`: the instalments of cards, kept as JSON, because the documentation's example has `null`.
        installment_config: Option<RawJson> = "installmentConfig",
    }

    /// The availability of card payments by instalments.
    #[page(GetPaymentMethodConfig)]
    pub struct InstallmentConfig {
        /// `enabled`: whether your account may use instalments.
        enabled: Option<bool> = "enabled",
        /// `acceptedChannels`: the card networks, kept as JSON, because the documentation's example has an empty object.
        accepted_channels: Option<RawJson> = "acceptedChannels",
    }
}
