//! Run-time values of wrong types: only rustc's own error at the value.

use payment_session::{ClientReferenceId, Mode, payment_session};

struct Order {
    reference: ClientReferenceId,
    note: String,
    total: u64,
}

fn mismatches(order: &Order, reference: String, mode: Mode, email: Option<payment_session::Email>) {
    let _ = payment_session! {
        client_reference_id: reference, //~ a `String`
        amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: { email }, //~ an `Option` in shorthand
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: { email: order.reference.clone() }, //~ another checked type
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: { email: "a@b.id", given_name?: order.note.clone() }, //~ no `Option`
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 1 + 1, currency: IDR }, //~ an `i32`
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor: descriptor, //~ no such variable
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        metadata: { "order": order }, //~ nothing for `MetadataValue`
    };
}

fn main() {}
