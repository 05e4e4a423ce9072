//! Without the hosted page, the customer cannot choose an e-wallet.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: EWALLET },
        mode: API,
        customer: { email: "rina@example.com" },
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: EWALLET },
        payment_method_options: { ewallet: { channel: DANA } },
        mode: API,
        customer: { email: "rina@example.com" },
    };
}
