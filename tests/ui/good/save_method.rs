use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: CARD },
    save_for_future_use: true,
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "paymentMethod": { "type": "EWALLET" },
    "saveForFutureUse": false,
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    save_for_future_use: true,
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: QR },
    save_for_future_use: null,
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: QR },
    save_for_future_use: false, // the default
};
