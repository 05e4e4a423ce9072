use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: CARD }, // no static card
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "paymentType": "MULTIPLE", "mode": "API", "customerId": "c",
    "paymentMethod": { "type": "EWALLET" }, // no static e-wallet
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, customer_id: "c",
    payment_type: MULTIPLE, // no method at all
};

fn main() {}
