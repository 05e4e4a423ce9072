use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: QR },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "paymentType": "MULTIPLE", "mode": "API", "customerId": "c",
    "paymentMethod": { "type": "QR" },
    "autoConfirm": true,
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: QR },
};
