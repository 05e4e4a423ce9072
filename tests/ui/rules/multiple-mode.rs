//! "paymentType 'MULTIPLE' is only allowed when mode is set to 'API'", the gateway responds.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        payment_type: MULTIPLE,
        payment_method: { type: QR },
        mode: REDIRECT,
        customer: { email: "rina@example.com" },
        redirect_url: { success_return_url: "https://shop.example/paid" },
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        payment_type: MULTIPLE,
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com" },
    };
}
