//! `Some`, `None` and `null` where the key decides whether a value is present.

use payment_session::{payment_session, request::StatementDescriptor};

fn options(name: Option<StatementDescriptor>, x: StatementDescriptor) {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor: Some(x), //~ `Some` around a value
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor: None, //~ leave it out
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor?: "Shop", //~ a literal is not an `Option`
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        redirect_url: {},
        mode?: REDIRECT, //~ decides rules
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 1, currency?: IDR }, //~ is required
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        mode: Some(REDIRECT), //~ `Some` around an enum value
        redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer: { email: "a@b.id" },
        amount: Some({ value: 1, currency: IDR }), //~ `Some` around an object
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        metadata: { "a": None }, //~ `None` in arbitrary JSON
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        metadata: {
            "a"?: 5, //~ no Option
            "b"?: null, //~ this as well
            "c"?: { "d": 1 }, //~ this as well
        },
    };
}

fn main() {}
