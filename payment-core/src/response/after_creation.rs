//! The responses to requests about a session that do not contain a session.

use alloc::{string::String, vec::Vec};

use super::{CaptureStatus, Money, Open, RawJson, SessionId, Timestamp, answer::answer};

answer! {
    /// The result of a [`Capture`](crate::gateway::Capture). `PENDING` ends in a callback. Documentation page: Capture.
    pub struct CaptureResponse {
        /// `id`, the capture's own. It must be there.
        id: String = "id",
        /// `paymentSessionId`, of which session.
        payment_session_id: Option<SessionId> = "paymentSessionId",
        /// `paymentSessionClientReferenceId`, the merchant's own id of the payment.
        payment_session_client_reference_id: Option<String> = "paymentSessionClientReferenceId",
        /// `releaseRemainingAmount`, whether the customer gets back what was not taken.
        release_remaining_amount: Option<bool> = "releaseRemainingAmount",
        /// `amount`, how much is taken.
        amount: Option<Money> = "amount",
        /// `status`, how far it is; empty if it is absent.
        status: Open<CaptureStatus> = "status",
        /// `createdAt`.
        created_at: Option<Timestamp> = "createdAt",
        /// `updatedAt`.
        updated_at: Option<Timestamp> = "updatedAt",
    }

    /// The result of a [`Simulation`](crate::gateway::Simulation). Documentation page: Simulation.
    pub struct Simulated {
        /// `updated`, whether the session has changed.
        updated: Option<bool> = "updated",
    }

    /// The payment methods of a merchant and their limits. A method that is absent is not offered. Documentation page:
    /// Get Payment Method Config.
    pub struct PaymentMethodConfigs {
        /// `card`.
        card: Option<PaymentMethodConfig> = "card",
        /// `virtualAccount`.
        virtual_account: Option<PaymentMethodConfig> = "virtualAccount",
        /// `qr`.
        qr: Option<PaymentMethodConfig> = "qr",
        /// `ewallet`.
        ewallet: Option<PaymentMethodConfig> = "ewallet",
        /// `installment`.
        installment: Option<InstallmentConfig> = "installment",
    }

    /// The limits of a payment method. Documentation page: Get Payment Method Config.
    pub struct PaymentMethodConfig {
        /// `enabled`, whether the merchant may use it.
        enabled: Option<bool> = "enabled",
        /// `acceptedChannels`, the card networks, banks or e-wallets; empty for QR codes.
        accepted_channels: Vec<String> = "acceptedChannels",
        /// `minimumAmount`, the smallest amount that can be paid.
        minimum_amount: Option<Money> = "minimumAmount",
        /// `maximumAmount`, the largest amount that can be paid.
        maximum_amount: Option<Money> = "maximumAmount",
        /// `maximumExpiry`, the longest time to pay, for example `30 DAYS`.
        maximum_expiry: Option<String> = "maximumExpiry",
        /// `installmentConfig`, of cards. Kept as JSON: the documentation's example has `null`.
        installment_config: Option<RawJson> = "installmentConfig",
    }

    /// Whether payments by installments are offered. Documentation page: Get Payment Method Config.
    pub struct InstallmentConfig {
        /// `enabled`, whether the merchant may use them.
        enabled: Option<bool> = "enabled",
        /// `acceptedChannels`. Kept as JSON: the documentation's example has an empty object.
        accepted_channels: Option<RawJson> = "acceptedChannels",
    }
}
