//! What the gateway answers to calls about a session, where it is no session.

use alloc::string::String;

use super::{CaptureStatus, Money, Open, Timestamp, answer::answer};

answer! {
    /// What comes of a [`Capture`](crate::gateway::Capture). `PENDING` ends in a callback. Documentation page: Capture.
    pub struct CaptureResponse {
        /// `id`, the capture's own. It must be there.
        id: String = "id",
        /// `paymentSessionId`, of which session.
        payment_session_id: Option<String> = "paymentSessionId",
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

    /// What comes of a [`Simulation`](crate::gateway::Simulation). Documentation page: Simulation.
    pub struct Simulated {
        /// `updated`, whether the session has changed.
        updated: Option<bool> = "updated",
    }
}
