//! The list of e-wallets is complete, unlike the list of banks, so another name is a mistake.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: EWALLET, ewallet: { account_identifier: "81234567890" } },
        payment_method_options: { ewallet: { channel: "GOPAY" } },
        mode: API,
        customer: { email: "rina@example.com" },
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: EWALLET, ewallet: { account_identifier: "81234567890" } },
        payment_method_options: { ewallet: { channel: DANA } },
        mode: API,
        customer: { email: "rina@example.com" },
    };
}
