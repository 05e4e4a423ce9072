use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 0.01, currency: IDR },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "mode": "API", "autoConfirm": false, "customerId": "c",
    "amount": { "value": 999999999999999999, "currency": "IDR" },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 1e17, currency: IDR },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 10_000.00, currency: IDR },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "mode": "API", "autoConfirm": false, "customerId": "c",
    "amount": { "value": 0.00000000000000001, "currency": "IDR" },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: { product_details: [{ type: DIGITAL, quantity: 1, price: { value: 0, currency: IDR } }] }, // a price may be 0
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    split_routing_configurations: [{
        merchant_id: "m", type: FIXED, currency: IDR, remarks: "r",
        fixed_amount: 0.5,
    }],
};
