//! The bodies of calls that have few fields.

use alloc::vec::Vec;

use crate::{
    engine::values::{enum_type::enum_values, json_value::WriteJson, object_struct::object},
    request::{Amount, CARD_DATA, SessionId},
};

enum_values! {
    /// The reason why you cancel a session.
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
    with_card_data CARD_DATA;

    /// The body that cancels a session before it is confirmed.
    ///
    /// The session must have the status `REQUIRE_CONFIRMATION` or `REQUIRE_PAYMENT_METHOD`. The response is a
    /// `SessionResponse`.
    #[page(CancelPaymentSession)]
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::gateway::{Cancel, CancelReason};
    ///
    /// let cancel = Cancel::new(CancelReason::DUPLICATED);
    /// assert_eq!(cancel.to_json(), br#"{"cancellationReason":"DUPLICATED"}"#);
    /// ```
    pub struct Cancel {
        /// `cancellationReason`, required: the reason.
        /// Rule `enum`.
        /// Page: [Cancel Payment Session].
        required cancellation_reason: CancelReason = "cancellationReason",
    }

    /// The body that captures the authorized amount of a card payment with `captureMethod: MANUAL`, or a part of it.
    ///
    /// The response is a `CaptureResponse`.
    #[page(CapturePayment)]
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Amount, Currency, gateway::Capture};
    ///
    /// # fn main() -> Result<(), payment_session::Invalid> {
    /// let everything = Capture::new(true);
    /// assert_eq!(everything.to_json(), br#"{"releaseRemainingAmount":true}"#);
    ///
    /// let amount = Some(Amount::new(12_000.try_into()?, Currency::IDR));
    /// let part = Capture { amount, ..Capture::new(false) }; // the rest can be captured later
    /// # assert!(String::from_utf8(part.to_json()).unwrap().contains("12000"));
    /// # Ok(())
    /// # }
    /// ```
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
    /// The response is `SimulationResult`.
    #[page(PaymentSimulation)]
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Amount, Currency, request::SessionId};
    /// use payment_session::gateway::{SimulatedStatus, Simulation};
    ///
    /// # fn main() -> Result<(), payment_session::Invalid> {
    /// # let [session, static_account]: [SessionId; 2] = ["a972".parse()?, "b972".parse()?];
    /// let paid = Simulation::new(session, SimulatedStatus::SUCCESS);
    ///
    /// // The payment to a static account or QR code needs an amount.
    /// let amount = Some(Amount::new(25_000.try_into()?, Currency::IDR));
    /// let success = SimulatedStatus::SUCCESS;
    /// let top_up = Simulation { amount, ..Simulation::new(static_account, success) };
    /// # assert!(paid.amount.is_none() && top_up.amount.is_some());
    /// # Ok(())
    /// # }
    /// ```
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
                self.write_value(&mut out);
                out
            }
        }
    )*};
}

bodies!(Cancel Capture Simulation);
