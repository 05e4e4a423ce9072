use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, mode: API, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT }, // at which bank?
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" }, "mode": "API", "customerId": "c",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" }, // at which bank?
    "paymentMethodOptions": { "virtualAccount": { "virtualAccountName": "Shop" } },
};

fn main() {}
