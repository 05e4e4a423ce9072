//! The documentation names ISO 3166-2, but its examples are country codes such as `ID`.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com" },
        order_information: {
            product_details: [],
            billing_info: { given_name: "Rina", email: "rina@example.com", country: "IDN" },
        },
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com" },
        order_information: {
            product_details: [],
            billing_info: { given_name: "Rina", email: "rina@example.com", country: ID },
        },
    };
}
