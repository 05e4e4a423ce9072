use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, mode: API, customer_id: "c",
    payment_method: { type: EWALLET }, // which wallet?
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" }, "mode": "API", "customerId": "c",
    "paymentMethod": { "type": "EWALLET" }, // which wallet?
    "paymentMethodOptions": { "ewallet": {} },
};

fn main() {}
