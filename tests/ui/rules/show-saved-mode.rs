//! In mode API, the merchant builds the page.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: CARD },
        mode: API,
        auto_confirm: false,
        customer: { email: "rina@example.com" },
        show_saved_payment: true,
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: CARD },
        customer: { email: "rina@example.com" },
        redirect_url: { success_return_url: "https://shop.example/paid" },
        show_saved_payment: true,
    };
}
