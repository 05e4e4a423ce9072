//! The customer is redirected there; app links are valid too.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        customer: { email: "rina@example.com" },
        redirect_url: { success_return_url: "shop.example/paid" },
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        customer: { email: "rina@example.com" },
        redirect_url: { success_return_url: "https://shop.example/paid" },
    };
}
