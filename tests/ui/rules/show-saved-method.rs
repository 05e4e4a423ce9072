//! A virtual account or QR code cannot be saved for later payments.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        customer: { email: "rina@example.com" },
        redirect_url: { success_return_url: "https://shop.example/paid" },
        payment_method: { type: QR },
        show_saved_payment: true,
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        customer: { email: "rina@example.com" },
        redirect_url: { success_return_url: "https://shop.example/paid" },
        payment_method: { type: CARD },
        show_saved_payment: true,
    };
}
