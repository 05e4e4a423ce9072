#![no_implicit_prelude]

// Without the prelude there is no `Option`, no `Some` and no `TryInto`: the macro must bring its own.

use ::payment_session::{
    ClientReferenceId, Email, GivenName, PaymentSession, Product, payment_part, payment_session, request::ProductName,
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1",
    amount: { value: 10000, currency: IDR },
    mode: API,
    auto_confirm: false,
    customer_id: "c",
    order_information: {
        product_details: [
            { type: DIGITAL, quantity: 1, price: { value: 10000, currency: IDR } },
        ],
    },
    metadata: { "invoice": "INV-1", "tags": ["a", 1, true, null] },
};

fn run_time(
    reference: ClientReferenceId,
    email: Email,
    given_name: ::core::option::Option<GivenName>,
    product: ::core::option::Option<ProductName>,
    invoice: ::std::string::String,
    note: ::core::option::Option<&str>,
) -> PaymentSession {
    payment_session! {
        "clientReferenceId": reference,
        "amount": { "value": 10000, "currency": "IDR" },
        "mode": "API",
        "autoConfirm": false,
        "customer": { "email": email, given_name?: given_name },
        order_information: {
            product_details: [
                { type: DIGITAL, quantity: 1, price: { value: 10000, currency: IDR }, name?: product },
            ],
        },
        "metadata": { "invoice": invoice, "note"?: note },
    }
}

fn lists(names: [ProductName; 2], more: ::std::vec::Vec<Product>, is_free: bool) -> PaymentSession {
    payment_session! {
        client_reference_id: "1",
        amount: { value: 10000, currency: IDR },
        customer_id: "c",
        redirect_url: payment_part!(RedirectUrl {}),
        order_information: {
            product_details: [
                for name in names { type: DIGITAL, name, quantity: 1, price: { value: 10000, currency: IDR } }
                if is_free {} else { type: SERVICE, quantity: 1, price: { value: 10000, currency: IDR } }
                match is_free {
                    true => {}
                    false => { type: SERVICE, quantity: 1, price: { value: 10000, currency: IDR } }
                }
                ..more,
            ],
        },
    }
}
