//! Without them, the customer cannot return to the shop.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        mode: REDIRECT,
        customer: { email: "rina@example.com" },
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        mode: REDIRECT,
        customer: { email: "rina@example.com" },
        redirect_url: { success_return_url: "https://shop.example/paid" },
    };
}
