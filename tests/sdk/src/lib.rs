//! A made-up SDK that hands `payment_session!` on to its users, under a path of its own.

/// What is sent to the gateway.
pub mod checkout {
    /// The same under another name.
    pub use gateway::payment_session as session;
    pub use gateway::{
        AmountValue, ClientReferenceId, Digits, Email, Invalid, PaymentSession, Violations, payment_session,
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
