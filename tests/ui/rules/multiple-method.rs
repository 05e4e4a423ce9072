//! "paymentType 'MULTIPLE' is not allowed for this payment method type", the gateway responds.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        payment_type: MULTIPLE,
        payment_method: { type: CARD },
        mode: API,
        customer: { email: "rina@example.com" },
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        payment_type: MULTIPLE,
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com" },
    };
}
