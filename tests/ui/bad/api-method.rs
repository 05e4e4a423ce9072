use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
    mode: API, // confirmed immediately, but with which method?
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" }, "customerId": "c",
    "mode": "API", // confirmed immediately, but with which method?
    "autoConfirm": true, "paymentType": "SINGLE",
};

fn main() {}
