use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: QR },
    save_for_future_use: true, // nothing to save
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "saveForFutureUse": true, // nothing to save
};

fn run_time(save: bool) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        payment_method: { type: QR },
        save_for_future_use: save, // may be true
    }
}

fn main() {}
