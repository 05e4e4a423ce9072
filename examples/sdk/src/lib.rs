//! An example SDK for payments at food stalls (*warung*). Its users need not know `payment-session`.
//!
//! * [`warung_payment!`] is `payment_session!` under the SDK's own name.
//! * [`warung_checkout!`] is the same macro with presets.
//! * [`TopUp`] is a template that the SDK declares and its users fill.
//! * [`body`] accepts any request and [`check`] a draft. Both apply the SDK's own rules as well.
//!
//! `shop/` is a crate that depends only on this SDK.
#![no_std]

extern crate alloc;

mod house;

pub use house::{body, check};

/// The types of a request, and the errors of wrong values.
pub mod types {
    pub use ::gateway::*;
}

#[doc(inline)]
pub use ::gateway::payment_session as warung_payment;

use ::gateway::payment_presets;
use types::{AmountValue, ClientReferenceId, PaymentSession};

payment_presets! {
    /// [`warung_payment!`] for the hosted page, as a request or as a template.
    ///
    /// It sets `mode` and `redirect_url`, which you cannot write, and `statement_descriptor`, unless you write it. Its
    /// `metadata` has an entry `sdk`, to which you can add yours. Attributes `#![allow(rule, …)]` come first.
    ///
    /// # Examples
    ///
    /// ```
    /// use warung::warung_checkout;
    ///
    /// let request = warung_checkout! {
    ///     client_reference_id: "WRG-1",
    ///     amount: { value: 25000, currency: IDR },
    ///     customer: { email: "ibu@warung.id" },
    /// };
    /// assert!(request.redirect_url.is_some());
    /// ```
    #[macro_export]
    macro warung_checkout = payment_session;

    /// [`warung_checkout!`] from plain values. It returns a `Result`.
    #[macro_export]
    macro try_warung_checkout = try_payment_session;
    {
        mode: REDIRECT,
        redirect_url: {
            success_return_url: "warung://paid",
            failure_return_url: "warung://failed",
            expiration_return_url: "warung://expired",
        },
        default statement_descriptor: "Warung",
        metadata: { "sdk": "warung/1.0", .. },
    }
}

/// A QR code that is paid once. Literals that are passed on as `$x:expr` stay literals.
#[macro_export]
macro_rules! warung_qr {
    ($reference:expr, $total:expr $(, $($rest:tt)*)?) => {
        $crate::warung_payment! {
            client_reference_id: $reference,
            amount: { value: $total, currency: IDR },
            payment_method: { type: QR },
            mode: API,
            customer_id: "walk-in",
            $($($rest)*)?
        }
    };
}

warung_payment! {
    /// A stall's fixed account at PERMATA, for payments of any amount.
    #[derive(Clone, PartialEq)]
    pub struct TopUp {
        client_reference_id: _,
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA, virtual_account_number: _ as number } },
        mode: API,
        customer: { email: _, given_name?: _ },
    }
}

/// A request of literals only.
pub const SAMPLE: PaymentSession = warung_payment! {
    client_reference_id: "WRG-sample",
    amount: { value: 1500, currency: IDR },
    payment_method: { type: QR },
    mode: API,
    customer: { email: "ibu@warung.id", refund_preference: { method: AUTO } },
    metadata: { "by": "warung" },
};

/// Creates the request of [`warung_qr!`] by a function.
pub fn qr(reference: ClientReferenceId, total: AmountValue) -> PaymentSession {
    warung_qr!(reference, total)
}
