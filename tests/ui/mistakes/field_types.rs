//! Run-time values of another type than their field's.

use payment_session::{Customer, Email, GivenName, PaymentSession, payment_session};

struct Row {
    order: String,
    total: i64,
    email: Option<Email>,
    name: Option<String>,
    given_name: Option<GivenName>,
    currency: String,
    saved: Option<bool>,
    customer: Option<Customer>,
}

fn options(row: Row, email: &Email) {
    let _ = payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: {
            email: row.email, //~ an `Option` without `?`
            given_name?: row.name, //~ an `Option` of a string
        },
    };
    let _ = payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: {
            email: email, //~ a reference
            given_name: row.given_name, //~ an `Option` without `?`
        },
    };
    let _ = payment_session! {
        client_reference_id: row.order.try_into(), //~ a `Result` without `?`
        amount: {
            value: row.total, //~ an integer
            currency: row.currency, //~ a string
        },
        redirect_url: {}, customer_id: "C",
        save_for_future_use: row.saved, //~ an `Option` of a truth
    };
    let _ = payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: row.customer, //~ an `Option` of an object
        expiry_at: if row.total > 0 { "2025-12-30T23:59:00Z" } else { "2025-12-31T23:59:00Z" }, //~ strings in arms
    };
}

const REFERENCE: &str = "INV-1";
const SESSION: PaymentSession = payment_session! {
    client_reference_id: REFERENCE, //~ a string in a constant
    amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
};

fn main() {}
