use payment_session::{PaymentSession, payment_session, request::Country};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: {
        product_details: [],
        billing_info: { given_name: "A", email: "a@b.id", country: ID },
    },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: {
        product_details: [],
        billing_info: { given_name: "A", email: "a@b.id", country: "SG" },
    },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "orderInformation": {
        "productDetails": [],
        "billingInfo": { "givenName": "A", "email": "a@b.id", "country": "ID" }
    },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: {
        product_details: [],
        billing_info: { given_name: "A", email: "a@b.id", country: Country::MY },
    },
};

fn run_time(country: Country) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        order_information: {
            product_details: [],
            billing_info: { given_name: "A", email: "a@b.id", country: country },
        },
    }
}
