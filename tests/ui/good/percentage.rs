use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    split_routing_configurations: [{
        merchant_id: "m", type: PERCENTAGE, currency: IDR, remarks: "r",
        percentage_amount: 0.01,
    }],
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "splitRoutingConfigurations": [{
        "merchantId": "m", "type": "PERCENTAGE", "currency": "IDR", "remarks": "r",
        "percentageAmount": 2.5
    }],
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    split_routing_configurations: [{
        merchant_id: "m", type: PERCENTAGE, currency: IDR, remarks: "r",
        percentage_amount: 100,
    }],
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    split_routing_configurations: [{
        merchant_id: "m", type: PERCENTAGE, currency: IDR, remarks: "r",
        percentage_amount: 1e2,
    }],
};
