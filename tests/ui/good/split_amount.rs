use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    split_routing_configurations: [{
        merchant_id: "m", currency: IDR, remarks: "r", fixed_amount: 1,
        type: FIXED,
    }],
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    split_routing_configurations: [{
        merchant_id: "m", currency: IDR, remarks: "r", percentage_amount: 5,
        type: PERCENTAGE,
    }],
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    split_routing_configurations: [{
        merchant_id: "m", currency: IDR, remarks: "r", fixed_amount: 1, percentage_amount: 5,
        type: FIXED,
    }],
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "splitRoutingConfigurations": [
        { "merchantId": "m", "type": "FIXED", "fixedAmount": 1, "currency": "IDR", "remarks": "r" },
        { "merchantId": "n", "type": "PERCENTAGE", "percentageAmount": 2.5, "currency": "IDR", "remarks": "r" }
    ],
};
