//! The type decides which field holds the size of the share.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com" },
        split_routing_configurations: [
            { merchant_id: "seller-1", type: FIXED, percentage_amount: 10, currency: IDR, remarks: "goods" },
        ],
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com" },
        split_routing_configurations: [
            { merchant_id: "seller-1", type: FIXED, fixed_amount: 15000, currency: IDR, remarks: "goods" },
        ],
    };
}
