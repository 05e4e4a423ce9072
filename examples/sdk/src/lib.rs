//! An example SDK for payments at food stalls (*warung*). Its users need not know `payment-session`.
//!
//! * [`warung_payment!`] is `payment_session!` under the SDK's own name.
//! * [`warung_checkout!`] and [`try_warung_checkout!`] add presets, and create a type of this SDK: [`Checkout`].
//! * [`warung_refund!`] and [`try_warung_refund!`] add presets to refunds.
//! * [`warung_qr!`] and [`try_warung_portions!`] have positional arguments.
//! * [`OrderNumber`] is this SDK's own number of an order.
//! * [`TopUp`] is a template that the SDK declares and its users fill.
//! * [`body`] accepts any request and [`check`] a draft. Both apply the SDK's own rules as well.
//!
//! `shop/` is a crate that depends only on this SDK.
#![no_std]

extern crate alloc;

mod checkout;
mod house;
mod order_number;

pub use checkout::Checkout;
#[doc(hidden)]
pub use checkout::{__checkout, __try_checkout};
pub use house::{body, check};
pub use order_number::OrderNumber;

/// The types of a request, and the errors of wrong values.
pub mod types {
    pub use ::gateway::*;
}

#[doc(inline)]
pub use ::gateway::payment_session as warung_payment;

use ::gateway::payment_presets;
use types::{AmountValue, ClientReferenceId, PaymentSession};

payment_presets! {
    /// A refund of an order that is not served.
    ///
    /// Its `reason` is `OTHERS`, unless you write it, and it is paid in rupiah.
    #[macro_export]
    macro warung_refund = payment_refund;

    /// [`warung_refund!`] from plain values. It returns a `Result`.
    #[macro_export]
    macro try_warung_refund = try_payment_refund;
    {
        amount: { currency: IDR, .. },
        default reason: OTHERS,
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

/// A QR code for several portions, from plain values. Expressions that are passed on as `$x:expr` stay whole: here, a price of
/// `20_000 + 5_000` is multiplied as in any other macro.
#[macro_export]
macro_rules! try_warung_portions {
    ($reference:expr, $price:expr, $portions:expr) => {
        $crate::types::try_payment_session! {
            client_reference_id: $reference,
            amount: { value: $price * $portions, currency: IDR },
            payment_method: { type: QR },
            mode: API,
            customer_id: "walk-in",
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
