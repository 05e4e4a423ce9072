//! Only a payment that can be made repeatedly may leave the amount open.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        payment_type: SINGLE,
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com" },
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        payment_type: SINGLE,
        amount: { value: 150000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com" },
    };
}
