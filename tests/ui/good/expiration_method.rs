use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: CARD },
    expiration_mode: STRICT,
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "paymentMethod": { "type": "EWALLET" },
    "expirationMode": "LOOSE",
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    expiration_mode: STRICT,
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: QR },
    expiration_mode: LOOSE, // the default
};
