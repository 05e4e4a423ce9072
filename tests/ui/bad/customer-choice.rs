use payment_session::{Customer, PaymentSession, payment_session};

const _: PaymentSession = payment_session! { // neither
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false,
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    customer: { email: "a@b.id" }, // the later of the two
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false,
    "customer": { "email": "a@b.id" },
    "customerId": "c", // the later of the two
};

fn optional(customer: Option<Customer>) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        customer?: customer, // may be both
    }
}

fn main() {}
