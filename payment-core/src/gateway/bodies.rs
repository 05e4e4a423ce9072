//! The bodies of calls that have few fields.

use alloc::vec::Vec;

use crate::{
    request::Amount,
    response::SessionId,
    values::{json_value::JsonValue, object_struct::object, word_enum::words},
};

words! {
    /// The reason why a merchant cancels a session.
    pub enum CancelReason: Enum {
        /// The customer asked for it.
        REQUESTED_BY_CUSTOMER,
        /// The session was created twice.
        DUPLICATED,
        /// The session is no longer needed.
        VOID_SESSION,
    }

    /// The event that the gateway simulates.
    pub enum SimulatedStatus: Enum {
        /// The customer pays.
        SUCCESS,
        /// The session expires.
        EXPIRED,
    }
}

object! {
    /// The body that cancels a session before it is confirmed.
    ///
    /// The session must have the status `REQUIRE_CONFIRMATION` or `REQUIRE_PAYMENT_METHOD`. The response is a
    /// [`SessionResponse`](crate::response::SessionResponse).
    #[page(CancelPaymentSession)]
    pub struct Cancel {
        /// `cancellationReason`, required: the reason.
        /// Rule `enum`.
        /// Page: [Cancel Payment Session].
        required cancellation_reason: CancelReason = "cancellationReason",
    }

    /// The body that captures the authorized amount of a card payment with `captureMethod: MANUAL`, or a part of it.
    ///
    /// The response is a [`CaptureResponse`](crate::response::CaptureResponse).
    #[page(CapturePayment)]
    pub struct Capture {
        /// `releaseRemainingAmount`, required: whether the customer gets back the amount that is not captured now. If
        /// so, nothing more can be captured. The documentation's table calls it an object; its example has a boolean.
        /// Rule `type`.
        /// Page: [Capture].
        required release_remaining_amount: bool = "releaseRemainingAmount",
        /// `amount`, optional: the amount to capture, at most the authorized amount that is not captured yet. The
        /// documentation's table calls it conditional without naming a condition.
        /// Rule `amount.value`.
        /// Page: [Capture].
        optional amount: Amount = "amount",
    }

    /// The body that simulates a customer in a sandbox, for QR codes, virtual accounts and e-wallets.
    ///
    /// The response is [`Simulated`](crate::response::Simulated).
    #[page(PaymentSimulation)]
    pub struct Simulation {
        /// `paymentSessionId`, required: the id of the session.
        /// Rule `text`.
        /// Page: [Simulation].
        required payment_session_id: SessionId = "paymentSessionId",
        /// `chargeStatus`, required: the event to simulate.
        /// Rule `enum`.
        /// Page: [Simulation].
        required charge_status: SimulatedStatus = "chargeStatus",
        /// `amount`, optional: the amount that is paid. Required if the session's `paymentType` is `MULTIPLE`.
        /// Rule `amount.value`.
        /// Page: [Simulation].
        optional amount: Amount = "amount",
    }
}

macro_rules! bodies {
    ($($name:ident)*) => {$(
        impl $name {
            /// Returns the body of the call.
            pub fn to_json(&self) -> Vec<u8> {
                let mut out = Vec::with_capacity(self.size_hint());
                self.render(&mut out);
                out
            }
        }
    )*};
}

bodies!(Cancel Capture Simulation);
