use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! { // SINGLE by default
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "mode": "API", "autoConfirm": false, "customerId": "c",
    "paymentType": "SINGLE", // how much?
};

const _: PaymentSession = payment_session! { // null is absent
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: null,
};

fn main() {}
