use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 010, currency: IDR }, // a leading zero
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 1., currency: IDR }, // a bare point
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 1u32, currency: IDR }, // a type suffix
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 0x10, currency: IDR }, // not decimal
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    expiration_mode = STRICT, // a colon
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    "statementDescriptor" "Shop", // no colon
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    statement_descriptor: , // no value
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    5: "five", // not a key
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    statement_descriptor: _, // a placeholder outside a template
};

fn main() {}
