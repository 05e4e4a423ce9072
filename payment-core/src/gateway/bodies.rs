//! The bodies of calls that take few members.

use alloc::vec::Vec;

use crate::{
    request::Amount,
    response::SessionId,
    values::{json_value::JsonValue, object_struct::object, word_enum::words},
};

words! {
    /// Why a merchant cancels a session.
    pub enum CancelReason: Enum {
        /// The customer wanted it.
        REQUESTED_BY_CUSTOMER,
        /// It was made twice.
        DUPLICATED,
        /// It is not wanted any more.
        VOID_SESSION,
    }

    /// What the gateway is to play.
    pub enum SimulatedStatus: Enum {
        /// The customer pays.
        SUCCESS,
        /// The time is up.
        EXPIRED,
    }
}

object! {
    /// Ends a session before it was confirmed: in the status `REQUIRE_CONFIRMATION` or `REQUIRE_PAYMENT_METHOD` only.
    /// Answered by a [`SessionResponse`](crate::response::SessionResponse). Documentation page: Cancel Payment Session.
    pub struct Cancel {
        /// `cancellationReason`, required: why.
        /// Rule `enum`. Page: Cancel Payment Session.
        required cancellation_reason: CancelReason = "cancellationReason",
    }

    /// Takes what a card payment with `captureMethod: MANUAL` was authorized for, or a part of it. Answered by a
    /// [`CaptureResponse`](crate::response::CaptureResponse). Documentation page: Capture.
    pub struct Capture {
        /// `releaseRemainingAmount`, required: whether the customer gets back the amount that is not captured now, so
        /// that nothing more can be captured. The documentation's table calls it an object; its example has a boolean.
        /// Rule `type`. Page: Capture.
        required release_remaining_amount: bool = "releaseRemainingAmount",
        /// `amount`, optional: how much to capture, at most the authorized amount that is not captured yet. The
        /// documentation's table marks it as conditional and does not say on what.
        /// Rule `amount.value`. Page: Capture.
        optional amount: Amount = "amount",
    }

    /// Plays what a customer does, in sandboxes: for QR codes, virtual accounts and e-wallets. Answered by
    /// [`Simulated`](crate::response::Simulated). Documentation page: Simulation.
    pub struct Simulation {
        /// `paymentSessionId`, required: of which session.
        /// Rule `text`. Page: Simulation.
        required payment_session_id: SessionId = "paymentSessionId",
        /// `chargeStatus`, required: what happens.
        /// Rule `enum`. Page: Simulation.
        required charge_status: SimulatedStatus = "chargeStatus",
        /// `amount`, optional: how much is paid; required where the session's `paymentType` is `MULTIPLE`.
        /// Rule `amount.value`. Page: Simulation.
        optional amount: Amount = "amount",
    }
}

macro_rules! bodies {
    ($($name:ident)*) => {$(
        impl $name {
            /// The call's body.
            pub fn to_json(&self) -> Vec<u8> {
                let mut out = Vec::with_capacity(self.size_hint());
                self.render(&mut out);
                out
            }
        }
    )*};
}

bodies!(Cancel Capture Simulation);
