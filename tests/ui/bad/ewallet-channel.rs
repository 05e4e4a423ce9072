use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: EWALLET },
    payment_method_options: { ewallet: { channel: SHOPEPAY } }, // near SHOPEEPAY
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: EWALLET },
    payment_method_options: { ewallet: { channel: "GOPAY" } }, // not a wallet of the gateway
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "paymentMethod": { "type": "EWALLET" },
    "paymentMethodOptions": { "ewallet": { "channel": "Dana" } }, // upper case
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "paymentMethod": { "type": "EWALLET" },
    "paymentMethodOptions": { "ewallet": { "channel": "" } }, // empty
};

fn main() {}
