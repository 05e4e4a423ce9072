use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: CARD },
    payment_method_options: {
        card: {
            three_ds_method: EXTERNAL,
            three_ds_info: { eci: "05" },
        },
    },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "paymentMethod": { "type": "CARD" },
    "paymentMethodOptions": { "card": { "threeDsMethod": "EXTERNAL", "threeDsInfo": {} } },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: CARD },
    payment_method_options: { card: { three_ds_method: EXTERNAL } },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: CARD },
    payment_method_options: { card: { three_ds_method: NEVER, three_ds_info: null } },
};
