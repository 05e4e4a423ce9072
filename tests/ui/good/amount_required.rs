use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 1, currency: IDR },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "paymentType": "SINGLE",
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: QR },
};
