//! "QRIS with paymentType = MULTIPLE must not include an amount", the gateway responds.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        payment_type: MULTIPLE,
        amount: { value: 150000, currency: IDR },
        payment_method: { type: QR },
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
