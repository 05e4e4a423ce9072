//! Without the hosted page, the customer cannot choose a bank.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: VIRTUAL_ACCOUNT },
        mode: API,
        customer: { email: "rina@example.com" },
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: BNI } },
        mode: API,
        customer: { email: "rina@example.com" },
    };
}
