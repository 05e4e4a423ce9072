use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: { product_details: [{ type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } }] },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: { product_details: [{ type: DIGITAL, quantity: 0.5, price: { value: 1, currency: IDR } }] },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "orderInformation": { "productDetails": [
        { "type": "DIGITAL", "quantity": 1e3, "price": { "value": 1, "currency": "IDR" } }
    ] },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: { product_details: [{ type: DIGITAL, quantity: 123456789012345678, price: { value: 1, currency: IDR } }] },
};
