//! Attributes that allow rules, written in another way.

use payment_session::{PaymentSession, payment_session};

/// A request that breaks `multiple_method`, after an attribute.
macro_rules! request {
    ($($attribute:tt)*) => {
        payment_session! {
            $($attribute)*
            client_reference_id: "A",
            payment_type: MULTIPLE,
            payment_method: { type: CARD },
            mode: API,
            customer_id: "C",
        }
    };
}

/// A request that breaks no rule.
macro_rules! sound {
    ($($attribute:tt)*) => {
        payment_session! {
            $($attribute)*
            client_reference_id: "A",
            amount: { value: 1, currency: IDR },
            payment_method: { type: QR },
            mode: API,
            customer_id: "C",
        }
    };
}

const _: PaymentSession = request! { #![allow(multiple_method)] };
const _: PaymentSession = request! { #![expect(multiple_method, reason = "agreed")] };

// The rule.
const _: PaymentSession = request! { #![allow(multiple_methd)] }; //~
const _: PaymentSession = request! { #![allow(MultipleMethod)] }; //~
const _: PaymentSession = request! { #![allow("multiple_method")] }; //~
const _: PaymentSession = request! { #![allow(multiple-method)] }; //~
const _: PaymentSession = request! { #![allow(multiple_method, dead_code)] }; //~
const _: PaymentSession = request! { #![allow(clippy::all, multiple_method)] }; //~
const _: PaymentSession = sound! { #![allow(reference)] }; //~
const _: PaymentSession = sound! { #![allow(amount.value)] }; //~
const _: PaymentSession = sound! { #![allow(missing_field)] }; //~
const _: PaymentSession = sound! { #![allow(type)] }; //~
const _: PaymentSession = request! { #![allow(rules::multiple_method)] }; //~
const _: PaymentSession = request! { #![deny(multiple_method)] }; //~

// The list.
const _: PaymentSession = sound! { #![allow] }; //~
const _: PaymentSession = sound! { #![allow()] }; //~
const _: PaymentSession = sound! { #![allow(reason = "agreed")] }; //~
const _: PaymentSession = request! { #![allow(multiple_method multiple_mode)] }; //~
const _: PaymentSession = request! { #![allow(multiple_method; multiple_mode)] }; //~
const _: PaymentSession = request! { #![allow(multiple_method,,)] }; //~
const _: PaymentSession = request! { #![allow[multiple_method]] }; //~
const _: PaymentSession = request! { #![allow(multiple_method), allow(multiple_mode)] }; //~

// The reason.
const _: PaymentSession = request! { #![allow(reason = "agreed", multiple_method)] }; //~
const _: PaymentSession = request! { #![allow(multiple_method, reason = 5)] }; //~
const _: PaymentSession = request! { #![allow(multiple_method, because = "agreed")] }; //~

// The attribute.
const _: PaymentSession = request! { #[allow(multiple_method)] }; //~
const _: PaymentSession = request! { #![cfg_attr(all(), allow(multiple_method))] }; //~
const _: PaymentSession = request! { #![alow(multiple_method)] }; //~
const _: PaymentSession = request! { #![allow(multiple_method)], }; //~
const _: PaymentSession = request! { #![allow(multiple_method)]; }; //~
const _: PaymentSession = sound! { #!(allow(multiple_method)) }; //~

fn main() {}
