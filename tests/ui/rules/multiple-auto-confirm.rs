//! There is no single payment to confirm.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        payment_type: MULTIPLE,
        payment_method: { type: QR },
        mode: API,
        auto_confirm: false,
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
