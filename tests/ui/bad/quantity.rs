use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: { product_details: [{ type: DIGITAL, quantity: 0, price: { value: 1, currency: IDR } }] }, // more than 0
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: { product_details: [{ type: DIGITAL, quantity: 0.0, price: { value: 1, currency: IDR } }] }, // still 0
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "orderInformation": { "productDetails": [
        { "type": "DIGITAL", "quantity": -1, "price": { "value": 1, "currency": "IDR" } } // no minus sign
    ] },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: { product_details: [{ type: DIGITAL, quantity: 1234567890123456789, price: { value: 1, currency: IDR } }] }, // 19 digits
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "orderInformation": { "productDetails": [
        { "type": "DIGITAL", "quantity": 1e18, "price": { "value": 1, "currency": "IDR" } } // 19 digits without the exponent
    ] },
};

fn main() {}
