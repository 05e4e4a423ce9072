//! It is the result of an authentication that the merchant runs.

use payment_session::payment_session;

fn main() {
    let _wrong = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: CARD },
        payment_method_options: {
            card: {
                three_ds_method: CHALLENGE,
                three_ds_info: { eci: "05" },
            },
        },
        mode: API,
        auto_confirm: false,
        customer: { email: "rina@example.com" },
    };

    let _right = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: CARD },
        payment_method_options: {
            card: {
                three_ds_method: EXTERNAL,
                three_ds_info: { eci: "05" },
            },
        },
        mode: API,
        auto_confirm: false,
        customer: { email: "rina@example.com" },
    };
}
