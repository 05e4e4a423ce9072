use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! { // no reference
    amount: { value: 1, currency: IDR }, mode: API, auto_confirm: false, customer_id: "c",
};

const _: PaymentSession = payment_session! {
    client_reference_id: "", // at least 1 character
    amount: { value: 1, currency: IDR }, mode: API, auto_confirm: false, customer_id: "c",
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "order 1", // a space
    "amount": { "value": 1, "currency": "IDR" }, "mode": "API", "autoConfirm": false, "customerId": "c",
};

const _: PaymentSession = payment_session! {
    client_reference_id: "INV/2025/1", // slashes
    amount: { value: 1, currency: IDR }, mode: API, auto_confirm: false, customer_id: "c",
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "N°1", // not ASCII
    "amount": { "value": 1, "currency": "IDR" }, "mode": "API", "autoConfirm": false, "customerId": "c",
};

const _: PaymentSession = payment_session! {
    client_reference_id: "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr1", // at most 100 characters
    amount: { value: 1, currency: IDR }, mode: API, auto_confirm: false, customer_id: "c",
};

fn main() {}
