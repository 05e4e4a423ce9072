//! A made-up SDK that hands `payment_session!` on to its users, under a path of its own, and needs no `std`.
#![no_std]

/// What is sent to the gateway.
pub mod checkout {
    /// The same under another name.
    pub use gateway::payment_session as session;
    pub use gateway::{
        AmountValue, ClientReferenceId, Digits, Email, GivenName, Invalid, PaymentRequest, PaymentSession, Violations,
        payment_session,
    };
}

use checkout::{AmountValue, ClientReferenceId, PaymentSession};

/// A request that the SDK itself has written out.
pub const SAMPLE: PaymentSession = checkout::session! {
    client_reference_id: "sample",
    amount: { value: 1.50, currency: IDR },
    payment_method: { type: QR },
    mode: API,
    customer: { email: "a@b.id", refund_preference: { method: AUTO } },
    metadata: { "by": "sdk" },
};

checkout::session! {
    /// A template of the SDK's, for its users to fill.
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

/// A QR code that is paid once.
pub fn qr(reference: ClientReferenceId, total: AmountValue) -> PaymentSession {
    gateway::payment_session! {
        client_reference_id: reference,
        amount: { value: total, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer_id: "c",
    }
}

/// The macro behind a macro of the SDK's own.
#[macro_export]
macro_rules! quick_session {
    ($reference:expr, $total:expr $(, $($rest:tt)*)?) => {
        $crate::checkout::payment_session! {
            client_reference_id: $reference,
            amount: { value: $total, currency: IDR },
            payment_method: { type: QR },
            mode: API,
            customer_id: "c",
            $($($rest)*)?
        }
    };
}
