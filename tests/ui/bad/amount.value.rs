use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 0, currency: IDR }, // more than 0
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 0.00, currency: IDR }, // still 0
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "mode": "API", "autoConfirm": false, "customerId": "c",
    "amount": { "value": -1, "currency": "IDR" }, // no minus sign
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 1234567890123456789, currency: IDR }, // 19 digits
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 1e18, currency: IDR }, // 19 digits without the exponent
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "mode": "API", "autoConfirm": false, "customerId": "c",
    "amount": { "value": 0.000000000000000001, "currency": "IDR" }, // 18 digits after the point, and the zero before it
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 123456789012345678.0, currency: IDR }, // a trailing zero counts
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: { product_details: [{ type: DIGITAL, quantity: 1, price: { value: -1, currency: IDR } }] }, // no minus sign in a price
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    split_routing_configurations: [{
        merchant_id: "m", type: FIXED, currency: IDR, remarks: "r",
        fixed_amount: 0, // more than 0
    }],
};

fn main() {}
