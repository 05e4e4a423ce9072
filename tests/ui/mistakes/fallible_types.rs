//! `try_payment_session!` with values that do not convert: one error for each, at the value.

use std::{borrow::Cow, collections::HashMap, time::SystemTime};

use payment_session::{
    Checked, Customer, Email, PaymentSession, Product, SplitRouting, Violations, try_payment_part, try_payment_session,
};

struct Id(String);

enum Currency {
    Idr,
}

#[derive(Clone)]
struct Row {
    bytes: Vec<u8>,
    number: Option<String>,
    paid: bool,
    names: Vec<String>,
    nested: Option<Option<String>>,
    parsed: Result<String, String>,
}

/// Values for a string.
fn texts(row: Row, id: Id) {
    macro_rules! reference {
        ($value:expr) => {
            try_payment_session! {
                client_reference_id: $value,
                amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
            }
        };
    }
    let text = String::from("A");
    let _ = reference!(row.bytes.clone()); //~ bytes
    let _ = reference!(&&text.as_str()); //~ a reference to a reference to a `&str`
    let _ = reference!(row.nested.clone()); //~ an `Option` in an `Option`
    let _ = reference!(row.parsed.clone()); //~ a `Result`
    let _ = reference!(row.paid); //~ a boolean
    let _ = reference!(17_u32 + 1); //~ an integer
    let _ = reference!(id); //~ a struct of the user's
    let _ = reference!(Cow::Borrowed(text.as_bytes())); //~ a `Cow` of bytes
    let _ = reference!(text.parse::<Email>().unwrap()); //~ another checked type
}

/// Other fields.
fn fields(row: Row, map: HashMap<String, i64>, now: SystemTime, currency: Currency, customer: &Customer) {
    let _ = try_payment_session! {
        client_reference_id: "1", redirect_url: {}, customer_id: "C",
        amount: {
            value: row.paid.then_some(1.5), //~ an `Option` of a float
            currency: currency, //~ an enum of the user's
        },
        expiry_at: now.elapsed().unwrap(), //~ a duration
        save_for_future_use: "true".to_owned(), //~ a string for a boolean
    };
    let _ = try_payment_session! {
        client_reference_id: "1", redirect_url: {},
        amount: {
            value: row.paid, //~ a boolean for a number
            currency: 360, //~ the number of a currency
        },
        customer: &customer, //~ a reference to a reference
        metadata: map.len(), //~ an integer for an object
    };
    let _ = try_payment_session! {
        client_reference_id: "1", amount: { value: map.get("total").map(Some), currency: IDR }, redirect_url: {}, //~ an `Option` in an `Option`
        customer: {
            email: map["email"], //~ an integer for a string
            given_name?: row.nested, //~ an `Option` in an `Option`
            surname?: row.parsed.ok().map(Id), //~ an `Option` of a struct
            phone_number?: row.number, //~ an `Option` of a string for an object
        },
        statement_descriptor?: map.get("note").map(|note| *note), //~ an `Option` of an integer
    };
}

fn lists(row: Row, shares: Vec<Result<Checked<SplitRouting>, Violations>>, products: &[Product]) {
    let _ = try_payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        order_information: {
            product_details: [
                for name in &row.names {
                    type: PHYSICAL,
                    name: &name, //~ a reference to a reference
                    quantity: name.len() as f64, //~ a float
                    price: { value: 1, currency: IDR },
                }
                ..[products], //~ a list of lists
                ..row.names.iter().map(product), //~ `Option`s of parts
            ],
        },
        split_routing_configurations: shares, //~ a list of parts without `..`
    };
}

fn product(name: &String) -> Option<Result<Product, Violations>> {
    Some(try_payment_part!(Product { type: SERVICE, name, quantity: 1, price: { value: 1, currency: IDR } }))
}

fn results(row: Row) -> PaymentSession {
    try_payment_session! { //~ a `Result`
        client_reference_id: row.number.unwrap_or_default(),
        amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
    }
}

fn main() {}
