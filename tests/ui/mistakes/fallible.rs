//! `try_payment_session!` and `try_payment_part!`: one readable error for each mistake.

use payment_session::{
    Email, Invalid, PaymentSession, Product, Violations, try_payment_part, try_payment_session,
};

struct Row {
    order: String,
    total: f64,
    name: Option<String>,
    email: Option<String>,
    lines: Vec<Line>,
    paid: Option<bool>,
}

struct Line {
    name: String,
    count: i32,
}

struct Error;
struct Mine;

impl TryFrom<Mine> for Email {
    type Error = Error;

    fn try_from(_: Mine) -> Result<Self, Error> {
        Err(Error)
    }
}

fn types(row: Row) -> Result<PaymentSession, Violations> {
    let _ = try_payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        statement_descriptor?: "Shop".to_owned(), //~ no `Option` after `?`
    };
    let _ = try_payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        expiry_at: 1_767_139_140 + 60, //~ an integer for an instant
    };
    let _ = try_payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: { email: Mine }, //~ an error of another type
    };
    let _ = try_payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: "a@b.id".to_owned(), //~ a string for an object
    };
    let _ = try_payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        metadata: { "row": Error }, //~ a type that is not metadata
    };
    Ok(try_payment_session! { //~ a `Result` in a `Result`
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
    })
}

fn lists(row: Row, product: Result<Product, Invalid>) {
    let _ = try_payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        order_information: {
            product_details: [
                for line in row.lines {
                    type: PHYSICAL,
                    name: line, //~ a struct of the user's
                    quantity: 1,
                    price: { value: 1, currency: IDR },
                }
            ],
        },
    };
    let _ = try_payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        order_information: { product_details: [..["Tea"]] }, //~ strings for objects
    };
    let _ = try_payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        order_information: { product_details: [product] }, //~ an error without a place
    };
    let _ = try_payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        order_information: { product_details: [for line in 5 { }] }, //~ nothing to iterate over
    };
}

fn parts(line: Line) {
    let _ = try_payment_part!(Product {
        type: PHYSICAL,
        name: line.name,
        quantity: line.count as f32, //~ a floating-point number of products
        price: { value: 1, currency: IDR },
    });
    let _: Product = try_payment_part!(Product { type: SERVICE, quantity: 1, price: { value: 1, currency: IDR } }); //~ a `Result`
}

const SESSION: Result<PaymentSession, Violations> = try_payment_session! { //~ not a constant
    client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
};

fn options(text: String) {
    let _ = try_payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        statement_descriptor!?: text, //~ no `Option` after `!?`
        metadata: {
            "name"?: String::new(), //~ no `Option` in metadata
            "line"?: Some(Mine), //~ a struct of the user's
        },
    };
}

fn checked() -> Result<payment_session::request::RefundPreference, Violations> {
    try_payment_part!(RefundPreference { method: AUTO }) //~ a checked part
}

fn main() {}
