//! Mistakes that rustc reports at the tokens of the user.

use payment_session::{PaymentSession, Product, payment_session};

fn product(_: u8) -> Product {
    todo!()
}

fn names(order: &str) {
    let _: PaymentSession = payment_session! {
        client_reference_id: "A", payment_type: MULTIPLE, mode: API, customer_id: "C",
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                channel: PERMATTA, //~ misspelt
                virtual_account_number: order.number(), //~ no such method
            },
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        metadata: { "a": undefined }, //~ no such value
    };
}

fn half_written() {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer: { email: "a@b.id", given_name }, //~ half written
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        expiry_at: "2025-07-04T12:00:00Z".par //~ half a method
    };
}

fn types(row: Option<u8>) {
    let _ = payment_session! {
        client_reference_id: "A" + "B", //~ literals are not computed with
        amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        order_information: { product_details: [
            match row {
                Some(row) => product(row), //~ Rust's own `match`
                None => return,
            }
        ] },
    };
}

fn several() {
    let reference = String::from("A");
    let total = 5_u64;
    let _ = payment_session! {
        client_reference_id: reference, //~ a `String`
        amount: { value: total, currency: IDR }, //~ a `u64`
        customer_id: "C", redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: reference, //~ a `String`, as well
        amount: { value: total, currency: IRD }, //~ a `u64` //~ a misspelt enum value
        customer_id: "C",
        mode: REDIRECT, //~ needs an address
    };
}

fn main() {}
