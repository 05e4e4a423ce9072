use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    show_saved_payment: true, // the page shows them
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "paymentMethod": { "type": "CARD" },
    "showSavedPayment": true, // the page shows them
};

fn main() {}
