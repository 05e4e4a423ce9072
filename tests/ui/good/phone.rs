use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false,
    customer: { email: "a@b.id", phone_number: { country_code: "+62", number: "89699990001" } },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false,
    customer: { email: "a@b.id", phone_number: { country_code: "62", number: "8" } },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false,
    "customer": { "email": "a@b.id", "phoneNumber": { "countryCode": "1", "number": "899999990001234" } },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false,
    "customer": { "email": "a@b.id", "phoneNumber": { "countryCode": "+855", "number": "12345678" } },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: {
        product_details: [],
        billing_info: {
            given_name: "A", email: "a@b.id",
            phone_number: { country_code: "+62", number: "8" },
        },
    },
};
