//! A made-up shop that knows the SDK alone, and not the crate that `payment_session!` comes from.

/// How the shop is paid.
pub mod pay {
    /// The macro, two hops from home.
    pub use test_sdk::checkout::session as start;
    pub use test_sdk::checkout::PaymentSession;
}

use pay::PaymentSession;
use test_sdk::checkout::{payment_session, ClientReferenceId, Digits, Email};

/// A request without run-time values.
pub static OPEN: PaymentSession = payment_session! {
    "clientReferenceId": "open",
    "paymentType": "MULTIPLE",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "paymentMethodOptions": { "virtualAccount": { "channel": "PERMATA", "virtualAccountNumber": "00000001" } },
    "mode": "API",
    "customer": { "email": "a@b.id" }
};

pay::start! {
    /// A template of the shop's own, declared with the SDK's macro.
    pub struct QrPayment {
        client_reference_id: _,
        amount: { value: _ as total, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: _ },
    }
}

/// A fixed account, of run-time values.
pub fn top_up(reference: ClientReferenceId, email: Email, number: Digits<8>) -> PaymentSession {
    pay::start! {
        client_reference_id: reference,
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA, virtual_account_number: number } },
        mode: API,
        customer: { email },
    }
}
