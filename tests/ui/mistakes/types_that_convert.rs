//! `try_payment_session!` and `try_payment_part!` with values that do not convert: one of each help.

use std::error::Error;

use payment_session::{
    Checked, Customer, Email, Invalid, PaymentSession, Product, SplitRouting, Violations, payment_session,
    try_payment_part, try_payment_refund, try_payment_session,
};

struct Row {
    total: f64,
    name: Option<String>,
    saved: Option<bool>,
    parsed: Result<String, String>,
}

struct Failure;
struct Mine;

impl TryFrom<Mine> for Email {
    type Error = Failure;

    fn try_from(_: Mine) -> Result<Self, Failure> {
        Err(Failure)
    }
}

fn fields(row: Row, customer: &Customer, shares: Vec<Result<Checked<SplitRouting>, Violations>>) {
    let _ = try_payment_session! {
        client_reference_id: row.parsed, //~ a `Result`
        amount: { value: row.total, currency: IDR }, //~ a float
        redirect_url: {},
        customer: {
            email: Mine, //~ an error of another type
            given_name?: String::new(), //~ no `Option` after `?`
            surname?: row.saved, //~ an `Option` of a truth
        },
        split_routing_configurations: shares, //~ a list of parts without `..`
        metadata: {
            "row": Failure, //~ a struct of the user's
            "line"?: Some(Failure), //~ an `Option` of one
            "name"?: String::new(), //~ no `Option`
        },
    };
    let _ = try_payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: &customer, //~ a reference to a reference
        statement_descriptor!?: row.name.unwrap_or_default(), //~ no `Option` after `!?`
        order_information: { product_details: [
            ..["Tea"], //~ strings for objects
            for line in 5 {}, //~ nothing to iterate over
        ] },
    };
}

/// A value of another type for each kind of field.
fn kinds(path: std::path::PathBuf, timestamp: i64, total: f64, mine: Mine, account: Option<i64>) {
    let _ = try_payment_session! {
        client_reference_id: path, //~ no id
        amount: {
            value: 1,
            currency: mine, //~ an enum of the user's
        },
        customer_id: "C",
        redirect_url: { success_return_url: 404 + 0 }, //~ no address
        statement_descriptor: timestamp, //~ a number for a string
        expiry_at: timestamp, //~ seconds or milliseconds
        save_for_future_use: "true".trim(), //~ a string for a truth
        metadata: total, //~ no map
    };
    let _ = try_payment_session! {
        client_reference_id: "1",
        amount: total, //~ an object
        redirect_url: {},
        customer: "Ana".trim(), //~ an object
    };
    let _ = try_payment_session! {
        client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "C",
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                channel: PERMATA,
                virtual_account_number?: account, //~ leading zeros
            },
        },
    };
    let _ = try_payment_refund! {
        client_reference_id: "1", payment_session_id: "1", reason: DUPLICATE,
        amount: {
            value: total, //~ a float
            currency: IDR,
        },
    };
}

fn results(email: impl Into<String>) -> PaymentSession {
    try_payment_session! { //~ a `Result`
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: { email }, //~ a string first
    }
}

fn boxed(name: &str) -> Result<Product, Box<dyn Error>> {
    try_payment_part!(Product { type: PHYSICAL, name, quantity: 1, price: { value: 1, currency: IDR } }) //~ another type of error: `?` would convert it
}

fn one_value(reference: &str) -> Result<PaymentSession, Invalid> {
    let session = try_payment_session! {
        client_reference_id: reference, amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
    }?; //~ no conversion into the error of one value
    Ok(session)
}

fn float(total: f64) -> Result<PaymentSession, Violations> {
    Ok(payment_session! {
        client_reference_id: "1", redirect_url: {}, customer_id: "C",
        amount: { value: total.try_into()?, currency: IDR }, //~ one error
    })
}

fn main() {}
