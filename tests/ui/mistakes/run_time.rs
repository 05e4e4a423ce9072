//! Run-time values: rustc's own error at the value, and nothing more.

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
        client_reference_id: order.note.as_str(), //~ a `&str`
        amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: order.total, currency: IDR }, //~ a `u64`
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
        auto_confirm: mode == Mode::API, //~ decides rules
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: order.note.clone() } }, //~ a `String`
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        metadata: { "order": order }, //~ nothing for `MetadataValue`
    };
}

fn deciding(
    order: Order,
    mode: Mode,
    name: &str,
    flag: bool,
    method: payment_session::request::PaymentMethod,
    channel: payment_session::VaChannel,
) {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        mode, //~ decides rules
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        mode: if true { Mode::API } else { Mode::REDIRECT }, //~ decides rules
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: method, //~ rules look into it
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API,
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                channel, //~ decides how long the number is
                virtual_account_number: "00000001",
            },
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: { type: name }, //~ decides rules, and is no method anyway
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        mode: order.note, //~ decides rules, and is no mode anyway
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        mode: if flag { "API" } else { "REDIRECT" }, //~ decides rules, and is no mode anyway
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        auto_confirm: flag, //~ decides rules
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: { email: "a@b.id", refund_preference: { method: name } }, //~ decides rules
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_type: match flag { true => payment_session::PaymentType::SINGLE, false => payment_session::PaymentType::MULTIPLE }, //~ decides rules
    };
}

fn main() {}
