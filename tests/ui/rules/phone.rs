//! The tables limit the lengths and say that a number begins with 8, without 0 and country code.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com", phone_number: { country_code: "62", number: "081234567890" } },
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com", phone_number: { country_code: "62", number: "81234567890" } },
    };
}
