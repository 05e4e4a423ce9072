use payment_session::{Currency, PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 1, currency: USD },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "mode": "API", "autoConfirm": false, "customerId": "c",
    "amount": { "value": 1, "currency": "IDR" },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 1, currency: Currency::IDR },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: { product_details: [{ type: DIGITAL, quantity: 1, price: { value: 1, currency: "SGD" } }] },
};

fn run_time(currency: Currency) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
        amount: { value: 1, currency },
    }
}
