//! A customer is either known to the gateway or described in the request; an older page sends both.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer_id: "CUS-17",
        customer: { email: "rina@example.com" },
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer_id: "CUS-17",
    };
}
