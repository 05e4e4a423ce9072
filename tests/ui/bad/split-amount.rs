use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    split_routing_configurations: [{
        merchant_id: "m", currency: IDR, remarks: "r",
        type: FIXED, // fixed_amount
    }],
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    split_routing_configurations: [{
        merchant_id: "m", currency: IDR, remarks: "r",
        type: PERCENTAGE, // percentage_amount
    }],
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    split_routing_configurations: [{
        merchant_id: "m", currency: IDR, remarks: "r", percentage_amount: 5,
        type: FIXED, // the other amount does not count
    }],
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "splitRoutingConfigurations": [
        { "merchantId": "m", "type": "FIXED", "fixedAmount": 1, "currency": "IDR", "remarks": "r" },
        { "merchantId": "n", "type": "PERCENTAGE", "currency": "IDR", "remarks": "r" } // percentageAmount
    ],
};

fn main() {}
