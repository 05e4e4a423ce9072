use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: QR },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "paymentType": "MULTIPLE", "mode": "API", "customerId": "c",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "paymentMethodOptions": { "virtualAccount": { "channel": "BCA" } },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, mode: API, customer_id: "c",
    payment_type: SINGLE, payment_method: { type: CARD },
};
