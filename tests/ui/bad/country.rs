use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: {
        product_details: [],
        billing_info: { given_name: "A", email: "a@b.id", country: IDN }, // near ID
    },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: {
        product_details: [],
        billing_info: { given_name: "A", email: "a@b.id", country: "ZZ" }, // no such country
    },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "orderInformation": {
        "productDetails": [],
        "billingInfo": { "givenName": "A", "email": "a@b.id", "country": "id" } // upper case
    },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "orderInformation": {
        "productDetails": [],
        "billingInfo": { "givenName": "A", "email": "a@b.id", "country": "Indonesia" } // two letters
    },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: {
        product_details: [],
        shipping_info: {
            given_name: "A", email: "a@b.id", method: REGULAR,
            address_line1: "a", city: "c", province_state: "p",
            country: "", // empty
        },
    },
};

fn main() {}
