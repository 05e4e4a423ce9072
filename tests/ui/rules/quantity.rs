//! The table allows 1–18 digits, and no order contains a product zero times.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com" },
        order_information: {
            product_details: [
                { type: PHYSICAL, name: "Kopi", quantity: 0, price: { value: 150000, currency: IDR } },
            ],
        },
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com" },
        order_information: {
            product_details: [
                { type: PHYSICAL, name: "Kopi", quantity: 1, price: { value: 150000, currency: IDR } },
            ],
        },
    };
}
