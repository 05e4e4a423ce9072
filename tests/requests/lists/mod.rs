//! Lists that `for`, `if`, `match` and `..iterator` build send the same JSON as lists with the same items.

#![deny(warnings, clippy::pedantic, missing_docs)]

mod agreement;
mod flow;
mod items;
mod other_macros;

use payment_session::{
    Invalid, PaymentSession, Product, payment_part, payment_session,
    request::{ProductName, ProductType, Quantity},
};

/// Creates a request with these products.
macro_rules! request {
    ($($products:tt)*) => {
        payment_session::payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            mode: API,
            auto_confirm: false,
            customer_id: "c",
            order_information: { product_details: $($products)* },
        }
    };
}
use request;

struct Row {
    name: ProductName,
    count: Quantity,
    is_gift: bool,
    note: Option<&'static str>,
}

fn quantity(count: u32) -> Quantity {
    count.try_into().expect("the count is not 0")
}

fn row(name: &str, count: u32) -> Row {
    Row { name: name.try_into().expect("a name"), count: quantity(count), is_gift: count == 1, note: None }
}

fn rows() -> Vec<Row> {
    vec![row("Tea", 1), row("Cup", 2), Row { note: Some("by bicycle"), ..row("Courier", 3) }]
}

fn json(session: &PaymentSession) -> String {
    String::from_utf8(session.to_json()).expect("JSON is UTF-8")
}

/// Returns the products of a request as JSON.
fn products(session: &PaymentSession) -> String {
    let json = json(session);
    let (_, products) = json.split_once(r#""productDetails":"#).expect("a list");
    let (products, _) = products.split_once(r#"},"autoConfirm""#).expect("a field after the list");
    products.to_owned()
}

/// Returns the JSON of a product.
fn product(name: &str, count: u32) -> String {
    format!(r#"{{"type":"PHYSICAL","name":"{name}","quantity":{count},"price":{{"value":5,"currency":"IDR"}}}}"#)
}

fn fee() -> Product {
    payment_part!(Product { type: SERVICE, name: "fee", quantity: 1, price: { value: 0.5, currency: IDR } })
}

const FEE: &str = r#"{"type":"SERVICE","name":"fee","quantity":1,"price":{"value":0.5,"currency":"IDR"}}"#;
