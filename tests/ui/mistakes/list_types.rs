//! Lists whose control flow and items have the wrong types: rustc reports them at the user's tokens.

#![deny(warnings)]

use payment_session::{PaymentSession, Product, payment_part, payment_session, request::ProductName};

macro_rules! request {
    ($products:tt) => {
        payment_session! {
            client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
            order_information: { product_details: $products }
        }
    };
}

struct Row {
    name: ProductName,
    is_gift: bool,
}

fn iterator() -> PaymentSession {
    request!([
        for row in 5 { type: PHYSICAL, name: row, quantity: 1, price: { value: 1, currency: IDR } } //~ no iterator
    ])
}

fn condition(rows: &[Row]) -> PaymentSession {
    request!([
        if rows { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } } //~ no `bool`
    ])
}

fn items(rows: Vec<Row>) -> PaymentSession {
    request!([
        ..rows, //~ no products
    ])
}

fn item(product: Product) -> PaymentSession {
    request!([
        ..product, //~ one product
    ])
}

fn list(products: Vec<Product>) -> PaymentSession {
    request!((products.into_iter())) //~ no list
}

fn slice(products: &[Product]) -> PaymentSession {
    request!(products) //~ a slice
}

fn vec(products: Vec<Product>) -> PaymentSession {
    request!((products)) //~ a vector
}

fn value(rows: Vec<Row>) -> PaymentSession {
    request!([
        for row in rows { type: PHYSICAL, name: row.is_gift, quantity: 1, price: { value: 1, currency: IDR } } //~ no name
    ])
}

fn field(rows: Vec<Row>) -> PaymentSession {
    request!([
        for row in rows { type: PHYSICAL, name: row.title, quantity: 1, price: { value: 1, currency: IDR } } //~ no such field
    ])
}

fn function(name: &str) -> PaymentSession {
    request!([
        for name in [name] { type: PHYSICAL, name: name.try_into()?, quantity: 1, price: { value: 1, currency: IDR } } //~ no `Result`
    ])
}

fn part() -> Product {
    payment_part!(Price { value: 1, currency: IDR }) //~ another part
}

fn main() {}
