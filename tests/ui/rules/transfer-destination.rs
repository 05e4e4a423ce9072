//! The gateway must know where to send the refund.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com", refund_preference: { method: TRANSFER_ONLY } },
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com", refund_preference: { method: AUTO } },
    };
}
