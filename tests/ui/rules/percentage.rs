//! The documentation's table calls it an integer, its example is 2.5, and no share exceeds the payment.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com" },
        split_routing_configurations: [
            { merchant_id: "seller-1", type: PERCENTAGE, percentage_amount: 120, currency: IDR, remarks: "goods" },
        ],
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com" },
        split_routing_configurations: [
            { merchant_id: "seller-1", type: PERCENTAGE, percentage_amount: 12.5, currency: IDR, remarks: "goods" },
        ],
    };
}
